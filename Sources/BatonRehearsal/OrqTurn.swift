import HTTPTypes

/// One turn of a task: the run, the agent in whose name it goes, and how it came about.
struct OrqTurn: Sendable {
    let run: RunRecord
    let agent: OrqAgent
    let isContinuation: Bool
}

extension OrqWire {
    /// Starts a turn of the first two generations.
    /// - Throws: 429 where the agent is asked to refuse, 404 for an unknown task, 409 for one that is not inactive, 400 where
    ///   the message does not fit the calls that wait.
    func start(_ request: OrqRequest, _ agent: OrqAgent) async throws -> OrqTurn {
        try await checkRefusal(of: request.prompt, by: agent)
        if let task = request.task, await !book.isTask(task) { throw WireFailure.message(.notFound, "Task not found") }
        var place = request.task
        if place == nil, let name = request.conversation { place = await book.conversation(named: name) }
        let last = await lastRun(of: place)
        try await checkIdle(last)
        try request.checkResults(for: last?.pendingCalls.map(\.id) ?? [])
        do {
            let run = try await run(request, by: agent, in: place)
            await book.note(run)
            if let name = request.conversation { await book.name(run.conversation, name) }
            return OrqTurn(run: run, agent: agent, isContinuation: place != nil)
        } catch .unknownConversation {
            throw WireFailure.message(.notFound, "Task not found")
        } catch .busy {
            throw Self.busy
        }
    }

    /// - Throws: what stands against the prompt before anything runs.
    func checkRefusal(of prompt: String, by agent: OrqAgent) async throws {
        if faults.contains(.rateLimit), await book.isRefusedInTurn() {
            throw WireFailure.rateLimited(retryAfterSeconds: Self.retryAfterSeconds)
        }
        let scene = OrqScene(prompt)
        if case .refused(let shape)? = scene { throw shape.failure }
        let behaviour = scene == .stumble ? RehearsedAgent.stumble : agent.behaviour
        switch await ledger.refusal(for: prompt, agent: behaviour) {
        case .tooManyRequests(let seconds)?: throw WireFailure.rateLimited(retryAfterSeconds: seconds)
        case .refuse(let refusal)?: throw WireFailure.refused(refusal)
        default: return
        }
    }

    /// Short, because it is waited for again and again.
    private static let retryAfterSeconds = 2

    private static var busy: WireFailure { .message(.conflict, "Task is not in an inactive state") }

    private func lastRun(of place: ConversationID?) async -> RunRecord? {
        guard let place else { return nil }
        return await ledger.conversation(place)?.runs.last
    }

    private func checkIdle(_ last: RunRecord?) async throws {
        guard let last else { return }
        guard last.state.isEnded else { throw Self.busy }
        if faults.contains(.busyTask), await book.isBusy(after: last.id) { throw Self.busy }
    }

    private func run(
        _ request: OrqRequest, by agent: OrqAgent, in place: ConversationID?
    ) async throws(LedgerError) -> RunRecord {
        guard faults.contains(.newTaskID), let place else {
            return try await ledger.start(
                agent: agent.behaviour.staged, prompt: request.prompt, conversation: place, files: request.files)
        }
        let earlier = await ledger.conversation(place)?.exchanges ?? []
        return try await ledger.start(
            agent: agent.behaviour.staged, prompt: request.prompt, conversation: nil, earlier: earlier,
            files: request.files)
    }
}
