/// What a user has typed and not sent.
package struct Draft: Hashable, Sendable {
    package var text: String
    /// Prompts that wait for the run to end, oldest first.
    package var queue: [Prompt]

    package init(text: String = "", queue: [Prompt] = []) {
        self.text = text
        self.queue = queue
    }

    package var isEmpty: Bool { text.isEmpty && queue.isEmpty }
}

/// What a draft belongs to.
package enum DraftPlace: Hashable, Sendable {
    case thread(ThreadID)
    /// The next thread with an agent, while nothing has been sent in it.
    case agent(AgentReference)
}
