/// Whether a terminal puts text on the clipboard when it is told to (OSC 52), as far as its name says: it never answers.
package enum ClipboardSupport: String, Hashable, Sendable {
    case yes, perhaps, no

    init(_ description: TerminalDescription, environment: (String) -> String?) {
        guard description.answersQuestions, let name = description.name else {
            self = .no
            return
        }
        let program = environment("TERM_PROGRAM")
        // Both ignore it; inside a multiplexer the variables are of the terminal that it was started in.
        if description.multiplexer == nil, environment("VTE_VERSION") != nil || program == "Apple_Terminal" {
            self = .no
        } else if Self.known.contains(where: name.hasPrefix) || ["iTerm.app", "WezTerm", "ghostty"].contains(program) {
            self = .yes
        } else {
            self = .perhaps
        }
    }

    private static let known = [
        "xterm-kitty", "alacritty", "foot", "wezterm", "xterm-ghostty", "contour", "rio", "iterm",
    ]
}
