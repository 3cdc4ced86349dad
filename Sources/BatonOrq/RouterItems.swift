import BatonCore

/// The items of a router response that are no text: calls, their results, server tools, approvals.
struct RouterItems: Sendable {
    private var steps = StepLedger()
    /// The calls by item id, for the events that name only the item.
    private var calls: [String: ToolCall] = [:]
    /// The function calls that nothing has answered yet, in their order: at the end they are the user's side to answer.
    private(set) var openCalls: [ToolCall] = []
    /// The approvals that an MCP server waits for.
    private(set) var approvals: [ToolCall] = []

    mutating func begin(_ item: JSONValue) -> [RunEvent] { read(item, isDone: false) }

    mutating func finish(_ item: JSONValue) -> [RunEvent] { read(item, isDone: true) }

    /// An item of the final snapshot, which tells again what streamed.
    /// - Parameter earlier: the calls that stand before it there: text answers no call that comes after it.
    mutating func finish(_ item: JSONValue, after earlier: inout Set<ToolCallID>) -> [RunEvent] {
        if item["type"]?.string == "message" { return message(item) { earlier.contains($0.id) } }
        if let id = item[anyOf: "call_id", "id"]?.string { earlier.insert(ToolCallID(id)) }
        return finish(item)
    }

    private mutating func read(_ item: JSONValue, isDone: Bool) -> [RunEvent] {
        let type = item["type"]?.string ?? "without a type"
        switch type {
        case "function_call": return call(item)
        case "function_call_output":
            return end(item, name: "tool", StepEnd(result: item["output"]?.embedded))
        case "mcp_approval_request": return approval(item)
        case "message": return isDone ? message(item) : []
        case "reasoning", "mcp_list_tools", "item_reference", "compaction": return []
        case _ where type.hasPrefix("orq:"):
            return serverTool(item, name: String(type.dropFirst("orq:".count)), isDone: isDone)
        case _ where type.hasSuffix("_call"):
            return serverTool(item, name: String(type.dropLast("_call".count)), isDone: isDone)
        default: return isDone ? [.unknownReceived(name: "item \(type)")] : []
        }
    }

    /// The events of `type`, or nil where it is about no item that this knows.
    mutating func take(_ type: String, _ event: JSONValue) -> [RunEvent]? {
        switch type {
        case "response.function_call_arguments.done", "response.mcp_call_arguments.done",
            "response.custom_tool_call_input.done", "response.code_interpreter_call_code.done":
            return arguments(event)
        case _ where Self.progressFamilies.contains { type.hasPrefix($0) }: return []
        default: return nil
        }
    }

    /// Events that only repeat what the items' own two events tell, or tell it in smaller pieces.
    private static let progressFamilies = [
        "response.function_call_arguments.", "response.mcp_call_arguments.", "response.custom_tool_call_input.",
        "response.code_interpreter_call_code.", "response.web_search_call.", "response.file_search_call.",
        "response.code_interpreter_call.", "response.image_generation_call.", "response.mcp_call.",
        "response.mcp_list_tools.", "response.shell_call_command.", "response.shell_call_output_content.",
    ]
}

// MARK: - Calls

extension RouterItems {
    private mutating func call(_ item: JSONValue) -> [RunEvent] {
        guard let id = item[anyOf: "call_id", "id"]?.string else { return [] }
        let name = item["name"]?.string ?? "tool"
        let arguments = item["arguments"] ?? ""
        // An item begins with its arguments empty, which is no JSON.
        let call = ToolCall(
            id: ToolCallID(id), name: name, arguments: arguments == "" ? .object([]) : arguments.embedded)
        return show(call, item: item, isOpen: true)
    }

    private mutating func arguments(_ event: JSONValue) -> [RunEvent] {
        guard let item = event["item_id"]?.string, var call = calls[item],
            let text = event[anyOf: "arguments", "input", "code"]
        else { return [] }
        call.arguments = text.embedded
        let isOpen = openCalls.contains { $0.id == call.id }
        return show(call, item: ["id": .string(item)], isOpen: isOpen)
    }

    /// Shows what is known of a call, unless nothing about it is new.
    private mutating func show(_ call: ToolCall, item: JSONValue, isOpen: Bool) -> [RunEvent] {
        let key = item["id"]?.string ?? call.id.text
        guard calls[key] != call else { return [] }
        calls[key] = call
        if let index = openCalls.firstIndex(where: { $0.id == call.id }) {
            openCalls[index] = call
        } else if isOpen {
            openCalls.append(call)
        }
        return steps.begin(Step(orq: call))
    }

    /// A tool that runs on the server: a function call's twin with the same call id, or an item of its own.
    private mutating func serverTool(_ item: JSONValue, name: String, isDone: Bool) -> [RunEvent] {
        guard let id = item[anyOf: "call_id", "id"]?.string else { return [] }
        let name = item["name"]?.string ?? name
        openCalls.removeAll { $0.id.text == id }
        let known = calls.values.first { $0.id.text == id }
        let arguments = item[anyOf: "arguments", "input", "action", "code"]?.embedded
        var events: [RunEvent] = []
        if arguments != nil || known == nil {
            let call = ToolCall(id: ToolCallID(id), name: known?.name ?? name, arguments: arguments ?? .object([]))
            events = show(call, item: item, isOpen: false)
        }
        guard isDone else { return events }
        let failure = item["error"]?.present?.plainText
        let hasFailed = failure != nil || item["status"]?.string == "failed"
        // An image's result is base64 of megabytes, which no step can show.
        let isImage = item["type"]?.string == "image_generation_call"
        let result = item[anyOf: "output", "result", "results", "outputs"]?.embedded
        let end = StepEnd(
            result: isImage ? nil : result,
            failure: hasFailed ? failure ?? "The tool failed" : nil,
            state: hasFailed ? .failed : .completed)
        if isImage, item["result"]?.string?.isEmpty == false {
            events.append(.filesOffered([OfferedFile(image: item)]))
        }
        return events + steps.end(StepID(id), name: name, end)
    }

    private mutating func end(_ item: JSONValue, name: String, _ end: StepEnd) -> [RunEvent] {
        guard let id = item["call_id"]?.string else { return [] }
        openCalls.removeAll { $0.id.text == id }
        return steps.end(StepID(id), name: name, end)
    }

    /// Text after a call means that the call was answered on the server, whether or not it said so.
    private mutating func message(
        _ item: JSONValue, where isEarlier: (ToolCall) -> Bool = { _ in true }
    ) -> [RunEvent] {
        let hasText = item["content"]?.elements.contains { $0["text"]?.string?.isEmpty == false } ?? false
        guard hasText, !openCalls.isEmpty else { return [] }
        let answered = openCalls.filter(isEarlier)
        openCalls.removeAll(where: isEarlier)
        return answered.flatMap { steps.end(StepID($0.id.text), name: $0.name, StepEnd()) }
    }

    private mutating func approval(_ item: JSONValue) -> [RunEvent] {
        guard let id = item["id"]?.string, !approvals.contains(where: { $0.id.text == id }) else { return [] }
        let arguments = item["arguments"]?.embedded ?? .object([])
        let call = ToolCall(id: ToolCallID(id), name: item["name"]?.string ?? "tool", arguments: arguments)
        approvals.append(call)
        return steps.begin(Step(id: StepID(id), kind: .tool, name: call.name, call: call))
    }
}
