internal import BatonCore

/// What the request that starts a run says.
struct NewRun: Hashable, Sendable {
    var agentID: String
    /// Who answers in an agent's place.
    var assistant: Assistant?
    var prompt: Prompt
    /// Only ever one that the server gave: it quietly opens a new thread for any other.
    var threadID: String?
    /// What the prompt answers, where it answers a form.
    var reply: FormReply?
    /// What the server said of the prompt's files when they were brought up.
    var files: [JSONValue] = []
    var environmentID: String?
    /// What the profile, the agent's settings and the call set of the request, in the wire's words.
    var parameters = JSONObject()

    /// How long the server lets a streamed run take, in milliseconds. Its own default of about a minute kills long tool
    /// turns as failed runs.
    private static let streamTimeout = 600_000

    /// Settings that travel in the query, and not in the body.
    private static let queried: Set = ["stream_timeout", "multiple_content"]

    /// Where the request goes.
    var path: [String] { (assistant.map { ["assistants", $0.id] } ?? []) + ["runs"] }

    private var text: String { reply?.text ?? prompt.text }

    var body: JSONValue {
        var body: JSONObject = ["message": .object(message)]
        if assistant == nil { body["agent_id"] = .string(agentID) }
        if let threadID { body["thread_id"] = .string(threadID) }
        if let environmentID { body["environment_id"] = .string(environmentID) }
        for member in parameters.members where !Self.queried.contains(member.name) { body[member.name] = member.value }
        if !files.isEmpty {
            body["context"] = .object(context)
            body["additional_properties"] = body["additional_properties"] ?? .object([])
        }
        return .object(body)
    }

    /// Text goes as a plain string, since some tenants answer 422 to a list of content items; a form has no other shape.
    private var message: JSONObject {
        guard let reply, let item = reply.item else {
            var message: JSONObject = ["role": "user", "content": .string(text)]
            if let status = reply?.connectionStatus {
                message["additional_properties"] = ["wxo_connection_status": status]
            }
            return message
        }
        return [
            "role": "user", "content": [item],
            "additional_properties": ["display_properties": ["form_operation": .string(reply.operation.rawValue)]],
        ]
    }

    /// The files lie in the context, beside whatever else is set of it.
    private var context: JSONObject {
        var data: [JSONValue] = [["id": "2", "response_type": "file_download", "files": .array(files)]]
        if !text.isEmpty { data.insert(["id": "1", "response_type": "text", "text": .string(text)], at: 0) }
        let ours: JSONObject = ["source": "TOOL", "data": .array(data)]
        guard case .object(let given) = parameters["context"] else { return ours }
        return given.merging(ours)
    }

    /// What chat completions take of it: the newest message only, since the thread holds the ones before it.
    var completionBody: JSONValue {
        var body: JSONObject = [
            "messages": [["role": "user", "content": .string(text)]], "stream": true,
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
