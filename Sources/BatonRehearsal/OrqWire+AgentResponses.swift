import HTTPTypes
import Hummingbird

extension OrqWire {
    /// The second generation: agent responses (`orq.md` §7).
    func addAgentResponses(to routes: WireRoutes<Self>) {
        routes.add("/v2/agents/:agent/responses", [.post: respond])
        routes.add("/v2/agents/:agent/responses/:task", [.get: showResponse])
    }

    private func respond(_ call: WireCall) async throws -> Response {
        let agent = try await agent(call.capture("agent"))
        let request = try OrqRequest(try call.json())
        let turn = try await start(request, agent)
        if request.isStream {
            return events { writer in
                let narrator = OrqAgentResponseNarrator(turn)
                try await tell(turn.run, to: &writer, atMost: request.streamTimeout, by: narrator)
            }
        }
        if request.isBackground { return .json(OrqAgentResponse.entry(turn.run, model: agent.model)) }
        guard let run = try await ledger.end(of: turn.run.id) else { throw Self.unknownResponse }
        if case .failed(let message, let code) = run.state { throw Self.failure(message, code) }
        return .json(OrqAgentResponse.entry(run, model: agent.model))
    }

    private func showResponse(_ call: WireCall) async throws -> Response {
        let agent = try await agent(call.capture("agent"))
        guard let run = await task(call.capture("task"))?.runs.last else { throw Self.unknownResponse }
        return .json(OrqAgentResponse.polledEntry(run, model: agent.model))
    }

    private static var unknownResponse: WireFailure {
        WireFailure(status: .notFound, body: ["code": "404", "message": "Response not found"])
    }

    /// A failed run where the client waits for its answer: the agent's code is the status when it is one of an error.
    private static func failure(_ message: String, _ code: Int) -> WireFailure {
        let status = (400..<600).contains(code) ? HTTPResponse.Status(code: code) : .internalServerError
        return WireFailure(status: status, body: ["code": "\(status.code)", "message": .string(message)])
    }
}
