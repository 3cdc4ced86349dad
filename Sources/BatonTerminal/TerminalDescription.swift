package import BatonScreen
import Glibc

/// What the environment says about the terminal.
package struct TerminalDescription: Hashable, Sendable {
    /// `TERM`; `nil` if unset or empty.
    package let name: String?
    /// Whether `NO_COLOR` is set and not empty (no-color.org): attributes only.
    package let isColorless: Bool
    /// Whether `COLORTERM` promises 24-bit colours.
    package let hasDirectColor: Bool
    /// What `COLORFGBG` says of the background, which some terminals set (rxvt, konsole); `nil` where it says nothing.
    package let appearance: Appearance?
    /// What stands between Baton and the terminal.
    package let multiplexer: Multiplexer?
    package let notificationWay: NotificationWay
    private let isAppleTerminal: Bool

    package init(
        name: String?, isColorless: Bool = false, hasDirectColor: Bool = false, appearance: Appearance? = nil,
        multiplexer: Multiplexer? = nil, notificationWay: NotificationWay = .bell, isAppleTerminal: Bool = false
    ) {
        self.name = name
        self.isColorless = isColorless
        self.hasDirectColor = hasDirectColor
        self.appearance = appearance
        self.multiplexer = multiplexer
        self.notificationWay = notificationWay
        self.isAppleTerminal = isAppleTerminal
    }

    /// Reads `TERM`, `NO_COLOR`, `COLORTERM` and `COLORFGBG`, and what terminals and multiplexers set about themselves, from
    /// `environment`.
    package init(environment: (String) -> String? = TerminalDescription.variable) {
        func value(_ name: String) -> String? { environment(name).flatMap { $0.isEmpty ? nil : $0 } }
        self.init(
            name: value("TERM"), isColorless: value("NO_COLOR") != nil,
            hasDirectColor: ["truecolor", "24bit"].contains(value("COLORTERM")),
            appearance: value("COLORFGBG").flatMap(TerminalDescription.appearance),
            multiplexer: TerminalDescription.multiplexer(value), notificationWay: NotificationWay(environment: value),
            isAppleTerminal: value("TERM_PROGRAM") == "Apple_Terminal")
    }

    /// A name that begins with `screen` without a multiplexer's variable is one at the other end of a remote connection; which
    /// of the two nobody can tell, as tmux was long called so as well: screen's wrapping does no harm there.
    private static func multiplexer(_ value: (String) -> String?) -> Multiplexer? {
        if value("TMUX") != nil || value("TERM")?.hasPrefix("tmux") == true { return .tmux }
        return value("STY") != nil || value("TERM")?.hasPrefix("screen") == true ? .screen : nil
    }

    /// `15;0` or `0;default;15`: the background is the last, by its number among the first sixteen colours. Of those, white
    /// (7) and the bright ones but for grey (8) are light.
    private static func appearance(_ colors: String) -> Appearance? {
        guard let last = colors.split(separator: ";").last, let index = UInt8(last), index < 16 else { return nil }
        return index == 7 || index > 8 ? .light : .dark
    }

    /// The process's environment variable of that name.
    package static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

    /// Whether the terminal shows the palette of 256 and follows xterm, so that a built-in description fits. Its description says
    /// eight colours of `xterm`; but whatever calls itself that today has more, the program of that name since 1999.
    var isFullyKnown: Bool {
        guard let name, followsXterm else { return false }
        return hasDirectColor || name.hasSuffix("-256color") || name == "xterm"
    }

    /// Whether this is a terminal multiplexer, which knows fewer sequences than the terminal around it.
    var isMultiplexer: Bool { name?.hasPrefix("tmux") == true || name?.hasPrefix("screen") == true }

    /// Whether xterm's sequences can be relied on, whatever descriptions are installed.
    var isLikeXterm: Bool {
        guard let name else { return false }
        return TerminalDescription.xtermLike.contains { name.hasPrefix($0) }
    }

    /// The colours that can be shown without asking curses: a guess from the name, which curses knows better.
    package var palette: Palette {
        if isColorless || name == nil || name == "dumb" || name?.hasPrefix("vt") == true { return .none }
        if hasDirectColor { return .direct }
        return isFullyKnown || isLikeXterm ? .indexed(base: 0) : .eight
    }

    /// Whether xterm's private sequences mean to it what they mean to xterm, or nothing.
    var followsXterm: Bool { isMultiplexer || isLikeXterm }

    /// Whether it is likely to say which background it has. The Linux console, for one, would print part of the question.
    var answersQuestions: Bool { followsXterm }

    /// Whether it can be asked what it knows. macOS' own terminal prints the end of the question (DECRQM; neovim's pull request
    /// 28453 shows it), which elsewhere is at worst swallowed.
    package var answersAbilities: Bool { answersQuestions && !isAppleTerminal }

    // Their descriptions (of which most are in Debian's ncurses-term only) are supersets of xterm's where output is concerned.
    private static let xtermLike = [
        "xterm", "alacritty", "contour", "foot", "ghostty", "gnome", "iterm", "kitty", "konsole", "mintty", "rio",
        "rxvt",
        "st-", "vte", "wezterm",
    ]
}
