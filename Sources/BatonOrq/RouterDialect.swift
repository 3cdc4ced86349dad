import BatonCore

/// The newest generation: the router's responses, in the words of OpenResponses (orq's reference §8).
struct RouterDialect: Dialect {
    let generation = Generation.responses

    func start(_ turn: OutgoingTurn) throws(PlatformFailure) -> OrqCall {
        // The server refuses fields that it does not know. Only a stored response can be continued.
        var body: JSONObject = [
            "model": .string("agent/\(turn.agent)"), "input": turn.content.input, "stream": true, "store": true,
        ]
        body["previous_response_id"] = turn.continuing?.ids[.response].map(JSONValue.string)
        return OrqCall(
            method: "POST", path: "/v3/router/responses", body: .object(body), accept: "text/event-stream")
    }

    func mapper(agent: String) -> any EventMapper { RouterMapper(agent: agent) }
}

extension OutgoingTurn.Content {
    /// The `input` of the newest generation.
    fileprivate var input: JSONValue {
        switch self {
        case .text(let text):
            [["type": "message", "role": "user", "content": [["type": "input_text", "text": .string(text)]]]]
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
}
