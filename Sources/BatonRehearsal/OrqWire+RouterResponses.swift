import HTTPTypes
import Hummingbird

extension OrqWire {
    /// The third generation: responses of the router (`orq.md` §8).
    func addRouterResponses(to routes: WireRoutes<Self>) {
        routes.add("/v3/router/responses", [.post: createResponse])
        routes.add("/v3/router/responses/:response", [.get: showRouterResponse])
    }

    /// How long a stream is kept: the first generation's default, for this one names none.
    private static let routerStreamTimeout = Duration.seconds(1_800)

    private func createResponse(_ call: WireCall) async throws -> Response {
        let request = try OrqRouterRequest(try call.json())
        let run = try await start(request)
        if request.isStream {
            return events { try await tell(run, request, to: &$0) }
        }
        if request.isBackground { return .json(OrqRouterResponse.entry(run, request, status: "queued", output: [])) }
        guard let ended = try await ledger.end(of: run.id) else { throw Self.unknown(OrqRouterResponse.id(run)) }
        return .json(await entry(ended, request))
    }

    private func tell(
        _ started: RunRecord, _ request: OrqRouterRequest, to writer: inout EventWriter
    ) async throws {
        var narrator = OrqFaultyNarrator(OrqRouterNarrator(started, request), faults)
        try await writer.write(narrator.opening())
        // The generation has no event for a time that is up: the stream just ends.
        if !faults.contains(.streamTimeout) {
            let limit = Self.routerStreamTimeout
            let end = try await writer.write(started.id, of: ledger, atMost: limit, by: &narrator)
            if end == .runEnded, let run = await ledger.record(of: started.id) {
                try await writer.write(narrator.closing(run))
            }
        }
        try await writeDone(to: &writer)
    }

    private func showRouterResponse(_ call: WireCall) async throws -> Response {
        let id = call.capture("response")
        guard let (run, request) = await stored(id) else { throw Self.unknown(id) }
        return .json(await entry(run, request))
    }

    /// The response as it stands, with the output of what has ended.
    private func entry(_ run: RunRecord, _ request: OrqRouterRequest) async -> JSON {
        guard run.state.isEnded else { return OrqRouterResponse.entry(run, request, output: []) }
        var narrator = OrqRouterNarrator(run, request)
        for await act in await ledger.acts(of: run.id) { _ = narrator.events(for: act) }
        _ = narrator.closing(run)
        return OrqRouterResponse.entry(run, request, output: narrator.output)
    }

    private func stored(_ id: String) async -> (run: RunRecord, request: OrqRouterRequest)? {
        guard id.hasPrefix("resp_"), let key = RunID(String(id.dropFirst(5))), let run = await ledger.record(of: key),
            let request = await book.request(of: key), request.isStored
        else { return nil }
        return (run, request)
    }

    private static func unknown(_ id: String) -> WireFailure {
        .router(.notFound, "response_not_found", "Response \(id) not found")
    }
}

// MARK: - Starting

extension OrqWire {
    private func start(_ request: OrqRouterRequest) async throws -> RunRecord {
        guard let agent = await book.agent(request.agent) else {
            throw WireFailure.router(.notFound, "agent_not_found", "Agent \(request.agent) not found", param: "model")
        }
        try await checkRefusal(of: request.prompt, by: agent)
        let (conversation, earlier) = try await place(of: request)
        do {
            let run = try await ledger.start(
                agent: agent.behaviour.staged, prompt: request.prompt, conversation: conversation, earlier: earlier)
            await book.note(request, of: run.id)
            if let name = request.conversation { await book.name(run.conversation, name) }
            return run
        } catch .busy(let run) {
            throw WireFailure.router(.conflict, "response_in_progress", "Response resp_\(run.ulid) has not ended")
        } catch .unknownConversation(let id) {
            throw WireFailure.router(.notFound, "conversation_not_found", "Conversation \(id.ulid) not found")
        }
    }

    /// Where the turn goes on: in the conversation of the response before, when that is its newest, else in a new one that
    /// remembers the same up to there.
    ///
    /// - Throws: 404 for a response that there is none of, 400 where the input does not fit the calls that wait.
    private func place(of request: OrqRouterRequest) async throws -> (ConversationID?, [Exchange]) {
        if let name = request.conversation {
            let place = await book.conversation(named: name)
            var last: RunRecord?
            if let place { last = await ledger.conversation(place)?.runs.last }
            try request.checkResults(for: last?.pendingCalls.map(\.id) ?? [])
            return (place, request.earlier)
        }
        guard let previous = request.previous else {
            try request.checkResults(for: [])
            return (nil, request.earlier)
        }
        guard let (run, _) = await stored(previous), let conversation = await ledger.conversation(run.conversation)
        else {
            throw Self.unknown(previous)
        }
        try request.checkResults(for: run.pendingCalls.map(\.id))
        if conversation.runs.last?.id == run.id { return (conversation.id, []) }
        let before = conversation.runs.prefix { $0.id <= run.id }
        return (nil, conversation.earlier + before.map { Exchange(prompt: $0.prompt, answer: $0.text, ask: $0.ask) })
    }
}
