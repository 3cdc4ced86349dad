internal import BatonCore

/// Says in the words of a run's events what a chat completion says in its own (`watsonx-orchestrate.md` §5.1), so that one
/// mapper serves both; and so with the answers of models without agents (§6), whose shapes are more.
struct CompletionTranslation {
    /// Whether a model answers: its end is told apart from its last words, because figures may follow those.
    let isModel: Bool

    /// The name of our own event that a model's answer is over.
    static let finish = "completion.finished"

    /// The events in `frame`: one object of a stream, or the whole answer of a server that does not stream.
    func events(in frame: JSONValue) -> [JSONValue] {
        let choice = frame["choices"]?.elements.first
        let ids = JSONObject(
            ["thread_id", "run_id", "trace_id"].compactMap { name in
                frame.text(name).map { JSONObject.Member(name: name, value: .string($0)) }
            })
        let content =
            switch frame.text("object") ?? "" {
            case "error": Self.failure(frame["error"] ?? choice?["delta"]?["content"] ?? frame)
            case "thread.message.completed": Self.whole(frame["data"]?["message"] ?? choice?["message"])
            case "chat.completion": Self.whole(choice?["message"])
            default: isModel ? modelWords(choice, in: frame) : Self.increments(choice?["delta"], in: frame)
            }
        // The first frame may tell nothing but the thread.
        let opening = ids.members.isEmpty ? [] : [Self.event("message.started", [])]
        return (opening + content + Self.figures(in: frame) + end(frame, choice)).map { Self.adding(ids, to: $0) }
    }

    // MARK: - Models

    /// A piece of a stream, or, with what goes with a whole answer (`response_metadata`, a `message`), the whole.
    private func modelWords(_ choice: JSONValue?, in frame: JSONValue) -> [JSONValue] {
        if let message = choice?["message"], !message.isNull { return Self.whole(message) }
        if let content = frame["content"], !content.isNull, frame["response_metadata"] != nil {
            return Self.whole(["content": content])
        }
        let delta = choice?["delta"] ?? frame["delta"] ?? .null
        let text = delta.string ?? choice?.text("text") ?? frame.text("content", "generated_text")
        return Self.increments(text.map { ["content": .string($0)] } ?? delta, in: frame)
    }

    /// The token figures, from each of their places.
    private static func figures(in frame: JSONValue) -> [JSONValue] {
        if let usage = frame["usage"], !usage.isNull { return [event("message.completed", ["usage": usage])] }
        let metadata = frame["response_metadata"]
        guard let tokens = metadata?[anyOf: "token_usage", "usage"], case .object = tokens else { return [] }
        let name = metadata?.text("model_name", "model").map(JSONValue.string) ?? .null
        return [event("message.completed", ["usage": ["token_usage": tokens, "model_name": name]])]
    }

    private func end(_ frame: JSONValue, _ choice: JSONValue?) -> [JSONValue] {
        guard isModel else { return Self.isEnd(frame, choice) ? [Self.event("done", [])] : [] }
        let isWhole = frame["response_metadata"] != nil && frame["content"] != nil
        guard let reason = choice?.text("finish_reason") ?? (isWhole ? "stop" : nil) else { return [] }
        return [Self.event(Self.finish, ["reason": .string(reason)])]
    }

    // MARK: - Both

    private static func increments(_ delta: JSONValue?, in frame: JSONValue) -> [JSONValue] {
        var events: [JSONValue] = []
        if let steps = delta?["step_details"] { events.append(event("run.step.delta", ["step_details": steps])) }
        if let calls = delta?["tool_calls"], !calls.elements.isEmpty {
            events.append(event("run.step.delta", ["step_details": [["type": "tool_calls", "tool_calls": calls]]]))
        }
        if let thought = delta?.text("reasoning_content", "reasoning") {
            events.append(event("run.step.thinking", ["delta": ["content": [["text": .string(thought)]]]]))
        }
        switch delta?["content"] {
        case .string(let text) where !text.isEmpty:
            let item: JSONValue = ["id": "1", "response_type": "text", "text": .string(text)]
            events.append(event("message.delta", ["delta": ["content": [item]]]))
        case .array(let items): events.append(event("message.delta", ["delta": ["content": .array(items)]]))
        default: break
        }
        let isError = frame["error"] != nil || frame["detail"] != nil
        if isError, frame["choices"]?.elements.isEmpty ?? true { events += failure(frame) }
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
