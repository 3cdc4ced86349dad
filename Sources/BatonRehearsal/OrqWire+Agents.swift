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
        .json(try OrqPage.entry(of: await book.agents, for: call, id: \.id.ulid, \.entry))
    }
}
