import Foundation
import TerminalEmulator
import Testing

/// Keys in, screen out: the real program in a real terminal emulator, over the rehearsal.
@Suite("The chat", .serialized)
struct ChatTests {
    @Test("started with nothing configured, it greets, says what was looked for, and takes a prompt")
    func start() throws {
        let program = try Program()
        let chat = try program.openChat()
        try chat.waitFor("1 guide")
        try chat.waitFor("rehearsal")
        try chat.waitFor("ORQ_API_KEY")
        try chat.send("hello\r")
        try chat.waitUntil("the guide has answered") { $0.text.components(separatedBy: "guide").count > 3 }
        try chat.waitFor("thread ")
    }

    @Test("a prompt to tools shows the tool's step with its argument, and the answer")
    func tools() throws {
        let chat = try Program().openChat()
        try chat.send("\u{1B}2")
        try chat.waitUntil("the second slot is shown") { $0.row(0).contains("2 tools") }
        try chat.send("what is 6 * 7?\r")
        try chat.waitFor("calculator")
        try chat.waitFor("42")
    }

    @Test("keys are not lost that come faster than the server's list of agents, and than frames")
    func ahead() throws {
        let chat = try Program().openChat()
        try chat.send("\u{1B}gclerk\r")
        try chat.waitUntil("the agent has a slot") { $0.row(0).contains("7 clerk") }
        try chat.send("\u{1B}1what is baton?\r")
        try chat.waitUntil("the run is over") { $0.text.contains("completed · thread ") }
        try chat.send("\u{1B}2")
        try chat.waitUntil("another slot is shown") { $0.text.contains("ools · rehearsal, ") }
        try chat.send("\u{1B}1\u{1B}[1;3A/baton\r")
        try chat.waitFor("/baton · 1/")
    }

    @Test("orq.ai's wire works as well as watsonx Orchestrate's")
    func orq() throws {
        let chat = try Program().openChat()
        try chat.send("\u{1B}5what is 6 * 7?\r")
        try chat.waitFor("calculator")
        try chat.waitFor("42")
        try chat.waitUntil("orq's ids are shown") { $0.text.contains("task ") || $0.text.contains("response ") }
    }

    @Test("an answer goes on while another agent is looked at, and each slot keeps its own draft")
    func slots() throws {
        let chat = try Program().openChat()
        try chat.send("\u{1B}3write 150 words\r")
        try chat.waitFor("writer")
        try chat.send("\u{1B}1a draft of my own")
        try chat.waitFor("› a draft of my own")
        try chat.send("\u{1B}2")
        try chat.waitUntil("the draft is out of sight") { !$0.text.contains("a draft of my own") }
        try chat.waitUntil("the writer is done, unread") { $0.row(0).contains("3 writer ●") }
        try chat.send("\u{1B}1")
        try chat.waitFor("› a draft of my own")
    }

    @Test("the terminal may change its size at any moment, down to one cell and back, while text streams")
    func resize() throws {
        let chat = try Program().openChat()
        try chat.send("\u{1B}3write 300 words\r")
        try chat.waitUntil("text streams") { $0.text.components(separatedBy: "\n").count > 12 }
        for (columns, rows) in [(40, 10), (1, 1), (20, 3), (160, 50), (2, 40), (80, 24)] {
            chat.resize(columns: columns, rows: rows)
            try chat.waitUntil("something is drawn at \(columns)×\(rows)") { !$0.text.isEmpty }
        }
        try chat.waitUntil("the prompt is there again") { screen in
            (0..<screen.rows).contains { screen.row($0).hasPrefix("›") }
        }
        try chat.send("after the storm")
        try chat.waitFor("› after the storm")
    }

    @Test("below 40 columns or 8 rows it says so and loses nothing")
    func tooSmall() throws {
        let chat = try Program().openChat()
        try chat.send("kept")
        try chat.waitFor("› kept")
        chat.resize(columns: 39, rows: 24)
        try chat.waitFor("40")
        chat.resize(columns: 80, rows: 24)
        try chat.waitFor("› kept")
    }

    @Test("Esc twice cancels a run, once does not")
    func interrupt() throws {
        let chat = try Program().openChat()
        try chat.send("\u{1B}3write 2000 words slowly\r")
        try chat.waitFor("Esc Esc cancel")
        try chat.send("\u{1B}")
        try chat.waitFor("again")
        try chat.send("\u{1B}")
        try chat.waitFor("cancelled")
    }

