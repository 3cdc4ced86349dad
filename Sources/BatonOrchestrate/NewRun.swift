internal import BatonCore

/// What the request that starts a run says.
struct NewRun: Hashable, Sendable {
    var agentID: String
    var prompt: Prompt
    /// Only ever one that the server gave: it quietly opens a new thread for any other.
    var threadID: String?
    var environmentID: String?

    /// How long the server lets a streamed run take, in milliseconds. Its own default of about a minute kills long tool
    /// turns as failed runs.
    static let streamTimeout = 600_000

    /// The text goes as a plain string, since some tenants answer 422 to a list of content items.
    var body: JSONValue {
        var body: JSONObject = [
            "message": ["role": "user", "content": .string(prompt.text)], "agent_id": .string(agentID),
        ]
        if let threadID { body["thread_id"] = .string(threadID) }
        if let environmentID { body["environment_id"] = .string(environmentID) }
        return .object(body)
    }
}
