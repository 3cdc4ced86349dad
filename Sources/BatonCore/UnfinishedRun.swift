/// A run whose end the history does not know: the program ended before it, or another Baton watches it now.
package struct UnfinishedRun: Hashable, Sendable {
    package var thread: ThreadSummary
    package var turn: TurnID
    /// What had come of it; its text is a part of the answer only. Without a handle the server may have the prompt or not,
    /// and nobody can ask.
    package var run: Run

    package init(thread: ThreadSummary, turn: TurnID, run: Run) {
        self.thread = thread
        self.turn = turn
        self.run = run
    }
}
