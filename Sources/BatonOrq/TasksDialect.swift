import BatonCore

/// The oldest generation: A2A tasks (orq's reference §4 to §6).
struct TasksDialect: Dialect {
    func start(_ turn: OutgoingTurn) throws(PlatformFailure) -> OrqCall {
        var body: JSONObject
        let path: String
        if let definition = turn.definition, definition.isWhole {
            body = definition.runBody(agent: turn.agent, thread: turn.thread)
            if !turn.isStreamed { body["stream_timeout_seconds"] = nil }
            path = "/v2/agents/\(turn.isStreamed ? "stream-run" : "run")"
        } else {
            body = turn.definition?.fields(thread: turn.thread, isTaskStream: turn.isStreamed) ?? []
            path = "/v2/agents/\(turn.agent.pathSegment)/\(turn.isStreamed ? "stream-task" : "task")"
        }
        body["message"] = try turn.content.message(after: turn.transcript)
        body["task_id"] = turn.continuing?.ids[.task].map(JSONValue.string)
        return OrqCall(method: "POST", path: path, body: .object(body), isStreamed: turn.isStreamed)
    }

    func mapper(_ context: RunContext) -> any EventMapper { TasksMapper(context) }
}

extension OutgoingTurn.Content {
    /// The `message` of the two older generations, which take one and no history: an earlier conversation is told in it.
    /// - Throws: `.invalidRequest` for a file that they do not take.
    func message(after transcript: [ChatMessage]) throws(PlatformFailure) -> JSONValue {
        switch self {
        case .message(let text, let files):
            for file in files { try file.checkForParts() }
            let text = transcript.retold(before: text)
            return [
                "role": "user", "parts": .array(Self.textParts(text, isAlone: files.isEmpty) + files.map(\.orqPart)),
            ]
        case .results(let results):
            return [
                "role": "tool",
                "parts": .array(
                    results.map {
                        ["kind": "tool_result", "tool_call_id": .string($0.call.text), "result": $0.value]
                    }),
            ]
        }
    }

    /// An empty text beside a file says nothing.
    private static func textParts(_ text: String, isAlone: Bool) -> [JSONValue] {
        text.isEmpty && !isAlone ? [] : [["kind": "text", "text": .string(text)]]
    }
}
