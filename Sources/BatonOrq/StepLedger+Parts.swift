import BatonCore

extension StepLedger {
    /// The steps that a message's parts tell of, and its errors as warnings.
    mutating func take(_ parts: [MessagePart]) -> [RunEvent] {
        parts.flatMap { part -> [RunEvent] in
            switch part {
            case .call(let call):
                begin(Step(orq: call))
            case .result(let id, let value): end(StepID(id.text), name: "tool", StepEnd(result: value))
            case .error(let message): [.warned(message)]
            case .unknown(let kind): [.unknownReceived(name: "part \(kind)")]
            case .file(let file): [.filesOffered([file])]
            case .text, .reasoning: []
            }
        }
    }
}

extension ToolCall {
    /// A call of `pending_tool_calls` or `tool_calls`, whose arguments are JSON inside of a text.
    init?(pending call: JSONValue) {
        guard let id = call[anyOf: "id", "call_id"]?.string else { return nil }
        let function = call["function"] ?? call
        self.init(
            id: ToolCallID(id), name: function["name"]?.string ?? "tool",
            arguments: function["arguments"]?.embedded ?? .object([]))
    }
}