    @Test("what is typed while a run goes on waits, and is sent after it")
    func queue() throws {
        let chat = try Program().openChat()
        try chat.send("\u{1B}3write 120 words slowly\r")
        try chat.waitFor("Esc Esc cancel")
        try chat.send("write 30 words\r")
        try chat.waitUntil("both were answered", within: .seconds(40)) { screen in
            screen.text.contains("▌ write 30 words") && screen.text.contains("completed")
        }
    }

    @Test("C-x C-c ends it, the terminal is as it was, and the way to go on is printed")
    func quit() throws {
        let chat = try Program().open()
        try chat.waitFor("›")
        #expect(chat.modes.isRaw)
        try chat.send("hello\r")
        try chat.waitUntil("the run is over") { $0.text.contains("thread ") && !$0.text.contains("working") }
        try chat.send("\u{18}\u{3}")
        let ending = try chat.waitForEnd()
        #expect(ending == .exited(0))
        #expect(chat.modes == chat.modesBefore)
        #expect(!chat.terminal.isAlternateScreen)
        #expect(chat.terminal.isCursorVisible)
        #expect(chat.terminal.text.contains("Go on: baton chat -p rehearsal -a guide -t "))
    }

    /// Signals, and the exit code that tells of them.
    private static let endings: [(signal: Int32, status: Int32)] = [(SIGTERM, 143), (SIGHUP, 129), (SIGINT, 130)]

    @Test("a signal that ends it restores the terminal first", arguments: endings)
    func ended(signal: Int32, status: Int32) throws {
        let chat = try Program().open()
        try chat.waitFor("›")
        chat.signal(signal)
        let ending = try chat.waitForEnd()
        #expect(ending == .exited(status))
        #expect(chat.modes == chat.modesBefore)
        #expect(!chat.terminal.isAlternateScreen)
        #expect(chat.terminal.isCursorVisible)
    }

    @Test("a crash restores the terminal, and keeps its signal", arguments: [SIGILL, SIGSEGV, SIGTRAP, SIGABRT])
    func crashed(signal: Int32) throws {
        let chat = try Program().open()
        try chat.waitFor("›")
        chat.signal(signal)
        let ending = try chat.waitForEnd()
        #expect(ending == .signalled(signal))
        #expect(chat.modes == chat.modesBefore)
        #expect(!chat.terminal.isAlternateScreen)
        #expect(chat.terminal.isCursorVisible)
    }

    @Test("C-d in an empty composer ends it when nothing runs, and deletes where something is written")
    func endOfFile() throws {
        let chat = try Program().openChat()
        try chat.send("ab\u{1}\u{4}")
        try chat.waitFor("› b")
        try chat.send("\u{4}\u{4}")
        let ending = try chat.waitForEnd()
        #expect(ending == .exited(0))
    }

    @Test("a terminal that goes away ends it")
    func hangUp() throws {
        let chat = try Program().openChat()
        chat.hangUp()
        let ending = try chat.waitForEnd()
        // The signal and the end of the input come together; either may be seen first.
        #expect([.exited(129), .exited(0)].contains(ending))
    }

    @Test("a server that is not there is one sentence with what to do, and the draft comes back")
    func unreachable() throws {
        let program = try Program(
            configuration: """
                [profiles.gone]
                platform = "orq"
                url = "http://127.0.0.1:1"
                [[slots]]
                profile = "gone"
                agent = "helper"
                """)
        let chat = try program.openChat()
        try chat.send("hello out there\r")
        try chat.waitFor("Check the profile's url")
        try chat.waitFor("› hello out there")
    }

    @Test("wide and combining characters stand in the right cells")
    func wide() throws {
        let chat = try Program().openChat()
        try chat.send("日本 e\u{301} ok")
        try chat.waitFor("› 日本")
        let row = try #require((0..<chat.terminal.rows).first { chat.terminal.row($0).hasPrefix("›") })
        #expect(chat.terminal.cell(2, row).columns == 2)
        #expect(chat.terminal.cell(4, row).text == "本")
        #expect(chat.terminal.cell(7, row).text == "e\u{301}")
        #expect(chat.terminal.cell(9, row).text == "o")
        try chat.waitUntil("the cursor stands behind it") { $0.cursor == (11, row) }
    }
}
