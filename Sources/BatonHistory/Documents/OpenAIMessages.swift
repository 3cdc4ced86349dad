internal import BatonCore

/// Reads the `messages` of OpenAI's chat completions; instructions (`system`, `developer`) are no part of what was said.
enum OpenAIMessages {
    static func reading(_ rows: [JSONValue], _ moment: Moment) -> ImportedMessages {
        var reading = ImportedMessages(messages: [], moment: moment)
        for (index, row) in rows.enumerated() {
            let text = Self.text(row["content"])
            switch row["role"]?.string {
            case "user": reading.messages.append(.init(isUser: true, text: text))
            case "assistant":
                var message = ImportedMessages.Message(isUser: false)
                if !text.isEmpty { message.items.append(.part(Part(id: PartID("m\(index)"), kind: .text, text: text))) }
                message.items += (row["tool_calls"]?.elements ?? []).enumerated().map { number, call in
                    .step(step(call, else: "c\(index)-\(number)"))
                }
                reading.messages.append(message)
            case "tool":
                guard let id = row["tool_call_id"]?.string else { continue }
                reading.results[ToolCallID(id)] = .string(text)
            default: continue
            }
        }
        return reading
    }

    /// A text, or the texts of a list of parts.
    private static func text(_ content: JSONValue?) -> String {
        if let text = content?.string { return text }
        return (content?.elements ?? []).compactMap { $0["text"]?.string }.joined(separator: "\n\n")
    }

    private static func step(_ call: JSONValue, else number: String) -> Step {
        let id = call["id"]?.string ?? number
        let function = call["function"] ?? call
        let name = function["name"]?.string ?? "tool"
        let arguments = function["arguments"]?.unwrappingText ?? .object([])
        return Step(
            id: StepID(id), kind: .tool, name: name,
            call: ToolCall(id: ToolCallID(id), name: name, arguments: arguments))
    }
}
