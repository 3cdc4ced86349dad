/// What watsonx Orchestrate knows of its threads beyond their turns, which the ledger remembers.
actor OrchestrateThreads {
    /// A thread is a conversation of the ledger's, under the same id.
    struct ChatThread: Hashable, Sendable {
        let id: ConversationID
        var title: String
        /// nil where the thread was created without one and nothing was said yet.
        var agent: RehearsedAgent?
        /// Milliseconds since 1970.
        let created: Int64
        var updated: Int64
    }

    private var threads: [ConversationID: ChatThread] = [:]
    /// What clients noted on messages, such as a thumb; gone with their thread.
    private var notes: [ConversationID: [String: JSON]] = [:]

    func add(_ thread: ChatThread) {
        threads[thread.id] = thread
    }

    subscript(id: ConversationID) -> ChatThread? { threads[id] }

    /// Oldest first.
    var all: [ChatThread] {
        threads.values.sorted { $0.id < $1.id }
    }

    /// Notes that `run` was started in a thread, which may be new; a thread without a title is called after its first prompt.
    func note(_ run: RunRecord) {
        var thread =
            threads[run.conversation]
            ?? ChatThread(id: run.conversation, title: "", agent: nil, created: run.started, updated: run.started)
        if thread.title.isEmpty { thread.title = String(run.prompt.prefix(Self.longestTitle)) }
        thread.agent = thread.agent ?? run.agent
        thread.updated = run.started
        threads[thread.id] = thread
    }

    func rename(_ id: ConversationID, to title: String, at now: Int64) {
        threads[id]?.title = title
        threads[id]?.updated = now
    }

    func remove(_ id: ConversationID) {
        threads[id] = nil
        notes[id] = nil
    }

    /// Keeps a message's `message_state`.
    func note(_ state: JSON, on message: String, in thread: ConversationID) {
        notes[thread, default: [:]][message] = state
    }

    /// The messages with what was noted on them.
    func annotated(_ messages: [JSON], in thread: ConversationID) -> [JSON] {
        guard let notes = notes[thread] else { return messages }
        return messages.map { message in
            guard let state = message["id"]?.string.flatMap({ notes[$0] }) else { return message }
            return message.replacing("message_state", with: state)
        }
    }

    /// A line of a thread list.
    private static let longestTitle = 80
}
