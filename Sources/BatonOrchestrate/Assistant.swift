internal import BatonCore

/// An assistant of the platform's, which has runs of its own (`watsonx-orchestrate.md` §7): named by its id, behind a word
/// that tells it from an agent.
struct Assistant: Hashable, Sendable {
    static let prefix = "assistant:"

    let id: String

    /// - Returns: nil for the name of an agent.
    init?(name: String) {
        guard name.hasPrefix(Self.prefix), name.count > Self.prefix.count else { return nil }
        id = String(name.dropFirst(Self.prefix.count))
    }

    /// An assistant in the place of an agent.
    var agent: Agent { Agent(id: AgentID(Self.prefix + id), name: Self.prefix + id) }

    /// As a list of assistants has it; nil for a row without an id.
    static func agent(_ row: JSONValue) -> Agent? {
        guard let id = row.text("id", "assistant_id"), var agent = Assistant(name: prefix + id)?.agent else {
            return nil
        }
        agent.displayName = row.text("display_name", "title", "name")
        agent.summary = row.text("description")
        return agent
    }
}
