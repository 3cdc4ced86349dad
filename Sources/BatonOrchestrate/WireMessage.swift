internal import BatonCore

/// A message as the wire has it, in an event or in a thread's list.
struct WireMessage: Sendable {
    private let value: JSONValue
    let items: [ContentItem]

    init(_ value: JSONValue) {
        self.value = value
        items =
            switch value["content"] {
            case .string(let text): [ContentItem(text: text)]  // Old rows.
            case .array(let items): items.map(ContentItem.init)
            default: []
            }
    }

    var id: String? { value.text("id", "message_id") }
    var parentID: String? { value.text("parent_message_id") }
    var role: String? { value.text("role") }
    var createdOn: String { value.text("created_on", "created_at") ?? "" }

    private var properties: JSONValue? { value["additional_properties"] }

    /// Not meant to be seen.
    var skipsRender: Bool { properties?["display_properties"]?["skip_render"]?.bool == true }
    /// A flow has begun, and answers later, outside the stream.
    var isAsync: Bool { properties?["display_properties"]?["is_async"]?.bool == true }
    /// The agent has stopped for the user's input.
    var isInterrupt: Bool { properties?["is_interrupt"]?.bool == true }

    /// The steps that led to the message: the only record of them where none was streamed.
    var stepHistory: [JSONValue] { value["step_history"]?.elements ?? [] }

    /// What the message carries beside its text.
    var enclosures: [RunEvent] {
        let sources = items.flatMap(\.sources)
        let files = items.flatMap(\.files)
        return (sources.isEmpty ? [] : [.sourcesFound(sources)]) + (files.isEmpty ? [] : [.filesOffered(files)])
    }

    /// The content item that asks for a form or a connection; nil where the message asks for none, or for something else first.
    var askedForm: JSONValue? {
        guard let asking = items.first(where: { $0.need != nil }), let kind = asking.need?.kind,
            [.form, .signIn].contains(kind)
        else { return nil }
        return asking.source
    }

    var text: String? {
        let texts = items.filter { $0.kind == .text }.compactMap(\.text)
        return texts.isEmpty ? nil : texts.joined(separator: "\n\n")
    }

    /// What the message asks of the user; the text beside it is the question where it has none of its own.
    var need: Need? {
        guard var need = items.compactMap(\.need).first else { return nil }
        if need.question.isEmpty { need.question = text ?? "The agent waits for your answer." }
        return need
    }

    /// What a custom agent has logged (`capture_logs`): one step that holds the lines, since they belong to the answer's making.
    var capturedLogs: [RunEvent] {
        guard let logs = properties?["captured_logs"] else { return [] }
        return Self.step(ofLogs: logs, id: id)
    }

    /// The log that is to be fetched by its id; nil where the message has its lines, or none.
    var missingLog: String? {
        guard properties?["captured_logs"]?["logs"] == nil else { return nil }
        return properties?.text("log_id") ?? value.text("log_id")
    }

    /// - Parameter id: what to call a log that does not say its own id.
    static func step(ofLogs logs: JSONValue, id: String?) -> [RunEvent] {
        guard let lines = logs["logs"], !lines.elements.isEmpty else { return [] }
        let id = StepID("logs-\(logs.text("log_id") ?? id ?? "1")")
        let step = Step(id: id, kind: .progress, name: "captured logs")
        return [.stepStarted(step), .stepEnded(id, StepEnd(result: lines))]
    }
}
