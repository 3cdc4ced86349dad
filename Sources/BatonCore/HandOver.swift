/// A conversation that was handed to another agent: it goes on in a thread of its own, which begins with what was said.
package struct HandOver: Hashable, Sendable {
    /// Where it comes from, and where it goes on.
    package var from: ThreadID
    package var fromAgent: AgentReference
    package var to: ThreadID
    package var toAgent: AgentReference
    /// The turn of the old thread behind which it left.
    package var turn: TurnID
    /// How many turns the transcript tells.
    package var turnCount: Int
    /// How many turns before them it leaves out.
    package var leftOutCount: Int
    /// What was said, oldest first. Empty where it is read for the old thread, which has it all, and where nothing that was
    /// said there may be kept.
    package var transcript: [ChatMessage]

    package init(
        from: ThreadID, fromAgent: AgentReference, to: ThreadID, toAgent: AgentReference, turn: TurnID, turnCount: Int,
        leftOutCount: Int, transcript: [ChatMessage] = []
    ) {
        self.from = from
        self.fromAgent = fromAgent
        self.to = to
        self.toAgent = toAgent
        self.turn = turn
        self.turnCount = turnCount
        self.leftOutCount = leftOutCount
        self.transcript = transcript
    }

    /// Hands `thread` over as it is now: what is loaded of it, and what it was told itself.
    /// - Returns: nil where nothing was said.
    package init?(of thread: ChatThread, to: ThreadID, _ toAgent: AgentReference) {
        guard let last = thread.turns.last, !thread.transcript.isEmpty else { return nil }
        let told = thread.origin.map { $0.transcript.isEmpty ? 0 : $0.turnCount } ?? 0
        let untold = thread.origin.map { $0.leftOutCount + $0.turnCount - told } ?? 0
        self.init(
            from: thread.id, fromAgent: thread.agent, to: to, toAgent: toAgent, turn: last.id,
            turnCount: thread.turns.count + told, leftOutCount: thread.earlierTurnCount + untold,
            transcript: thread.transcript)
    }
}
