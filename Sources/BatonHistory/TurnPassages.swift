internal import BatonCore

/// What of a turn can be searched, in the order in which it is shown.
enum TurnPassages {
    /// Of a step's payload no more than this is searched, in characters: results may be whole files.
    private static let stepLimit = 64 * 1024

    static func of(_ turn: Turn) -> [(kind: SearchHit.Kind, text: String)] {
        [(.prompt, turn.prompt.text)] + (turn.run?.items ?? []).map { (kind(of: $0), text(of: $0)) }
    }

    static func kind(of item: RunItem) -> SearchHit.Kind {
        switch item {
        case .part(let part): part.kind == .text ? .answer : .reasoning
        case .step: .step
        }
    }

    /// A part's whole text, or a step's name and payload as a person would read it.
    static func text(of item: RunItem) -> String {
        switch item {
        case .part(let part): return part.text
        case .step(let step):
            let pieces = [
                step.name, step.call.map { plain($0.arguments) }, step.result.map(plain), step.failure,
            ]
            return String(pieces.compactMap { $0 }.joined(separator: "\n").prefix(stepLimit))
        }
    }

    /// JSON as the words in it: names and values without the marks between them.
    private static func plain(_ value: JSONValue) -> String {
        switch value {
        case .null: ""
        case .bool(let flag): flag ? "true" : "false"
        case .number(let spelling): spelling
        case .string(let text): text
        case .array(let elements): elements.map(plain).joined(separator: "\n")
        case .object(let object): object.members.map { "\($0.name): \(plain($0.value))" }.joined(separator: "\n")
        }
    }
}
