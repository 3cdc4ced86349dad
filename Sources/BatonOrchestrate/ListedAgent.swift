internal import BatonCore

/// An agent as the server's list has it.
struct ListedAgent: Hashable, Sendable {
    struct Environment: Hashable, Sendable {
        var id: String
        /// `draft` or `live`.
        var name: String

        init?(_ row: JSONValue) {
            guard let id = row.text("id", "environment_id"), let name = row.text("name", "type") else { return nil }
            self.id = id
            self.name = name
        }
    }

    var agent: Agent
    /// Collaborators that their author keeps from the list; they still answer to their names.
    var isHidden: Bool
    /// Empty where this server's list does not tell.
    var environments: [Environment]

    /// - Returns: nil for a row without an id.
    init?(_ row: JSONValue) {
        guard let id = row.text("id") else { return nil }
        let extras = row["additional_properties"]
        agent = Agent(
            id: AgentID(id), name: row.text("name") ?? id, displayName: row.text("display_name"),
            summary: row.text("description"), model: row.text("llm"),
            welcome: extras?["welcome_content"]?.text("welcome_message"),
            starterPrompts: Self.starterPrompts(extras?["starter_prompts"]))
        isHidden = row["hidden"]?.bool ?? false
        environments = row["environments"]?.elements.compactMap(Environment.init) ?? []
    }

    private static func starterPrompts(_ value: JSONValue?) -> [String] {
        (value?["customize"]?.elements ?? []).compactMap { prompt in
            guard (prompt.text("state") ?? "active") == "active" else { return nil }
            return prompt.text("prompt", "title")
        }
    }
}
