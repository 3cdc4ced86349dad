/// Prompts and answers in their order: a thread on one platform, a chain of tasks on the other.
package struct Conversation: Hashable, Sendable {
    package let id: ConversationID
    /// Milliseconds since 1970.
    package let started: Int64
    /// What the conversation held when a client brought it along, before its first run.
    package internal(set) var earlier: [Exchange]
    package internal(set) var runs: [RunRecord]

    /// Everything said so far, oldest first: what an agent remembers.
    package var exchanges: [Exchange] {
        earlier + runs.map { Exchange(prompt: $0.prompt, answer: $0.text, ask: $0.ask) }
    }
}

/// One prompt and what came of it.
package struct Exchange: Hashable, Sendable {
    package var prompt: String
    package var answer: String
    /// The question that the answer ended with.
    package var ask: Ask?

    package init(prompt: String, answer: String, ask: Ask? = nil) {
        self.prompt = prompt
        self.answer = answer
        self.ask = ask
    }
}
