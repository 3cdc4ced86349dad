extension JSON {
    /// The value over several lines, two blanks a level, as Python's `json.dumps(indent=2)` writes it.
    /// - Parameter depth: the level at which the value stands; its first line is not indented.
    func indentedText(depth: Int = 0) -> String {
        switch self {
        case .array(let elements) where !elements.isEmpty:
            Self.block("[", elements.map { $0.indentedText(depth: depth + 1) }, "]", depth)
        case .object(let members) where !members.isEmpty:
            Self.block(
                "{", members.map { "\(JSON.string($0.0).text()): \($0.1.indentedText(depth: depth + 1))" }, "}", depth)
        default: text()
        }
    }

    private static func block(_ open: String, _ lines: [String], _ close: String, _ depth: Int) -> String {
        let margin = String(repeating: "  ", count: depth)
        return "\(open)\n" + lines.map { "\(margin)  \($0)" }.joined(separator: ",\n") + "\n\(margin)\(close)"
    }
}
