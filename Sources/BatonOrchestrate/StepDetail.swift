internal import BatonCore

/// One entry of `step_details`, whatever shape it came in.
enum StepDetail: Hashable, Sendable {
    /// A call to a tool; `id` is nil where the server gave none.
    case call(id: String?, name: String, arguments: JSONValue, agent: String?)
    case response(id: String?, name: String?, output: ToolOutput, agent: String?)
    case thinking(String)
    /// An entry that only points at something that comes by itself.
    case pointer
    case unknown(String)

    /// The entries of a list, or of the one object that some servers send instead, in the order in which they are told.
    ///
    /// A response often has its own call repeated after it. That copy goes first, so that it serves where the call
    /// itself was never streamed and is an evident duplicate where it was; without an id it cannot be told from a new
    /// call, and is left out.
    static func all(in value: JSONValue?) -> [StepDetail] {
        let entries: [JSONValue] =
            switch value {
            case .array(let entries): entries
            case .object: value.map { [$0] } ?? []
            default: []
            }
        let details = entries.flatMap(read)
        guard case .response(let answered, _, _, _) = details.first else { return details }
        var copies: [StepDetail] = []
        let rest = details.dropFirst().filter { detail in
            guard case .call(let id, _, _, _) = detail else { return true }
            guard let id else { return false }
            if id == answered { copies.append(detail) }
            return id != answered
        }
        return copies + details.prefix(1) + rest
    }

    private static func read(_ entry: JSONValue) -> [StepDetail] {
        let agent = entry.text("agent_display_name", "agent_name")
        switch entry.text("type") ?? "" {
        case "tool_calls":
            let calls = entry["tool_calls"]?.elements ?? []
            return (calls.isEmpty ? [entry] : calls).compactMap { call($0, agent: agent) }
        case "tool_call": return [call(entry["tool_call"] ?? entry, agent: agent)].compactMap(\.self)
        case "tool_response":
            let id = entry.text("tool_call_id", "id")
            return [
                .response(id: id, name: entry.text("name"), output: ToolOutput(entry), agent: agent)
            ]
        case "thinking": return entry.text("content", "text").map { [.thinking($0)] } ?? []
        case "message_creation": return [.pointer]
        case let type: return [.unknown("step:\(type)")]
        }
    }

    /// The ADK's form (`name`, `args`) or OpenAI's (`function.name`, `function.arguments`); arguments may be JSON text.
    private static func call(_ value: JSONValue, agent: String?) -> StepDetail? {
        let function = value["function"]
        guard let name = value.text("name") ?? function?.text("name") else { return nil }
        let arguments =
            value[anyOf: "args", "arguments"] ?? function?[anyOf: "arguments", "args"] ?? JSONValue.object([])
        return .call(
            id: value.text("id", "tool_call_id"), name: name, arguments: arguments.unwrappingWireText, agent: agent)
    }
}
