/// One of orq.ai's three generations of talking to an agent, newest first. The raw value is kept in handles.
enum Generation: String, Hashable, Sendable, CaseIterable {
    case responses
    case agentResponses = "agent-responses"
    case tasks

    var dialect: any Dialect {
        switch self {
        case .responses: RouterDialect()
        case .agentResponses: AgentResponsesDialect()
        case .tasks: TasksDialect()
        }
    }
}

extension OrqAPI {
    /// The one generation that the profile asks for; nil for ``auto``.
    var generation: Generation? {
        switch self {
        case .auto: nil
        case .tasks: .tasks
        case .agentResponses: .agentResponses
        case .responses: .responses
        }
    }
}
