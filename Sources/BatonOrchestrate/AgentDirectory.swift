internal import BatonCore

/// Knows the profile's agents: lists them, finds the one that a name means, and the environment that a run goes to.
///
/// Keeps what the server has told, so that a prompt costs no look-up but the first.
actor AgentDirectory {
    private let client: Client
    private var listed: [ListedAgent]?
    private var environments: [AgentID: [ListedAgent.Environment]] = [:]

    init(client: Client) {
        self.client = client
    }

    /// Everything that the server lists now, hidden agents too.
    func list() async throws(PlatformFailure) -> [ListedAgent] {
        let answer = try await client.json(.agents)
        var seen: Set<AgentID> = []
        let agents = answer.rows.compactMap(ListedAgent.init).filter { seen.insert($0.agent.id).inserted }
        listed = agents
        environments = [:]
        return agents
    }

    /// Forgets what the server no longer agrees with.
    func forget() {
        listed = nil
        environments = [:]
    }

    /// The agent that `name` means.
    func agent(named name: String) async throws(PlatformFailure) -> Agent {
        if let listed, let found = Self.find(name, in: listed) { return found }
        if UUIDText.isUUID(name) { return try await agent(withID: name) }
        let fresh = try await list()
        if let found = Self.find(name, in: fresh) { return found }
        throw Self.notFound(name, among: fresh)
    }

    /// The id that the wire wants for `name`: a UUID is one already, and nobody is asked.
    func id(named name: String) async throws(PlatformFailure) -> AgentID {
        UUIDText.isUUID(name) ? AgentID(name) : try await agent(named: name).id
    }

    /// What the agent is called, as far as that is known without asking.
    func names(of id: AgentID) -> [String] {
        let agent = listed?.first { $0.agent.id == id }?.agent
        return [id.text] + [agent?.name, agent?.displayName].compactMap(\.self)
    }

    private func agent(withID id: String) async throws(PlatformFailure) -> Agent {
        do throws(PlatformFailure) {
            if let found = ListedAgent(try await client.json(.agent(id))) { return found.agent }
        } catch {
            guard error.code == .agentNotFound else { throw error }
        }
        throw Self.notFound(id, among: try await list())
    }

    /// Exact name, then id, then display name and name whatever their case.
    private static func find(_ name: String, in listed: [ListedAgent]) -> Agent? {
        let agents = listed.map(\.agent)
        let folded = name.lowercased()
        return agents.first { $0.name == name } ?? agents.first { $0.id.text.lowercased() == folded }
            ?? agents.first { $0.displayName?.lowercased() == folded }
            ?? agents.first { $0.name.lowercased() == folded }
    }

    private static func notFound(_ name: String, among listed: [ListedAgent]) -> PlatformFailure {
        .noAgent(name, among: listed.filter { !$0.isHidden }.map(\.agent), attempt: "looking up the agent")
    }

    /// What goes into `environment_id`; nil leaves the choice to the server, which takes the draft.
    func environmentID(
        for agent: AgentID, in environment: OrchestrateConfiguration.Environment
    ) async throws(PlatformFailure) -> String? {
        switch environment {
        case .unspecified: return nil
        case .id(let id): return id
        case .draft: return try await environmentID(for: agent, named: "draft")
        case .live:
            if let id = try await environmentID(for: agent, named: "live") { return id }
            throw PlatformFailure(
                .notFound, "This agent has no live environment", attempt: "looking up the agent's environments",
                hint: "Deploy the agent, or set the profile's environment to \"draft\".")
        }
    }

    private func environmentID(for agent: AgentID, named name: String) async throws(PlatformFailure) -> String? {
        try await environments(of: agent).first { $0.name.lowercased() == name }?.id
    }

    private func environments(of agent: AgentID) async throws(PlatformFailure) -> [ListedAgent.Environment] {
        if let known = environments[agent] { return known }
        var found = listed?.first { $0.agent.id == agent }?.environments ?? []
        if found.isEmpty {
            do throws(PlatformFailure) {
                found = try await client.json(.environments(ofAgent: agent.text)).rows.compactMap(
                    ListedAgent.Environment.init)
            } catch {
                // An agent or a server without environments answers 404; the run itself will say if the agent is
                // missing.
                guard error.httpStatus == 404 else { throw error }
            }
        }
        environments[agent] = found
        return found
    }
}
