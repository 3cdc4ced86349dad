/// A mistake in a file of the user's: where it is, what is wrong, and what would be right.
package struct SettingsError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file as the user would name it.
    package var file: String
    /// Counted from 1; nil where the mistake is in no one line (a file that cannot be read).
    package var line: Int?
    package var message: String
    package var hint: String?

    package init(file: String, line: Int? = nil, message: String, hint: String? = nil) {
        self.file = file
        self.line = line
        self.message = message
        self.hint = hint
    }

    /// `config.toml:12: message. Hint`, in the form that editors and compilers use.
    package var description: String {
        let place = line.map { "\(file):\($0)" } ?? file
        return "\(place): \(message)." + (hint.map { " \($0)" } ?? "")
    }
}
