extension JSON {
    /// How a value is written: each of the rehearsed platforms has its own habit.
    package enum Style: Hashable, Sendable {
        /// No white space: JavaScript's `JSON.stringify` and FastAPI's responses.
        case compact
        /// A blank after every comma and colon: what watsonx Orchestrate streams (Python's `json.dumps`, beyond ASCII raw).
        case python

        fileprivate var comma: String { self == .compact ? "," : ", " }
        fileprivate var colon: String { self == .compact ? ":" : ": " }
    }

    /// The value as one line of JSON text (RFC 8259). A number that JSON cannot hold (infinite, not a number) is `null`.
    package func text(_ style: Style = .compact) -> String {
        var text = ""
        write(to: &text, style)
        return text
    }

    private func write(to text: inout String, _ style: Style) {
        switch self {
        case .null: text += "null"
        case .bool(let value): text += value ? "true" : "false"
        case .int(let value): text += String(value)
        case .double(let value): text += value.isFinite ? "\(value)" : "null"
        case .string(let value): Self.write(value, to: &text)
        case .array(let elements):
            text += "["
            for (index, element) in elements.enumerated() {
                if index > 0 { text += style.comma }
                element.write(to: &text, style)
            }
            text += "]"
        case .object(let members):
            text += "{"
            for (index, member) in members.enumerated() {
                if index > 0 { text += style.comma }
                Self.write(member.0, to: &text)
                text += style.colon
                member.1.write(to: &text, style)
            }
            text += "}"
        }
    }

    private static func write(_ value: String, to text: inout String) {
        text += "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case "\u{8}": text += "\\b"
            case "\u{C}": text += "\\f"
            case "\u{0}"..."\u{1F}": writeEscape(of: scalar, to: &text)
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }

    private static func writeEscape(of control: Unicode.Scalar, to text: inout String) {
        let digits = String(control.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
}
