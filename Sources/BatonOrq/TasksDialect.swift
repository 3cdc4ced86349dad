import BatonCore

/// The oldest generation: A2A tasks (orq's reference §4 to §6).
struct TasksDialect: Dialect {
    let generation = Generation.tasks

    func start(_ turn: OutgoingTurn) throws(PlatformFailure) -> OrqCall {
        var body: JSONObject
        let path: String
        if let definition = turn.definition {
            body = try Self.runBody(definition, agent: turn.agent)
            path = "/v2/agents/stream-run"
        } else {
            body = [:]
            path = "/v2/agents/\(turn.agent.pathSegment)/stream-task"
        }
        body["message"] = turn.content.message
        body["task_id"] = turn.continuing?.ids[.task].map(JSONValue.string)
        return OrqCall(method: "POST", path: path, body: .object(body), accept: "text/event-stream")
    }

    func mapper(agent: String) -> any EventMapper { TasksMapper(agent: agent) }

    /// The fields that `run` cannot do without and that have no sensible value of our own.
    private static let requiredFields = ["model", "role", "instructions"]

    /// The definition as `run` wants it. It is sent alike every time: a changed one makes a new version on the server.
    private static func runBody(_ definition: JSONObject, agent: String) throws(PlatformFailure) -> JSONObject {
        for field in requiredFields where definition[field] == nil {
            throw PlatformFailure(
                .local, "The definition of the agent \(agent) has no \(field)", attempt: "starting the agent",
                hint: "Add \(field) to the agent's section of the profile.")
        }
        var body = definition
        body["key"] = definition["key"] ?? .string(agent)
        body["path"] = definition["path"] ?? "Default"
        body["settings"] = definition["settings"] ?? .object([])
        return body
    }
}

extension OutgoingTurn.Content {
    /// The `message` of the two older generations.
    var message: JSONValue {
        switch self {
        case .text(let text):
            ["role": "user", "parts": [["kind": "text", "text": .string(text)]]]
        case .results(let results):
            [
                "role": "tool",
                "parts": .array(
                    results.map {
                        ["kind": "tool_result", "tool_call_id": .string($0.call.text), "result": $0.value]
                    }),
            ]
        }
    }
}
