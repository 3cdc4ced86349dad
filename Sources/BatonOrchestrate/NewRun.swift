internal import BatonCore

/// What the request that starts a run says.
struct NewRun: Hashable, Sendable {
    var agentID: String
    var prompt: Prompt
    /// Only ever one that the server gave: it quietly opens a new thread for any other.
    var threadID: String?
    var environmentID: String?
    /// What the profile, the agent's settings and the call set of the request, in the wire's words.
    var parameters = JSONObject()

    /// How long the server lets a streamed run take, in milliseconds. Its own default of about a minute kills long tool
    /// turns as failed runs.
    private static let streamTimeout = 600_000

    /// Settings that travel in the query, and not in the body.
    private static let queried: Set = ["stream_timeout", "multiple_content"]

    /// The text goes as a plain string, since some tenants answer 422 to a list of content items.
    var body: JSONValue {
        var body: JSONObject = [
            "message": ["role": "user", "content": .string(prompt.text)], "agent_id": .string(agentID),
        ]
        if let threadID { body["thread_id"] = .string(threadID) }
        if let environmentID { body["environment_id"] = .string(environmentID) }
        for member in parameters.members where !Self.queried.contains(member.name) { body[member.name] = member.value }
        return .object(body)
    }

    /// What chat completions take of it: the newest message only, since the thread holds the ones before it.
    var completionBody: JSONValue {
        var body: JSONObject = [
            "messages": [["role": "user", "content": .string(prompt.text)]], "stream": true,
        ]
        for name in Self.completionParameters { body[name] = parameters[name] }
        return .object(body)
    }

    private static let completionParameters = ["context", "additional_parameters"]

    /// What was set of the run that chat completions have no place for.
    var lostToCompletions: [String] {
        let kept = Self.completionParameters + ["environment_id"]
        return parameters.members.map(\.name).filter { !kept.contains($0) }
    }

    var query: [(name: String, value: String)] {
        [
            ("stream", "true"), ("multiple_content", parameters["multiple_content"]?.plainText ?? "true"),
            ("stream_timeout", parameters["stream_timeout"]?.plainText ?? String(Self.streamTimeout)),
        ]
    }
}
