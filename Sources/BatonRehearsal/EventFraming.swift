/// How events stand in a streamed body.
enum EventFraming: Hashable, Sendable {
    /// One JSON object a line, in Python's spacing: what watsonx Orchestrate's runs send under the event-stream header.
    case jsonLines
    /// Server-sent events: `data: {…}` and an empty line.
    case serverSent(JSON.Style)

    func frame(_ event: JSON) -> String {
        switch self {
        case .jsonLines: event.text(.python) + "\n"
        case .serverSent(let style): "data: " + event.text(style) + "\n\n"
        }
    }
}
