/// A thread of the history as a list shows it.
package struct ThreadSummary: Hashable, Sendable {
    package var id: ThreadID
    package var agent: AgentReference
    package var title: String?
    /// The first line of the first prompt, for a thread that nobody has named.
    package var opening: String
    package var handle: RemoteHandle?
    /// How the newest run ended (``Outcome/word``); nil while it goes on, and before the first.
    package var outcome: String?
    package var turnCount: Int
    /// In milliseconds since 1970-01-01 00:00 UTC.
    package var created: Int64
    package var updated: Int64
    package var isPinned = false
    package var isArchived = false
    /// Whether something came that the user has not seen.
    package var isUnread = false

    package init(
        id: ThreadID, agent: AgentReference, title: String? = nil, opening: String = "", handle: RemoteHandle? = nil,
        outcome: String? = nil, turnCount: Int = 0, created: Int64, updated: Int64
    ) {
        self.id = id
        self.agent = agent
        self.title = title
        self.opening = opening
        self.handle = handle
        self.outcome = outcome
        self.turnCount = turnCount
        self.created = created
        self.updated = updated
    }
}
