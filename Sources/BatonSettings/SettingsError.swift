internal import BatonCore

/// A mistake in a file of the user's: where it is, what is wrong, and what would be right.
///
/// Says things in words of the file, which goes to a terminal: all of it is sanitised.
package struct SettingsError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file as the user would name it.
    package var file: String
    /// Counted from 1; nil where the mistake is in no one line (a file that cannot be read).
    package var line: Int?
    package var message: String
    package var hint: String?
    /// Whether it is no mistake, but a stored login that is over or was never made.
    package var isLoginGone: Bool

    package init(
        file: String, line: Int? = nil, message: String, hint: String? = nil, isLoginGone: Bool = false
    ) {
        self.file = file.sanitised
        self.line = line
        self.message = message.sanitised
        self.hint = hint?.sanitised
        self.isLoginGone = isLoginGone
    }

    /// `config.toml:12: message. Hint`, in the form that editors and compilers use.
    package var description: String {
        let place = line.map { "\(file):\($0)" } ?? file
        return "\(place): \(message)." + (hint.map { " \($0)" } ?? "")
    }
}
