/// How a terminal is asked to call the user.
package enum NotificationWay: String, Hashable, Sendable {
    /// A line of text (iTerm2, WezTerm, Ghostty).
    case osc9 = "OSC 9"
    /// Title and body (urxvt, foot).
    case osc777 = "OSC 777"
    /// kitty's desktop notifications.
    case osc99 = "OSC 99"
    /// BEL: what the terminal makes of it is the user's setting there.
    case bell = "BEL"

    /// - Parameter environment: variables that terminals set about themselves; over a remote connection only `TERM` is left.
    init(environment value: (String) -> String?) {
        let term = value("TERM") ?? ""
        let program = value("TERM_PROGRAM") ?? value("LC_TERMINAL") ?? ""
        if term == "xterm-kitty" || value("KITTY_WINDOW_ID") != nil {
            self = .osc99
        } else if ["iTerm.app", "iTerm2", "WezTerm", "ghostty"].contains(program) || term == "xterm-ghostty"
            || term == "wezterm" || value("GHOSTTY_RESOURCES_DIR") != nil || value("LC_TERMINAL") == "iTerm2"
        {
            self = .osc9
        } else if term.hasPrefix("foot") || term.hasPrefix("rxvt") {
            self = .osc777
        } else {
            self = .bell
        }
    }
}
