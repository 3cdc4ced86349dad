/// A form in which a thread leaves Baton.
package enum ThreadFormat: String, Hashable, Sendable, CaseIterable {
    case markdown, json, html, jsonl

    /// What a file's name ends with, without the dot.
    package var ending: String { self == .markdown ? "md" : rawValue }

    package var title: String {
        switch self {
        case .markdown: "Markdown"
        case .json: "JSON"
        case .html: "HTML"
        case .jsonl: "JSON lines"
        }
    }

    /// What it is good for.
    package var use: String {
        switch self {
        case .markdown: "to read, with the steps"
        case .json: "all of it; baton threads import reads it"
        case .html: "to read in a browser: one file that needs no other"
        case .jsonl: "what went over the wire, a frame a line"
        }
    }
}
