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
    /// The agents that the profile defines, by key, with the fields of orq's `run` request. The first turn creates such an
    /// agent on the server; a changed definition makes a new version of it there.
    package var definitions: [String: JSONObject]

    package init(baseURL: String, api: OrqAPI = .auto, definitions: [String: JSONObject] = [:]) {
        self.baseURL = baseURL
        self.api = api
        self.definitions = definitions
    }
}
