import BatonCore

extension ToolCall {
    /// The calls that a turn left to the user's side: those of the messages' parts, whose ids the server matches results
    /// by, before `pending_tool_calls`, whose ids have been seen to differ (orq's reference §9.2).
    static func open(in messages: [PlatformMessage], pending value: JSONValue) -> [ToolCall] {
        let listed = value[anyOf: "pending_tool_calls", "pendingToolCalls"]?.elements ?? []
        let reason = value[anyOf: "finish_reason", "finishReason"]?.string
        guard reason == "function_call" || !listed.isEmpty else { return [] }
        let answered = Set(
            messages.flatMap(\.parts).compactMap { if case .result(let id, _) = $0 { id } else { nil } })
        let calls = messages.flatMap(\.openCalls).filter { !answered.contains($0.id) && !$0.id.text.isEmpty }
        return calls.isEmpty ? listed.compactMap(ToolCall.init(pending:)) : calls
    }
}
