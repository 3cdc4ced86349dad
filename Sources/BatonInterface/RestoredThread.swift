package import BatonCore

/// A thread as the history gives it back.
package struct RestoredThread: Hashable, Sendable {
    package var thread: ChatThread
    package var draft: Draft
    /// Whether its server has forgotten it, as the rehearsal does with its end: what was said then goes along with the next
    /// message.
    package var isForgotten: Bool

    package init(thread: ChatThread, draft: Draft = Draft(), isForgotten: Bool = false) {
        self.thread = thread
        self.draft = draft
        self.isForgotten = isForgotten
    }
}

/// A slot as it stood when the program was last used.
package struct RestoredSlot: Hashable, Sendable {
    package enum Content: Hashable, Sendable {
        case thread(RestoredThread)
        /// Nothing was said yet, but perhaps written.
        case draft(Draft)
    }

    package var number: SlotNumber
    package var agent: AgentReference
    package var content: Content

    package init(number: SlotNumber, agent: AgentReference, content: Content) {
        self.number = number
        self.agent = agent
        self.content = content
    }
}
