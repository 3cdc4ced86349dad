import BatonScreen
import BatonTerminal
import Testing

@Suite("Terminal description")
struct TerminalDescriptionTests {
    private func description(_ variables: [String: String]) -> TerminalDescription {
        TerminalDescription { variables[$0] }
    }

    private static let backgrounds: [(String, Appearance?)] = [
        ("15;0", .dark), ("0;15", .light), ("0;default;15", .light), ("15;default;0", .dark), ("7;8", .dark),
        ("0;7", .light), ("0;11", .light), ("15;6", .dark), ("default;default", nil), ("", nil), ("15;", .light),
        ("0;231", nil), ("x", nil),
    ]

    @Test("COLORFGBG's last number is the background", arguments: backgrounds)
    func background(value: String, appearance: Appearance?) {
        #expect(description(["TERM": "rxvt", "COLORFGBG": value]).appearance == appearance)
    }

    @Test("colours are guessed from the name, and never where none are wanted")
    func palette() {
        #expect(description(["TERM": "xterm-256color"]).palette == .indexed(base: 0))
        #expect(description(["TERM": "xterm-256color", "COLORTERM": "truecolor"]).palette == .direct)
        #expect(description(["TERM": "linux"]).palette == .eight)
        for variables in [["TERM": "dumb"], ["TERM": "vt100"], [:], ["TERM": "xterm", "NO_COLOR": "1"]] {
            #expect(description(variables).palette == .none)
        }
    }
}
