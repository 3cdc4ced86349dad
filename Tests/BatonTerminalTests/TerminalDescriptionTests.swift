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

    private static let ways: [([String: String], NotificationWay, Multiplexer?)] = [
        (["TERM": "xterm-256color"], .bell, nil), (["TERM": "xterm-kitty"], .osc99, nil),
        (["TERM": "tmux-256color", "TMUX": "/tmp/t,1,0", "KITTY_WINDOW_ID": "1"], .osc99, .tmux),
        (["TERM": "screen", "TMUX": "/tmp/t,1,0"], .bell, .tmux), (["TERM": "screen.xterm-256color"], .bell, .screen),
        (["TERM": "xterm", "STY": "1.pts"], .bell, .screen), (["TERM": "foot"], .osc777, nil),
        (["TERM": "xterm-256color", "TERM_PROGRAM": "WezTerm"], .osc9, nil), (["TERM": "linux"], .bell, nil),
    ]

    @Test("the environment tells how to call the user, and through what", arguments: ways)
    func called(variables: [String: String], way: NotificationWay, multiplexer: Multiplexer?) {
        #expect(description(variables).notificationWay == way)
        #expect(description(variables).multiplexer == multiplexer)
    }

    @Test("what would print the question is not asked")
    func asked() {
        #expect(description(["TERM": "xterm-256color"]).answersAbilities)
        #expect(description(["TERM": "tmux-256color"]).answersAbilities)
        #expect(!description(["TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"]).answersAbilities)
        #expect(!description(["TERM": "linux"]).answersAbilities)
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
