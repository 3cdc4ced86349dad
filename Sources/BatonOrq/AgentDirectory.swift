import BatonCore

/// The agents of one server as it listed them.
struct AgentDirectory: Sendable {
    struct Entry: Hashable, Sendable {
        var agent: Agent
        /// The database id, by which older paths also know the agent.
        var id: String?
        /// Whether the agent is live; drafts can be named but are not offered.
        var isOffered: Bool
    }

    private(set) var entries: [Entry] = []

    /// Adds a page of `GET /v2/agents`; a page without `data` is an empty one. Entries without a key are no agents.
    /// - Returns: the id to ask the next page after; nil where this one was the last or brought nothing new.
    mutating func add(_ page: JSONValue) -> String? {
        let known = Set(entries.map(\.agent.id))
        let list = page["data"]?.elements ?? page.elements
        let new = list.compactMap(Self.entry).filter { !known.contains($0.agent.id) }
        entries += new
        guard page["has_more"]?.bool == true, let last = new.last else { return nil }
        return last.id ?? last.agent.name
    }

    /// Adds the agents that the profile defines and the server does not have yet.
    mutating func add(_ definitions: [String: JSONObject]) {
        let known = Set(entries.map(\.agent.name))
        let whole = definitions.filter { !known.contains($0.key) && AgentDefinition.isWhole($0.value) }
        for (key, definition) in whole.sorted(by: { $0.key < $1.key }) {
            var value = JSONValue.object(definition)
            if case .object(var object) = value {
                object["key"] = .string(key)
                object["status"] = nil
                value = .object(object)
            }
            if let entry = Self.entry(value) { entries.append(entry) }
        }
    }

    /// The agent that a person means by `name`: key, then database id, then display name whatever its case.
    func agent(named name: String) -> Agent? {
        let bare = name.split(separator: "@").first.map(String.init) ?? name
        let lower = name.lowercased()
        let entry =
            entries.first { $0.agent.name == name || $0.agent.name == bare } ?? entries.first { $0.id == name }
            ?? entries.first { $0.agent.displayName?.lowercased() == lower || $0.agent.name.lowercased() == lower }
        return entry?.agent
    }

    func notFound(_ name: String, attempt: String) -> PlatformFailure {
        .noAgent(name, among: entries.map(\.agent), attempt: attempt)
    }

    private static let offeredStates: Set<String> = ["live", "published"]

    private static func entry(_ item: JSONValue) -> Entry? {
        guard let key = item["key"]?.string, !key.isEmpty else { return nil }
        var agent = Agent(id: AgentID(key), name: key)
        agent.displayName = item["display_name"]?.string.flatMap { $0.isEmpty ? nil : $0 }
        agent.summary = item["description"]?.string.flatMap { $0.isEmpty ? nil : $0 }
        let model = item["model"]?.string ?? item["model"]?["id"]?.string
        // Without a provider it is a database id, which tells a person nothing.
        agent.model = model.flatMap { $0.contains("/") ? $0 : nil }
        let status = item["status"]?.string?.lowercased()
        return Entry(
            agent: agent, id: item[anyOf: "_id", "id"]?.string, isOffered: status.map(offeredStates.contains) ?? true)
    }
}
