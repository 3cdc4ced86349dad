/// A place in the history where the words of a search stand.
package struct SearchHit: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable {
        case prompt, answer = "text", reasoning, step
    }

    /// A piece of the text around the words; several in their order make the snippet.
    package struct Piece: Hashable, Sendable {
        package var text: String
        /// Whether this is what was searched for.
        package var isMatch: Bool

        package init(_ text: String, isMatch: Bool = false) {
            self.text = text
            self.isMatch = isMatch
        }
    }

    package var thread: ThreadID
    /// The thread's title, else the first line of its first prompt.
    package var title: String
    package var agent: AgentReference
    package var turn: TurnID
    /// The turn's place in its thread, counted from 0.
    package var turnIndex: Int
    /// Milliseconds since 1970-01-01 00:00 UTC.
    package var created: Int64
    package var kind: Kind
    package var snippet: [Piece]

    package init(
        thread: ThreadID, title: String, agent: AgentReference, turn: TurnID, turnIndex: Int, created: Int64,
        kind: Kind, snippet: [Piece]
    ) {
        self.thread = thread
        self.title = title
        self.agent = agent
        self.turn = turn
        self.turnIndex = turnIndex
        self.created = created
        self.kind = kind
        self.snippet = snippet
    }
}
