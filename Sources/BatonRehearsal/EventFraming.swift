/// How events stand in a streamed body.
enum EventFraming: Hashable, Sendable {
    /// One JSON object a line, in Python's spacing: what watsonx Orchestrate's runs send under the event-stream header.
    case jsonLines
    /// Server-sent events: `data: {…}` and an empty line.
    case serverSent(JSON.Style)
    /// One JSON array of all events.
    case array(isPretty: Bool)

    func frame(_ event: JSON, isFirst: Bool) -> String {
        switch self {
        case .jsonLines: event.text(.python) + "\n"
        case .serverSent(let style): "data: " + event.text(style) + "\n\n"
        case .array(isPretty: false): (isFirst ? "[" : ", ") + event.text(.python)
        case .array(isPretty: true): (isFirst ? "[\n  " : ",\n  ") + event.indentedText(depth: 1)
        }
    }

    /// What follows the last event.
    func ending(isEmpty: Bool) -> String {
        switch self {
        case .jsonLines, .serverSent: ""
        case .array(let isPretty): (isEmpty ? "[" : isPretty ? "\n" : "") + "]\n"
        }
    }
}
