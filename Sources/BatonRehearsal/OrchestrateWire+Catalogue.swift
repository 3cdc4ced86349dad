import HTTPTypes
import Hummingbird

extension OrchestrateWire {
    /// What stands beside the agents: their tools, the kinds of agents that the rehearsal has none of, and connections (§8.4).
    /// IBM's command line reads all of them before it lists an agent.
    func addCatalogue(to routes: WireRoutes<Self>, at root: String) {
        routes.add(
            "\(root)/tools",
            [.get: { .json(Self.tools(named: $0.queries("names"), identified: $0.queries("ids"))) }])
        routes.add("\(root)/tools/:tool", [.get: { .json(try Self.tool($0.capture("tool"))) }])
        for path in ["toolkits", "agents/external-chat", "assistants/watsonx", "models"] {
            routes.add("\(root)/\(path)", [.get: { _ in .json([]) }])
        }
        routes.add(
            "\(root)/connections/applications", [.get: { _ in .json(["applications": .array(Self.connections)]) }])
    }

    /// The ids of an agent's tools, made of its own.
    static func toolIDs(of agent: RehearsedAgent) -> [String] {
        agent.tools.indices.map { AgentIdentifier(bits: agent.id.bits ^ UInt128($0 + 1) << 40).uuid }
    }

    private static var allTools: [(id: String, tool: RehearsedTool)] {
        Rehearsal.agents.flatMap { agent in zip(toolIDs(of: agent), agent.tools).map { ($0, $1) } }
    }

    private static func tools(named names: [String], identified ids: [String]) -> JSON {
        let wanted = allTools.filter {
            (names.isEmpty || names.contains($0.tool.name)) && (ids.isEmpty || ids.contains($0.id))
        }
        return .array(wanted.map(entry))
    }

    private static func tool(_ id: String) throws(WireFailure) -> JSON {
        guard let found = allTools.first(where: { $0.id == id }) else {
            throw .detail(.notFound, "Tool \(id) not found")
        }
        return entry(found)
    }

    private static func entry(_ entry: (id: String, tool: RehearsedTool)) -> JSON {
        [
            "id": .string(entry.id), "name": .string(entry.tool.name),
            "display_name": .string(entry.tool.displayName), "description": .string(entry.tool.description),
            "permission": "read_only", "input_schema": entry.tool.parameters, "output_schema": ["type": "object"],
            "binding": ["python": ["function": .string("rehearsal:\(entry.tool.name)")]],
            "tenant_id": .string(tenant),
        ]
    }

    /// The calendar that ``Clerk`` finds disconnected, in both environments.
    private static var connections: [JSON] {
        ["draft", "live"].map { environment in
            [
                "connection_id": "5b7c1f0e-2a64-4d0f-9b53-8e6a40c1d7f2", "app_id": .string(Ask.calendar.id),
                "name": .string(Ask.calendar.name), "security_scheme": "oauth2",
                "auth_type": "oauth2_auth_code", "environment": .string(environment), "preference": "member",
                "credentials_entered": false,
            ]
        }
    }
}
