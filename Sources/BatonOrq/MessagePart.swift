import BatonCore

/// One part of an agent's message in the two older generations (the A2A 0.2 shapes of orq's reference, §3).
enum MessagePart: Sendable {
    case text(String)
    case reasoning(String)
    case call(ToolCall)
    case result(ToolCallID, JSONValue)
    case error(String)
    case file(OfferedFile)
    /// A kind that nothing is known of, by its name.
    case unknown(String)

    /// Reads a part; one without `kind` (A2A 1.0) is known by its members.
    init(_ part: JSONValue) {
        switch part["kind"]?.string ?? Self.kind(inferredFrom: part) {
        case "text": self = .text(part["text"]?.string ?? "")
        case "reasoning": self = .reasoning(part["reasoning"]?.string ?? part["text"]?.string ?? "")
        case "tool_call":
            let id = part[anyOf: "tool_call_id", "toolCallId"]?.string ?? ""
            let name = part[anyOf: "tool_name", "toolName"]?.string ?? "tool"
            self = .call(
                ToolCall(id: ToolCallID(id), name: name, arguments: part["arguments"]?.embedded ?? .object([])))
        case "tool_result":
            let id = part[anyOf: "tool_call_id", "toolCallId"]?.string ?? ""
            self = .result(ToolCallID(id), part["result"]?.embedded ?? .null)
        case "error": self = .error(part["error"]?.plainText ?? "The agent reported an error")
        case "file": self = .file(OfferedFile(orq: part))
        case "data": self = .text(Self.block(of: part["data"] ?? .null))
        case let kind: self = .unknown(kind)
        }
    }

    private static func kind(inferredFrom part: JSONValue) -> String {
        if part["text"]?.string != nil { return "text" }
        if part["file"] != nil { return "file" }
        if part["data"] != nil { return "data" }
        return "part without a kind"
    }

    private static func block(of value: JSONValue) -> String {
        "```json\n\(value.prettyText)\n```"
    }
}

/// A message of the two older generations.
struct PlatformMessage: Sendable {
    var id: String?
    var role: String
    var parts: [MessagePart]

    init?(_ message: JSONValue?) {
        guard case .object = message, let message else { return nil }
        id = message[anyOf: "messageId", "message_id", "_id"]?.string
        role = message["role"]?.string ?? "agent"
        parts = message["parts"]?.elements.map(MessagePart.init) ?? []
        // What the user sent along is no offer.
        if !isAnswer { parts.removeAll { if case .file = $0 { true } else { false } } }
    }

    /// Whether the agent says it: one generation's `agent` is the other's `assistant`.
    var isAnswer: Bool { role == "agent" || role == "assistant" || role == "ROLE_AGENT" }

    var text: String {
        parts.compactMap { if case .text(let text) = $0 { text } else { nil } }.filter { !$0.isEmpty }
            .joined(separator: "\n\n")
    }

    var reasoning: String {
        parts.compactMap { if case .reasoning(let text) = $0 { text } else { nil } }.joined(separator: "\n\n")
    }

    /// The calls among the parts that no part answers.
    var openCalls: [ToolCall] {
        let answered = Set(parts.compactMap { if case .result(let id, _) = $0 { id } else { nil } })
        return parts.compactMap { if case .call(let call) = $0, !answered.contains(call.id) { call } else { nil } }
    }
}
