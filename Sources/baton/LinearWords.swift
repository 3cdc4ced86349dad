import Foundation

/// What a person's short answers mean.
enum LinearWords {
    /// Nil for what is neither yes nor no.
    static func isYes(_ line: String) -> Bool? {
        switch trimmed(line).lowercased() {
        case "y", "yes", "true": true
        case "n", "no", "false": false
        default: nil
        }
    }

    /// The place of the choice that a number, counted from 1, or its words name.
    static func choice(_ text: String, among names: [String]) -> Int? {
        let text = trimmed(text)
        if let place = names.firstIndex(where: { $0.lowercased() == text.lowercased() }) { return place }
        guard let number = Int(text), names.indices.contains(number - 1) else { return nil }
        return number - 1
    }

    /// A yes that counts for the rest of the thread.
    static func isForThread(_ line: String) -> Bool { trimmed(line).lowercased() == "s" }

    /// A yes, a no, and the words behind a no; nil for anything else.
    static func verdict(_ line: String) -> (isYes: Bool, reason: String?)? {
        let line = trimmed(line)
        if let isYes = isYes(line) { return (isYes, nil) }
        guard line.lowercased().hasPrefix("n ") || line.lowercased().hasPrefix("no ") else { return nil }
        return (false, trimmed(String(line.drop { !$0.isWhitespace })))
    }

    static func trimmed(_ text: String) -> String { text.trimmingCharacters(in: .whitespacesAndNewlines) }
}
