import TerminalEmulator
import Testing

/// The same chat in every kind of terminal: readable, and cheap.
@Suite("Kinds of terminals", .serialized)
struct TerminalKindTests {
    private static let kinds: [[String: String]] = [
        ["TERM": "xterm"], ["TERM": "xterm-256color"], ["TERM": "tmux-256color"], ["TERM": "screen"],
        ["TERM": "screen-256color"], ["TERM": "linux"], ["TERM": "vt100"], ["TERM": "xterm-direct"],
        ["TERM": "xterm-256color", "COLORTERM": "truecolor"], ["TERM": "tmux-256color", "COLORTERM": "truecolor"],
        ["TERM": "xterm-256color", "NO_COLOR": "1"],
    ]

    @Test("it starts, answers and ends readably", arguments: kinds)
    func readable(variables: [String: String]) throws {
        let program = try Program()
        program.environment.merge(variables) { $1 }
        let chat = try program.openChat(columns: 80, rows: 24)
        #expect(chat.terminal.row(0).contains("1 guide"))
        #expect(chat.terminal.row(1) == String(repeating: "─", count: 80))
        try chat.send("\u{1B}2what is 6 * 7?\r")
        try chat.waitFor("42")
        try chat.waitFor("▌ what is 6 * 7?")
        let colors = Set(
            (0..<24).flatMap { row in (0..<80).map { chat.terminal.cell($0, row).foreground } }.map { "\($0)" })
        let isColorless = variables["NO_COLOR"] != nil || variables["TERM"] == "vt100"
        #expect((colors.count == 1) == isColorless, "\(colors)")
        try chat.send("\u{18}\u{3}")
        #expect(try chat.waitForEnd() == .exited(0))
        #expect(chat.modes == chat.modesBefore)
    }

    /// What the screen shows after C-l has drawn all of it.
    private func redrawn(_ chat: PtyProcess) throws -> String {
        let before = chat.output.count
        try chat.send("\u{C}")
        try chat.waitUntil("it is drawn again") { screen in
            chat.output.count - before > 200 && (0..<screen.rows).contains { screen.row($0).hasPrefix("›") }
        }
        while !chat.isQuiet(for: .milliseconds(100)) {}
        return chat.terminal.text
    }

    private static let redrawnKinds = [
        "xterm", "xterm-256color", "tmux-256color", "screen", "linux", "vt100", "vt220",
    ]

    @Test("what was drawn bit by bit is what is drawn at once", arguments: redrawnKinds)
    func bitByBit(term: String) throws {
        let program = try Program()
        program.environment["TERM"] = term
        let chat = try program.openChat(columns: 80, rows: 24)
        for keys in ["\u{1B}2what is 6 * 7 and 10 km in miles?\r", "\u{1B}3write 120 words fast\r"] {
            try chat.send(keys)
            try chat.waitUntil("the run is over") { $0.row($0.rows - 1).contains("completed") }
        }
        // Scrolled, another slot, an overlay and back, wide characters and marks in the composer.
        let (pages, slots, help) = (["\u{1B}[5~", "\u{1B}[6~"], ["\u{1B}1", "\u{1B}2"], ["\u{18}?", "\u{1B}"])
        for keys in pages + slots + help + ["漢字 e\u{301} 🙂 x", "\u{7F}\u{7F}"] {
            try chat.send(keys)
            while !chat.isQuiet(for: .milliseconds(60)) {}
        }
        let text = chat.terminal.text
        #expect(text.contains("› 漢字 e\u{301} 🙂"))
        #expect(try redrawn(chat) == text)
    }

    @Test("resized again and again while an answer streams, it shows what it would show at that size")
    func resized() throws {
        let chat = try Program().openChat(columns: 100, rows: 30)
        try chat.send("\u{1B}3write 400 words fast\r")
        try chat.waitUntil("it is sent") { !$0.row($0.rows - 1).contains("ready") }
        for number in 0..<150 {
            chat.resize(columns: 30 + number * 37 % 150, rows: 6 + number * 13 % 50)
            _ = chat.isQuiet(for: .milliseconds(4))
        }
        chat.resize(columns: 100, rows: 30)
        try chat.waitUntil("the run is over", within: .seconds(20)) { $0.row($0.rows - 1).contains("completed") }
        while !chat.isQuiet(for: .milliseconds(100)) {}
        let text = chat.terminal.text
        #expect(try redrawn(chat) == text)
        try chat.send("\u{18}\u{3}")
        #expect(try chat.waitForEnd() == .exited(0))
        #expect(chat.modes == chat.modesBefore)
    }

    @Test("at 40×10 and at 300×100 everything is where it belongs", arguments: [(40, 10), (300, 100)])
    func sizes(columns: Int, rows: Int) throws {
        let chat = try Program().openChat(columns: columns, rows: rows)
        try chat.send("\u{1B}3write 200 words\r")
        try chat.waitUntil("the answer is there", within: .seconds(20)) {
            $0.text.contains("words") && !$0.row($0.rows - 1).contains("working")
                && $0.row($0.rows - 1).contains("thread") || $0.row($0.rows - 1).contains("completed")
        }
        #expect(chat.terminal.row(1) == String(repeating: "─", count: columns))
        #expect((0..<rows).contains { chat.terminal.row($0).hasPrefix("›") })
    }

    @Test("a terminal that cannot be asked is not asked", arguments: ["linux", "vt100"])
    func silent(term: String) throws {
        let program = try Program()
        program.environment["TERM"] = term
        let chat = try program.openChat()
        try chat.send("x")
        try chat.waitFor("› x")
        for question in ["\u{1B}[?u", "\u{1B}[?2026$p", "\u{1B}]11;?", "\u{1B}]2;", "\u{1B}[c", "\u{1B}[>"] {
            #expect(!chat.written.contains(question))
        }
    }

    @Test("a keystroke costs some bytes, and a streamed answer few more than its text")
    func cheap() throws {
        let chat = try Program().openChat(columns: 100, rows: 30)
        try chat.send("a")
        try chat.waitFor("› a")
        let typed = "quickbrownfoxes"
        var before = chat.output.count
        for (index, character) in typed.enumerated() {
            try chat.send(String(character))
            try chat.waitFor("› a" + typed.prefix(index + 1))
        }
        let perKey = (chat.output.count - before) / typed.count
        #expect(perKey < 40, "\(perKey) bytes a keystroke")
        before = chat.output.count
        try chat.send("\u{15}\u{1B}3write 300 words\r")
        try chat.waitUntil("the answer is there", within: .seconds(30)) { $0.row($0.rows - 1).contains("completed") }
        let perWord = (chat.output.count - before) / 300
        #expect(perWord < 120, "\(perWord) bytes a word")
    }
}
