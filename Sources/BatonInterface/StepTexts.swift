internal import BatonCore
internal import BatonText

/// What a step was given and what came of it, as texts. A text that is JSON inside of JSON, as platforms send it, is taken
/// out of its quotation marks.
struct StepTexts {
    enum Kind: Hashable {
        case arguments, result, failure
        /// Of a frame of the wire.
        case line, headers, body

        /// The same width for all, so that what stands behind them is in one column.
        var label: String {
            switch self {
            case .arguments: "in   "
            case .result: "out  "
            case .failure: "✗    "
            case .line, .headers, .body: "     "
            }
        }
    }

    static let labelColumns = 5

    /// In the order in which they are shown; without those that the step does not have.
    static func of(_ step: Step) -> [(kind: Kind, text: String)] {
        var texts: [(kind: Kind, text: String)] = []
        if let arguments = step.call?.arguments.unwrappingText, arguments != .object([]), arguments != .null {
            texts.append((.arguments, text(of: arguments)))
        }
        if let result = step.result { texts.append((.result, text(of: result.unwrappingText))) }
        if let failure = step.failure { texts.append((.failure, failure)) }
        return texts
    }

    /// A request's or an answer's line and headers, and what went over the wire.
    static func of(_ wire: WireFrame) -> [(kind: Kind, text: String)] {
        var texts: [(kind: Kind, text: String)] = []
        if !wire.frame.line.isEmpty { texts.append((.line, wire.frame.line.sanitised)) }
        if !wire.frame.headers.isEmpty {
            let lines = wire.frame.headers.map { "\($0.name): \($0.value)".sanitised.onOneLine }
            texts.append((.headers, lines.joined(separator: "\n")))
        }
        if !wire.frame.bytes.isEmpty { texts.append((.body, wire.text)) }
        return texts
    }

    private static func text(of value: JSONValue) -> String {
        if case .string(let text) = value { text } else { value.text }
    }
}
