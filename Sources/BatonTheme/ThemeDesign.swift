package import BatonScreen

/// A theme, and the terminal that it is made for.
package struct ThemeDesign: Hashable, Sendable {
    package var theme: Theme
    /// nil for a theme that fits every terminal, because it sets no colour.
    package var terminal: TerminalLook?

    package init(theme: Theme, terminal: TerminalLook?) {
        self.theme = theme
        self.terminal = terminal
    }

    /// Reads a theme file.
    /// - Parameters:
    ///   - text: its lines; see ``ThemeLines`` for how they are written.
    ///   - base: the theme that gives what the file leaves out, by the kind of background that the file is for; nil where a
    ///     file has to say everything.
    /// - Throws: ``ThemeError`` for a line, a name or a word that means nothing (with the nearest that does), for a name given
    ///   twice, for half a terminal, and for a role that is missing without a base.
    package init(parsing text: String, base: ((Appearance?) -> Theme)? = nil) throws(ThemeError) {
        var styles = [Style?](repeating: nil, count: ThemeRole.names.count)
        var background: Color?
        var foreground: Color?
        for entry in try ThemeLines.entries(of: text) {
            if let place = ThemeRole.names.firstIndex(of: entry.name) {
                styles[place] = try StyleNotation.style(entry.value, line: entry.line)
            } else if entry.name == "background" {
                background = try StyleNotation.direct(entry.value, line: entry.line)
            } else if entry.name == "foreground" {
                foreground = try StyleNotation.direct(entry.value, line: entry.line)
            } else {
                throw .unknown(
                    "There is no role “\(entry.name)”", word: entry.name,
                    among: ThemeRole.names + ["background", "foreground"], line: entry.line)
            }
        }
        terminal = try Self.look(background, foreground)
        theme = try Self.theme(styles, base: base?(terminal?.appearance))
    }

    private static func look(_ background: Color?, _ foreground: Color?) throws(ThemeError) -> TerminalLook? {
        guard background != nil || foreground != nil else { return nil }
        guard let background, let foreground else {
            throw ThemeError("background and foreground belong together, and one of them is missing", line: nil)
        }
        return TerminalLook(background: background, foreground: foreground)
    }

    private static func theme(_ styles: [Style?], base: Theme?) throws(ThemeError) -> Theme {
        guard base != nil || !styles.contains(nil) else {
            let missing = zip(ThemeRole.names, styles).filter { $0.1 == nil }.map(\.0)
            throw ThemeError("The theme lacks \(missing.joined(separator: ", "))", line: nil)
        }
        return Theme { styles[Int($0.rawValue)] ?? base?[$0] ?? .plain }
    }

    /// What a file says that means this design: names and values in the order of the roles, the terminal first.
    package var entries: [(name: String, value: String)] {
        let look = terminal.map { [("background", $0.background), ("foreground", $0.foreground)] } ?? []
        return look.map { ($0, StyleNotation.word(for: $1)) }
            + ThemeRole.allCases.map { ($0.name, StyleNotation.text(of: theme[$0])) }
    }

    /// The theme as a file that says the same.
    package var text: String { entries.map { "\($0.name) = \"\($0.value)\"\n" }.joined() }
}
