import Glibc

/// What the environment says about the terminal.
package struct TerminalDescription: Hashable, Sendable {
    /// `TERM`; `nil` if unset or empty.
    package let name: String?
    /// Whether `NO_COLOR` is set and not empty (no-color.org): attributes only.
    package let isColorless: Bool
    /// Whether `COLORTERM` promises 24-bit colours.
    package let hasDirectColor: Bool

    package init(name: String?, isColorless: Bool = false, hasDirectColor: Bool = false) {
        self.name = name
        self.isColorless = isColorless
        self.hasDirectColor = hasDirectColor
    }

    /// Reads `TERM`, `NO_COLOR` and `COLORTERM` from `environment`.
    package init(environment: (String) -> String? = TerminalDescription.variable) {
        func value(_ name: String) -> String? { environment(name).flatMap { $0.isEmpty ? nil : $0 } }
        self.init(
            name: value("TERM"), isColorless: value("NO_COLOR") != nil,
            hasDirectColor: ["truecolor", "24bit"].contains(value("COLORTERM")))
    }

    /// The process's environment variable of that name.
    package static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

    /// Whether the terminal shows the palette of 256 and follows xterm, so that a built-in description fits.
    var isFullyKnown: Bool {
        guard let name, isMultiplexer || isLikeXterm else { return false }
        return hasDirectColor || name.hasSuffix("-256color")
    }

    /// Whether this is a terminal multiplexer, which knows fewer sequences than the terminal around it.
    var isMultiplexer: Bool { name?.hasPrefix("tmux") == true || name?.hasPrefix("screen") == true }

    /// Whether xterm's sequences can be relied on, whatever descriptions are installed.
    var isLikeXterm: Bool {
        guard let name else { return false }
        return TerminalDescription.xtermLike.contains { name.hasPrefix($0) }
    }

    // Their descriptions (of which most are in Debian's ncurses-term only) are supersets of xterm's where output is concerned.
    private static let xtermLike = [
        "xterm", "alacritty", "contour", "foot", "ghostty", "gnome", "iterm", "kitty", "konsole", "mintty", "rio",
        "rxvt",
        "st-", "vte", "wezterm",
    ]
}
