import HTTPTypes
import Hummingbird

extension OrchestrateWire {
    /// Runs of an assistant (§7): the rehearsal's assistants are its agents, under their ids.
    func addAssistants(to routes: WireRoutes<Self>, at root: String) {
        routes.add(
            "\(root)/assistants/:assistant/runs",
            [
                .get: { try await listRuns(of: Self.assistant($0), $0) },
                .post: { call in
                    let assistant = try Self.assistant(call)
                    return try answer(try await start(call, assistant: assistant), call)
                },
            ])
        routes.add(
            "\(root)/assistants/:assistant/runs/:run",
            [
                .get: { call in
                    _ = try Self.assistant(call)
                    return try await showRun(call)
                }
            ])
    }

    private static func assistant(_ call: WireCall) throws(WireFailure) -> RehearsedAgent {
        let id = call.capture("assistant")
        guard let agent = Rehearsal.agents.first(where: { $0.uuid == id }) else {
            throw .detail(.notFound, "Assistant \(id) not found")
        }
        return agent
    }

    private func listRuns(of assistant: RehearsedAgent, _ call: WireCall) async throws -> Response {
        var runs: [RunRecord] = []
        for thread in await threads.all { runs += await ledger.conversation(thread.id)?.runs ?? [] }
        return try Self.list(runs.filter { $0.agent == assistant }, call)
    }
}
