package import BatonScreen
package import BatonTheme

/// The themes that come with Baton: the files in `themes/`, read when Baton was built.
package enum BuiltInThemes {
    /// In alphabetical order.
    package static var names: [String] { EmbeddedThemes.names }

    /// What `theme = "auto"` takes on a background of that kind.
    package static func automaticName(for appearance: Appearance) -> String {
        switch appearance {
        case .dark: "dark"
        case .light: "light"
        }
    }

    /// The theme of that name; nil where none comes with Baton.
    package static func theme(named name: String) -> Theme? {
        EmbeddedThemes.codes(of: name).map(Theme.init(codes:))
    }

    package static func design(named name: String) -> ThemeDesign? {
        guard let theme = theme(named: name) else { return nil }
        let terminal = EmbeddedThemes.terminalCode(of: name).map { code in
            let style = Style(code: code)
            return TerminalLook(background: style.background, foreground: style.foreground)
        }
        return ThemeDesign(theme: theme, terminal: terminal)
    }
}

extension Theme {
    /// Attributes only, no colour at all: for terminals without colours, and where the user wants none.
    package static var monochrome: Theme { builtIn("monochrome") }

    package static func automatic(_ appearance: Appearance) -> Theme {
        builtIn(BuiltInThemes.automaticName(for: appearance))
    }

    /// A theme that is known to come with Baton.
    private static func builtIn(_ name: String) -> Theme {
        guard let theme = BuiltInThemes.theme(named: name) else {
            preconditionFailure("the theme \(name) has not been compiled in")
        }
        return theme
    }
}
