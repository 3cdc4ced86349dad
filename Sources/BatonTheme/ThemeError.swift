internal import BatonCore

/// Why a theme cannot be used.
package struct ThemeError: Error, Hashable, Sendable {
    /// What is wrong; the caller adds the file, and the full stop.
    package var message: String
    /// What would be right, in sentences of its own.
    package var hint: String?
    /// Counted from 1; nil where something is missing.
    package var line: Int?

    init(_ message: String, hint: String? = nil, line: Int?) {
        self.message = message
        self.hint = hint
        self.line = line
    }

    /// Of the words that mean something at this place none is `word`.
    static func unknown(_ message: String, word: String, among words: [String], line: Int) -> ThemeError {
        let meant = NearestWord.of(word, in: words).map { "Did you mean “\($0)”?" }
        return ThemeError(message, hint: meant ?? "Allowed: \(words.joined(separator: ", ")).", line: line)
    }
}
