internal import BatonCore
internal import FoundationEssentials

/// Reads the messages of a thread as watsonx Orchestrate's `GET …/threads/{id}/messages` gives them, steps included.
enum OrchestrateMessages {
    /// Whether a message has what only that platform's have.
    static func isOne(_ row: JSONValue) -> Bool {
        row["thread_id"] != nil || row["created_on"] != nil || row["step_history"] != nil
            || row["content"]?.elements.contains { $0["response_type"] != nil } == true
    }

    static func reading(_ rows: [JSONValue], _ moment: Moment) -> ImportedMessages {
        var reading = ImportedMessages(messages: [], moment: moment)
        let thread = rows.lazy.compactMap { $0["thread_id"]?.string }.first
        reading.handle = thread.map { RemoteHandle(platform: .orchestrate, ids: RemoteIDs([.thread: $0])) }
        for (index, row) in ordered(rows).enumerated() {
            let text = Self.text(row["content"])
            var message = ImportedMessages.Message(isUser: row["role"]?.string == "user", time: time(row), text: text)
            for detail in (row["step_history"]?.elements ?? []).flatMap({ details($0["step_details"]) }) {
                read(detail, into: &message, &reading)
            }
            if !text.isEmpty {
                let id = row["id"]?.string ?? "m\(index)"
                message.items.append(.part(Part(id: PartID(id), kind: .text, text: text)))
            }
            reading.messages.append(message)
        }
        return reading
    }

    /// The platform promises no order; where each message has its time, that is the order.
    private static func ordered(_ rows: [JSONValue]) -> [JSONValue] {
        let timed = rows.enumerated().map { ($0.offset, row: $0.element, time: time($0.element)) }
        guard timed.allSatisfy({ $0.time != nil }) else { return rows }
        return timed.sorted { ($0.time ?? 0, $0.0) < ($1.time ?? 0, $1.0) }.map(\.row)
    }

    private static func text(_ content: JSONValue?) -> String {
        if let text = content?.string { return text }
        return (content?.elements ?? [])
            .compactMap { $0[anyOf: "text", "title", "description"]?.string }.joined(separator: "\n\n")
    }

    /// A list, or the one object that some servers send instead.
    private static func details(_ value: JSONValue?) -> [JSONValue] {
        if case .object = value { return value.map { [$0] } ?? [] }
        return value?.elements ?? []
    }

    private static func read(
        _ detail: JSONValue, into message: inout ImportedMessages.Message, _ reading: inout ImportedMessages
    ) {
        switch detail["type"]?.string {
        case "tool_calls", "tool_call":
            let calls = detail["tool_calls"]?.elements ?? [detail["tool_call"] ?? detail]
            for call in calls {
                guard let name = call["name"]?.string ?? call["function"]?["name"]?.string else { continue }
                let id = call["id"]?.string ?? "\(name)-\(message.items.count)"
                let arguments = call[anyOf: "args", "arguments"] ?? call["function"]?["arguments"] ?? .object([])
                message.items.append(
                    .step(
                        Step(
                            id: StepID(id), kind: .tool, name: name,
                            call: ToolCall(id: ToolCallID(id), name: name, arguments: arguments.unwrappingText))))
            }
        case "tool_response":
            guard let id = detail[anyOf: "tool_call_id", "id"]?.string else { return }
            reading.results[ToolCallID(id)] = detail["content"] ?? .null
        case "thinking":
            guard let text = detail[anyOf: "content", "text"]?.string else { return }
            message.items.append(.part(Part(id: "thinking", kind: .reasoning, text: text)))
        default: return  // Points at something that comes by itself, or is not known here.
        }
    }

    /// RFC 3339 in milliseconds since 1970; the fraction, which has any number of digits, to the millisecond.
    private static func time(_ row: JSONValue) -> Int64? {
        guard let text = row[anyOf: "created_on", "created_at"]?.string, text.utf8.count >= 19 else { return nil }
        let whole = text.prefix(19)
        var rest = text.dropFirst(19)
        var digits = ""
        if rest.first == "." {
            digits = String(rest.dropFirst().prefix(while: \.isNumber))
            rest = rest.dropFirst(digits.count + 1)
        }
        let zone = rest.isEmpty ? "Z" : String(rest)
        // A time that cannot be read is as good as none.
        guard let date = try? Date("\(whole)\(zone)", strategy: .iso8601) else { return nil }
        let milliseconds = Int64((digits + "000").prefix(3)) ?? 0
        return Int64(date.timeIntervalSince1970) * 1_000 + milliseconds
    }
}
