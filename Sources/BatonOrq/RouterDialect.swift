import BatonCore

/// The newest generation: the router's responses, in the words of OpenResponses (orq's reference §8).
struct RouterDialect: Dialect {
    func start(_ turn: OutgoingTurn) throws(PlatformFailure) -> OrqCall {
        // The server refuses fields that it does not know. Only a stored response can be continued.
        var body: JSONObject = [
            "model": .string(turn.agent.modelName ?? "agent/\(turn.agent)"),
            "input": turn.content.input(after: turn.transcript), "stream": .bool(turn.isStreamed), "store": true,
        ]
        if !turn.isStreamed { body["background"] = true }
        body["previous_response_id"] = turn.continuing?.ids[.response].map(JSONValue.string)
        if let definition = turn.definition { body.members += try definition.routerFields(thread: turn.thread).members }
        return OrqCall(
            method: "POST", path: "/v3/router/responses", body: .object(body), isStreamed: turn.isStreamed)
    }

    func mapper(_ context: RunContext) -> any EventMapper { RouterMapper(context) }
}

extension OutgoingTurn.Content {
    /// The `input` of the newest generation, which takes a whole conversation as it was.
    fileprivate func input(after transcript: [ChatMessage]) -> JSONValue {
        switch self {
        case .message(let text, let files):
            .array(
                transcript.map { message in
                    ["type": "message", "role": .string(message.role.rawValue), "content": .string(message.text)]
                } + [
                    [
                        "type": "message", "role": "user",
                        "content": .array(Self.texts(text, files) + files.map(\.routerContent)),
                    ]
                ])
        case .results(let results):
            .array(
                results.map {
                    [
                        "type": "function_call_output", "call_id": .string($0.call.text),
                        "output": .string($0.value.string ?? $0.value.text),
                    ]
                })
        }
    }

    private static func texts(_ text: String, _ files: [AttachedFile]) -> [JSONValue] {
        text.isEmpty && !files.isEmpty ? [] : [["type": "input_text", "text": .string(text)]]
    }
}
