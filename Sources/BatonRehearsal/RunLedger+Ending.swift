extension RunLedger {
    /// The run when it has ended; nil for one that is not known (any more).
    ///
    /// - Throws: ``ConnectionDropped`` where the agent asks for it, because there is no answer to be sent then.
    nonisolated func end(of run: RunID) async throws -> RunRecord? {
        for await act in await acts(of: run) where act.act == .misbehave(.dropConnection) { throw ConnectionDropped() }
        try Task.checkCancellation()
        return await record(of: run)
    }
}
