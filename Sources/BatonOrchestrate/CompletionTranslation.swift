internal import BatonCore

/// Says in the words of a run's events what a chat completion says in its own (`watsonx-orchestrate.md` §5.1), so that one
/// mapper serves both.
enum CompletionTranslation {
    /// The events in `frame`: one object of a stream, or the whole answer of a server that does not stream.
    static func events(in frame: JSONValue) -> [JSONValue] {
        let choice = frame["choices"]?.elements.first
        let ids = JSONObject(
            ["thread_id", "run_id", "trace_id"].compactMap { name in
                frame.text(name).map { JSONObject.Member(name: name, value: .string($0)) }
            })
        let content =
            switch frame.text("object") ?? "" {
            case "error": failure(frame["error"] ?? choice?["delta"]?["content"] ?? frame)
            case "thread.message.completed": whole(frame["data"]?["message"] ?? choice?["message"])
            case "chat.completion": whole(choice?["message"])
            default: increments(choice, in: frame)
            }
        let end = frame["usage"].map { [event("message.completed", ["usage": $0])] } ?? []
        let finish = isEnd(frame, choice) ? [event("done", [])] : []
        // The first frame may tell nothing but the thread.
        let opening = ids.members.isEmpty ? [] : [event("message.started", [])]
        return (opening + content + end + finish).map { value in adding(ids, to: value) }
    }

    private static func increments(_ choice: JSONValue?, in frame: JSONValue) -> [JSONValue] {
        let delta = choice?["delta"]
        var events: [JSONValue] = []
        if let steps = delta?["step_details"] { events.append(event("run.step.delta", ["step_details": steps])) }
        if let calls = delta?["tool_calls"], !calls.elements.isEmpty {
            events.append(event("run.step.delta", ["step_details": [["type": "tool_calls", "tool_calls": calls]]]))
        }
        switch delta?["content"] {
        case .string(let text) where !text.isEmpty:
            let item: JSONValue = ["id": "1", "response_type": "text", "text": .string(text)]
            events.append(event("message.delta", ["delta": ["content": [item]]]))
        case .array(let items): events.append(event("message.delta", ["delta": ["content": .array(items)]]))
        default: break
        }
        if choice == nil, frame["error"] != nil || frame["detail"] != nil { events += failure(frame) }
        return events
    }

    private static func whole(_ message: JSONValue?) -> [JSONValue] {
        guard case .object(var object) = message else { return [] }
        object["role"] = object["role"] ?? "assistant"
        if let steps = object["step_details"] { object["step_history"] = [["step_details": steps]] }
        if case .string(let text) = object["content"] {
            object["content"] = [["id": "1", "response_type": "text", "text": .string(text)]]
        }
        return [event("message.created", ["message": .object(object)])]
    }

    private static func failure(_ value: JSONValue) -> [JSONValue] {
        if case .object(let object) = value { return [event("error", object)] }
        return [event("error", ["message": value])]
    }

    private static func isEnd(_ frame: JSONValue, _ choice: JSONValue?) -> Bool {
        guard let object = frame.text("object") else { return false }
        return object == "thread.message.completed" || object == "chat.completion"
            || choice?.text("finish_reason") == "stop"
    }

    private static func event(_ name: String, _ data: JSONObject) -> JSONValue {
        ["event": .string(name), "data": .object(data)]
    }

    private static func adding(_ ids: JSONObject, to event: JSONValue) -> JSONValue {
        guard case .object(var object) = event, case .object(let data) = object["data"] else { return event }
        object["data"] = .object(data.merging(ids))
        return .object(object)
    }
}
