import HTTPTypes
import Hummingbird

extension OrchestrateWire {
    /// The list (filtered by `names` and `ids`, each repeatable), one agent, and an agent's draft and live environments (§8.1).
    func addAgents(to routes: WireRoutes<Self>, at root: String) {
        routes.add(
            "\(root)/agents", [.get: { .json(agents(named: $0.queries("names"), identified: $0.queries("ids"))) }])
        routes.add("\(root)/agents/:agent", [.get: { .json(Self.entry(try Self.agent($0.capture("agent")))) }])
        routes.add(
            "\(root)/agents/:agent/environment",
            [.get: { .json(Self.environments(of: try Self.agent($0.capture("agent")))) }])
    }

    /// The agent with that id.
    ///
    /// - Throws: 404 for an id that no agent has; 500 with the database's complaint for what is no UUID, such as a name,
    ///   because that is what the platform does with it (§8.1).
    static func agent(_ id: String) throws(WireFailure) -> RehearsedAgent {
        guard let identifier = AgentIdentifier(id), id.utf8.count == identifier.uuid.utf8.count else {
            throw .detail(.internalServerError, "invalid input syntax for type uuid: \"\(id)\"")
        }
        guard let agent = Rehearsal.agents.first(where: { $0.id == identifier }) else {
            throw .detail(.notFound, "Agent \(id) not found")
        }
        return agent
    }

    /// - Throws: 404 for an environment that the agent does not have. An empty id is as good as none (§3.1).
    static func checkEnvironment(_ id: String?, of agent: RehearsedAgent) throws(WireFailure) {
        guard let id, !id.isEmpty else { return }
        guard Environment.allCases.contains(where: { $0.id(for: agent) == id }) else {
            throw .detail(.notFound, "Environment \(id) not found")
        }
    }

    private func agents(named names: [String], identified ids: [String]) -> JSON {
        let wanted = Rehearsal.agents.filter {
            (names.isEmpty || names.contains($0.name)) && (ids.isEmpty || ids.contains($0.uuid))
        }
        return .array(wanted.map(Self.entry))
    }

    private static func entry(_ agent: RehearsedAgent) -> JSON {
        let created = WireTime.microseconds(agent.id.millisecondsSince1970)
        let collaborators = agent.collaborators.compactMap { Rehearsal.agent($0)?.uuid }
        return [
            "id": .string(agent.uuid), "name": .string(agent.name), "display_name": .string(agent.displayName),
            "description": .string(agent.description), "llm": .string(agent.model), "style": "default",
            "instructions": .string(agent.instructions), "tools": .array(toolIDs(of: agent).map(JSON.string)),
            "collaborators": .array(collaborators.map(JSON.string)), "knowledge_base": [], "hidden": false,
            "tenant_id": .string(tenant), "created_on": .string(created), "updated_at": .string(created),
            "environments": environments(of: agent),
            "additional_properties": [
                "starter_prompts": ["customize": .array(starters(of: agent))],
                "welcome_content": [
                    "welcome_message": .string(agent.welcome),
                    "description": .string(agent.description),
                ],
                "context_settings": [:],
            ],
        ]
    }

    private static func starters(of agent: RehearsedAgent) -> [JSON] {
        agent.starters.enumerated().map { index, prompt in
            [
                "id": .string("starter-\(index + 1)"), "title": .string(prompt), "subtitle": "",
                "prompt": .string(prompt), "state": "active",
            ]
        }
    }

    private static func environments(of agent: RehearsedAgent) -> JSON {
        .array(Environment.allCases.map { ["id": .string($0.id(for: agent)), "name": .string($0.rawValue)] })
    }

    /// The two copies of an agent; the rehearsal's are the same.
    private enum Environment: String, CaseIterable {
        case draft, live

        /// Made of the agent's id, so that it is the same in every process.
        func id(for agent: RehearsedAgent) -> String {
            let number: UInt128 = self == .draft ? 1 : 2
            return AgentIdentifier(bits: agent.id.bits ^ number << 32).uuid
        }
    }
}

extension Identifier {
    /// The time of which the id is made.
    var millisecondsSince1970: Int64 { Int64(bits >> 80) }

    /// An id of another kind for the same subject, so that what a platform names twice needs no table: the same time,
    /// another of the random bits.
    func sibling<Other>(_ number: UInt8) -> Identifier<Other> {
        // Bits 48 to 55 lie in the middle of the 61 that are drawn at random.
        Identifier<Other>(bits: bits ^ UInt128(number) << 48)
    }
}
