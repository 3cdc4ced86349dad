package import BatonCore

/// Which of orq.ai's three ways to talk to an agent a profile uses (`api` in the configuration).
package enum OrqAPI: String, Hashable, Sendable, CaseIterable {
    /// The newest that the server has.
    case auto
    /// `/v2/agents/{key}/stream-task`, and `/v2/agents/stream-run` for an agent that the profile defines.
    case tasks
    /// `/v2/agents/{key}/responses`.
    case agentResponses = "agent-responses"
    /// `/v3/router/responses`.
    case responses
}

/// What a profile says about an orq.ai server.
package struct OrqConfiguration: Sendable {
    /// The server's root, with or without a trailing slash or version: `https://api.orq.ai`.
    package var baseURL: String
    package var api: OrqAPI
    /// What the profile says of agents, by key, with the fields of orq's `run` request. The first turn creates an agent
    /// of which the model, role and instructions are given; a changed definition makes a new version of it there. Fields
    /// that belong to a turn (`variables`, `identity`, `thread`, `memory`, `metadata`, `engine`) go also with the turns of
    /// agents that the server has; a `thread` without an id gets one for each conversation.
    package var definitions: [String: JSONObject]
    /// Whether answers are streamed; else a run is started, and asked for until it has ended.
    package var isStreaming: Bool
    /// Whether tools are approved and rejected from here, by the endpoint that left orq's public API on 2025-09-22; else
    /// the stream stays open until somebody has done it in orq's own interface.
    package var answersReviews: Bool

    package init(
        baseURL: String, api: OrqAPI = .auto, definitions: [String: JSONObject] = [:], isStreaming: Bool = true,
        answersReviews: Bool = false
    ) {
        self.baseURL = baseURL
        self.api = api
        self.definitions = definitions
        self.isStreaming = isStreaming
        self.answersReviews = answersReviews
    }

    /// What the profile says of an agent, by the name that the profile gives it or by the key that the server knows.
    func definition(of agent: String) -> (name: String, fields: JSONObject)? {
        if let fields = definitions[agent] { return (agent, fields) }
        return definitions.sorted { $0.key < $1.key }.first { $0.value["key"]?.string == agent }
            .map { ($0.key, $0.value) }
    }
}
