/// Why the screen cannot be opened.
package struct TerminalFailure: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Code: Hashable, Sendable {
        /// Standard input or output is not a terminal.
        case notATerminal
        /// `TERM` is not set, or names nothing that can address the cursor.
        case unknownTerminal
        /// The system refused something; the sentence says what.
        case system
    }

    package let code: Code
    /// One sentence for the user: what is wrong, and what to use instead.
    package let description: String

    static func notATerminal(_ stream: String) -> TerminalFailure {
        TerminalFailure(
            code: .notATerminal,
            description:
                "Baton's screen needs a terminal, and \(stream) is not one; use `baton ask` to chat without a screen.")
    }

    static func unknownTerminal(_ name: String?) -> TerminalFailure {
        let what =
            name.map { "does not know the terminal TERM=\($0)" } ?? "does not know your terminal, as TERM is not set"
        return TerminalFailure(
            code: .unknownTerminal,
            description:
                "Baton \(what); set TERM to what your terminal is (most are xterm-256color), or chat line by line, without a screen: `baton chat --linear`."
        )
    }

    static func system(_ attempt: String, _ reason: String) -> TerminalFailure {
        TerminalFailure(code: .system, description: "Baton could not \(attempt): \(reason).")
    }
}
