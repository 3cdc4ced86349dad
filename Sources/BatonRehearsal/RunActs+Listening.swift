extension RunActs {
    /// Hands the acts to `body` as they come, in lists of what has gathered, until the run ends or the time is up.
    ///
    /// - Parameter limit: how long to listen; the run itself goes on after that.
    /// - Returns: why it ended.
    /// - Throws: what `body` throws, and `CancellationError`.
    func listen(
        atMost limit: Duration, _ body: ([TimedAct]) async throws -> Void
    ) async throws -> ActMailbox.End {
        let mailbox = ActMailbox()
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                for await acts in batches { mailbox.put(acts) }
                mailbox.close(.runEnded)
            }
            group.addTask {
                // The platforms' streams end by the wall clock, however fast the rehearsal plays.
                try await Task.sleep(for: limit)
                mailbox.close(.timedOut)
            }
            while let acts = await mailbox.take() { try await body(acts) }
            group.cancelAll()
            try Task.checkCancellation()
            return mailbox.end ?? .runEnded
        }
    }
}
