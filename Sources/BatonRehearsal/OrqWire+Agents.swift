import HTTPTypes
import Hummingbird

extension OrqWire {
    /// The list, and one agent (`orq.md` §10).
    func addAgents(to routes: WireRoutes<Self>) {
        routes.add("/v2/agents", [.get: listAgents])
        routes.add("/v2/agents/:agent", [.get: { .json(try await agent($0.capture("agent")).entry) }])
    }

    /// The agent with that key or id.
    /// - Throws: 404.
    func agent(_ name: String) async throws -> OrqAgent {
        guard let agent = await book.agent(name) else { throw WireFailure.message(.notFound, "Agent not found") }
        return agent
    }

    private func listAgents(_ call: WireCall) async throws -> Response {
        var agents = await book.agents[...]
        if let after = call.query("starting_after") {
            guard let place = agents.firstIndex(where: { $0.id.ulid == after }) else {
                throw WireFailure.invalid([OrqIssue(["starting_after"], "No agent has this id")])
            }
            agents = agents[(place + 1)...]
        }
        let page = agents.prefix(try limit(call) ?? agents.count)
        return .json([
            "object": "list", "data": .array(page.map(\.entry)), "has_more": .bool(page.count < agents.count),
        ])
    }

    private func limit(_ call: WireCall) throws(WireFailure) -> Int? {
        guard let text = call.query("limit") else { return nil }
        guard let limit = Int(text), (1...200).contains(limit) else {
            throw .invalid([OrqIssue(["limit"], "Expected a whole number from 1 to 200")])
        }
        return limit
    }
}
