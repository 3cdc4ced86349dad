internal import BatonCore

/// Why a theme cannot be used.
package struct ThemeError: Error, Hashable, Sendable {
    /// What is wrong and what would be right; the caller adds the file and the line.
    package var message: String
    /// Which of the entries it is about; nil where one is missing.
    package var entry: Int?

    init(_ message: String, entry: Int?) {
        self.message = message
        self.entry = entry
    }

    static func unknownRole(_ role: String, entry: Int) -> ThemeError {
        let roles = ThemeRole.allCases.map(\.rawValue)
        let remedy = NearestWord.of(role, in: roles).map { "did you mean \($0)?" }
        return ThemeError(
            "there is no role \(role): \(remedy ?? "the roles are \(roles.joined(separator: ", "))")", entry: entry)
    }
}
