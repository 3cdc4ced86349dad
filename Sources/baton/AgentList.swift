import BatonCore
import BatonScreen

/// Agents, or models that stand in for them, as a command lists them.
struct AgentList {
    let agents: [Agent]
    /// What a person types to get one.
    var name: (Agent) -> String = { $0.name }

    func write(as form: AskCommand.Form) throws {
        switch form {
        case .json: try StandardOutput.write(JSONValue.array(agents.map(Self.json)).prettyText + "\n")
        case .text:
            let width = agents.map { TextWidth.columns(of: name($0)) }.max() ?? 0
            for agent in agents {
                let gap = String(repeating: " ", count: width - TextWidth.columns(of: name(agent)) + 2)
                try StandardOutput.write(name(agent) + gap + (agent.summary ?? agent.displayName ?? "") + "\n")
            }
        }
    }

    private static func json(_ agent: Agent) -> JSONValue {
        [
            "id": .string(agent.id.text), "name": .string(agent.name), "display_name": .optional(agent.displayName),
            "description": .optional(agent.summary), "model": .optional(agent.model),
        ]
    }
}
