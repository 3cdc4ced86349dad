package import BatonScreen

/// A look for every role: what a theme file says, checked.
package struct Theme: Hashable, Sendable {
    /// In the order of the roles. Not a dictionary: the runtime's search for the proof that a key is hashable costs a third
    /// of a millisecond in a program of this size, and the first frame waits for it.
    private let styles: [Style]

    /// Reads the entries of a theme file: a role and a value such as `#88c0d0 bold`, `bright-black dim`, `on #2e3440`.
    ///
    /// A value is a foreground, `on` and a background, and attributes, each optional, in any order. What it leaves out is
    /// the terminal's own.
    /// - Throws: ``ThemeError`` for a role or a word that does not exist (with the nearest that does), for a role given
    ///   twice, and for a role that is missing.
    package init(entries: [(role: String, value: String)]) throws(ThemeError) {
        var styles = [Style?](repeating: nil, count: ThemeRole.allCases.count)
        for (index, entry) in entries.enumerated() {
            guard let role = ThemeRole(name: entry.role) else {
                throw .unknownRole(entry.role, entry: index)
            }
            guard styles[role.place] == nil else {
                throw ThemeError("the role \(role.rawValue) stands twice", entry: index)
            }
            styles[role.place] = try StyleNotation.style(entry.value, entry: index)
        }
        let missing = ThemeRole.allCases.filter { styles[$0.place] == nil }.map(\.rawValue)
        guard missing.isEmpty else {
            throw ThemeError("the theme lacks \(missing.joined(separator: ", "))", entry: nil)
        }
        self.styles = styles.compactMap(\.self)
    }

    private init(styles: [Style]) {
        self.styles = styles
    }

    /// Attributes only, no colour at all: for terminals without colours, and until a theme is read.
    package static let monochrome = Theme(
        styles: ThemeRole.allCases.map { Style(attributes: attributes(of: $0)) }
    )

    private static func attributes(of role: ThemeRole) -> Style.Attributes {
        switch role {
        case .strong, .heading, .agentName, .error, .question, .key, .unread, .accent, .prompt: .bold
        case .dim, .footer, .reasoning, .rule, .profile: .dim
        case .emphasis: .italic
        case .link: .underline
        case .selection, .slotActive: .reverse
        case .text, .code, .userBar, .userText, .tool, .success, .warning, .running, .status, .composer, .slot: []
        }
    }

    package subscript(role: ThemeRole) -> Style { styles[role.place] }
}
