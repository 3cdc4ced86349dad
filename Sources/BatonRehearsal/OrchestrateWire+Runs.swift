import HTTPTypes
import Hummingbird

extension OrchestrateWire {
    /// Runs: start, watch, list, read, replay, cancel (§3).
    func addRuns(to routes: WireRoutes<Self>, at root: String) {
        routes.add("\(root)/runs", [.get: listRuns, .post: createRun])
        routes.add("\(root)/runs/stream", [.post: streamRun])
        routes.add("\(root)/runs/:run", [.get: showRun])
        routes.add("\(root)/runs/:run/events", [.get: replayRun])
        routes.add("\(root)/runs/cancel/:run", [.post: cancelRun])
    }

    /// Starts a run in a thread that the platform gave, or in a new one.
    /// - Parameter origin: where files that go with the answer are fetched; nil for an interface that has none.
    /// - Throws: 429 where the agent is asked to refuse, 404 for an unknown thread, 409 for one whose run has not ended.
    func start(
        _ prompt: String, _ agent: RehearsedAgent, in thread: ConversationID?, with files: [AttachedFile] = [],
        from origin: String? = nil
    ) async throws -> RunRecord {
        try await checkRefusal(of: prompt, by: agent)
        do {
            let run = try await ledger.start(
                agent: agent, prompt: prompt, conversation: thread, files: files, origin: origin)
            await threads.note(run)
            return run
        } catch .unknownConversation(let id) {
            throw WireFailure.detail(.notFound, "Thread \(id.uuid) not found")
        } catch .busy(let run) {
            throw WireFailure.detail(.conflict, "Thread is busy: run \(run.uuid) has not ended")
        }
    }

    /// - Throws: what the server's faults or the agent have against the prompt.
    func checkRefusal(of prompt: String, by agent: RehearsedAgent) async throws {
        if let refusal = faults.refusalOfRun() { throw refusal }
        switch await ledger.refusal(for: prompt, agent: agent) {
        case .tooManyRequests(let seconds): throw WireFailure.tooManyRequests(retryAfterSeconds: seconds)
        case .refuse(let refusal): throw failure(for: refusal, agent)
        default: return
        }
    }

    /// How long a stream is kept when the client does not say (§0.5).
    private static let defaultStreamTimeout = Duration.seconds(60)
    /// How long the replay waits for a run's end when the client does not say (§3.2).
    private static let defaultReplayTimeout = Duration.seconds(1)

    private func createRun(_ call: WireCall) async throws -> Response {
        try answer(try await start(call), call)
    }

    /// The run's ids, or its stream where the query asks for one.
    func answer(_ run: RunRecord, _ call: WireCall) throws -> Response {
        if call.query("stream")?.lowercased() == "true" { return try stream(run, call) }
        return .json([
            "thread_id": .string(run.conversation.uuid), "run_id": .string(run.id.uuid),
            "task_id": .string(run.workID.uuid), "message_id": .string(run.promptMessage.uuid),
        ])
    }

    private func streamRun(_ call: WireCall) async throws -> Response {
        try stream(try await start(call), call)
    }

    /// The run's events while they happen, until it ends, becomes a flow, or the time is up.
    func stream(_ run: RunRecord, _ call: WireCall) throws -> Response {
        let limit = try faults.streamTimeout ?? Self.streamTimeout(call) ?? Self.defaultStreamTimeout
        let manner = faults.manner
        return .events(faults.framing, manner) { [ledger, faults] writer in
            var narrator = OrchestrateNarrator(run, manner)
            try await writer.write(narrator.opening())
            let end = try await writer.write(run.id, of: ledger, atMost: limit, by: &narrator) { act in
                act == .misbehave(.goOnAlone) || manner.ends(after: act)
            }
            // When its time is up the stream just ends; whoever wants to know how the run goes on asks for it.
            if end == .timedOut {
                guard faults.failsAtTimeout else { return }
                await ledger.fail(run: run.id, "Stream timed out")
            }
            guard let run = await ledger.record(of: run.id) else { return }
            if end != .stopped {
                try await writer.write(narrator.closing(run))
            } else if run.notice != nil {
                try await writer.write(narrator.leaving(run))
            }
        }
    }

    /// - Parameter assistant: the agent that the path names in the body's place.
    func start(_ call: WireCall, assistant: RehearsedAgent? = nil) async throws -> RunRecord {
        // What is wrong with the query is said before anything runs.
        _ = try Self.streamTimeout(call)
        let body = try call.json()
        let request = try OrchestrateRequest(body, assistant: assistant)
        let thread: ConversationID? =
            if let id = request.thread, !id.isEmpty { try await conversation(id).id } else { nil }
        return try await start(
            request.prompt, request.agent, in: thread, with: await attachments(in: body), from: "http://\(call.host)")
    }

    private func listRuns(_ call: WireCall) async throws -> Response {
        var runs: [RunRecord] = []
        for thread in await threads.all { runs += await ledger.conversation(thread.id)?.runs ?? [] }
        return try Self.list(runs, call)
    }

    /// A page of runs, the oldest first.
    static func list(_ runs: [RunRecord], _ call: WireCall) throws -> Response {
        let page = try OrchestratePage(call)
        return .json([
            "total": .int(runs.count), "limit": .int(page.limit ?? runs.count), "offset": .int(page.offset),
            "data": .array(page.cut(runs.sorted { $0.id < $1.id }.map(OrchestrateRun.entry))),
        ])
    }

    func showRun(_ call: WireCall) async throws -> Response {
        .json(OrchestrateRun.entry(try await run(call)))
    }

    /// The run's events as one array: all when it has ended within the time, else those until then.
    private func replayRun(_ call: WireCall) async throws -> Response {
        let run = try await run(call)
        let limit = try Self.streamTimeout(call) ?? Self.defaultReplayTimeout
        var narrator = OrchestrateNarrator(run)
        var events = narrator.opening()
        let end = try await ledger.acts(of: run.id).listen(atMost: limit) { acts in
            for act in acts {
                events += narrator.events(for: act)
                guard act.act == .misbehave(.goOnAlone), let run = await ledger.record(of: run.id) else { continue }
                events += narrator.notice(of: run)
            }
        }
        if end == .runEnded, let run = await ledger.record(of: run.id) { events += narrator.closing(run) }
        return .json(.array(events))
    }

    private func cancelRun(_ call: WireCall) async throws -> Response {
        let run = try await run(call)
        await ledger.cancel(run: run.id)
        return .json(["thread_id": .string(run.conversation.uuid), "run_id": .string(run.id.uuid)])
    }

    private func run(_ call: WireCall) async throws -> RunRecord {
        let id = call.capture("run")
        guard let key = RunID(id), let run = await ledger.record(of: key), await threads[run.conversation] != nil else {
            throw WireFailure.detail(.notFound, "Run \(id) not found")
        }
        return run
    }

    /// `stream_timeout` in milliseconds.
    private static func streamTimeout(_ call: WireCall) throws(WireFailure) -> Duration? {
        guard let text = call.query("stream_timeout") else { return nil }
        guard let milliseconds = Int64(text), milliseconds >= 0 else {
            throw .unprocessable(["query", "stream_timeout"], "Input should be a valid integer", type: "int_parsing")
        }
        return .milliseconds(milliseconds)
    }
}
