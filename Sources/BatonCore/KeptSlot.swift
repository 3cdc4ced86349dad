/// A slot as it stood when the program was last used.
package struct KeptSlot: Hashable, Sendable {
    /// Counted from 1.
    package var number: Int
    package var agent: AgentReference
    /// The thread that stands in it; nil where nothing has been said yet.
    package var thread: ThreadID?

    package init(number: Int, agent: AgentReference, thread: ThreadID? = nil) {
        self.number = number
        self.agent = agent
        self.thread = thread
    }
}
