/// What a user has set of one key: the command that it asks for in a context.
package struct KeyRule: Hashable, Sendable {
    package var context: KeyContext
    /// As people write it: `C-g`, `C-x t`.
    package var key: String
    /// A command's name; empty for a key that is to mean nothing.
    package var command: String

    package init(context: KeyContext, key: String, command: String) {
        self.context = context
        self.key = key
        self.command = command
    }
}

/// A rule that cannot be.
package struct KeyMistake: Error, Hashable, Sendable {
    /// Which of the rules, counted from 0.
    package var rule: Int
    /// A sentence without its end.
    package var message: String
    package var hint: String?

    package init(rule: Int, message: String, hint: String? = nil) {
        self.rule = rule
        self.message = message
        self.hint = hint
    }
}
