import Foundation
import TerminalEmulator
import Testing

/// However Baton ends or pauses, the terminal is as it was: its modes, and everything that was switched on in it.
@Suite("The ways out", .serialized)
struct WaysOutTests {
    /// The chat with everything switched on that can be.
    private func open(_ start: () throws -> PtyProcess = { try Program().open() }) throws -> PtyProcess {
        let chat = try start()
        try chat.waitFor("›")
        // Behind what this terminal answers itself.
        try chat.waitUntil("it has been asked") { _ in chat.written.contains("\u{1B}[?2026$p") }
        // What a terminal answers that knows kitty's keyboard protocol and synchronised output.
        try chat.send("\u{1B}[?0u\u{1B}[?2026;2$y")
        try chat.waitUntil("the keyboard is told more") { _ in chat.written.contains("\u{1B}[>5u") }
        try chat.send("\u{1B}m")
        try chat.waitFor("Mouse on")
        try chat.waitUntil("the mouse is on") { _ in chat.written.contains("\u{1B}[?1006h") }
        #expect(chat.written.contains("\u{1B}[?2026h"))
        #expect(chat.written.contains("\u{1B}]2;guide - Baton\u{7}"))
        return chat
    }

    /// What is on while Baton has the terminal, and off before and after.
    private static let modes = ["1049", "2004", "1004", "1000", "1006", "2026", "2031"]

    private func expectRestored(_ chat: PtyProcess, modes: Bool = true) {
        if modes { #expect(chat.modes == chat.modesBefore) }
        #expect(!chat.terminal.isAlternateScreen)
        #expect(chat.terminal.isCursorVisible)
        let written = chat.written
        for mode in Self.modes {
            let off = written.components(separatedBy: "\u{1B}[?\(mode)l").last ?? ""
            #expect(off != written, "\(mode) was never switched off")
            #expect(!off.contains("\u{1B}[?\(mode)h"), "\(mode) is still on")
        }
        for (on, off) in [("[>5u", "[<u"), ("[22;2t", "[23;2t"), ("[>4;2m", "[>4m")] {
            let pushed = written.components(separatedBy: "\u{1B}" + on).count
            let popped = written.components(separatedBy: "\u{1B}" + off)
            // One more takes nothing away that was not ours: the stacks are the alternate screen's, or empty.
            #expect(pushed > 1 && popped.count >= pushed, "\(on) without \(off)")
            #expect(popped.last?.contains("\u{1B}" + on) == false)
        }
    }

    private static let endings: [(signal: Int32, ending: PtyProcess.Ending)] = [
        (SIGTERM, .exited(143)), (SIGHUP, .exited(129)), (SIGINT, .exited(130)), (SIGQUIT, .exited(131)),
        (SIGSEGV, .signalled(SIGSEGV)), (SIGILL, .signalled(SIGILL)), (SIGTRAP, .signalled(SIGTRAP)),
        (SIGABRT, .signalled(SIGABRT)), (SIGBUS, .signalled(SIGBUS)), (SIGFPE, .signalled(SIGFPE)),
        (SIGUSR1, .signalled(SIGUSR1)), (SIGALRM, .signalled(SIGALRM)), (SIGXCPU, .signalled(SIGXCPU)),
    ]

    @Test("by a signal", arguments: endings)
    func signal(signal: Int32, ending: PtyProcess.Ending) throws {
        let chat = try open()
        chat.signal(signal)
        #expect(try chat.waitForEnd() == ending)
        expectRestored(chat)
    }

    @Test("by the user's keys", arguments: ["\u{18}\u{3}", "\u{4}", "\u{3}\u{3}"])
    func keys(keys: String) throws {
        let chat = try open()
        try chat.send(keys)
        #expect(try chat.waitForEnd() == .exited(0))
        expectRestored(chat)
    }

    @Test("the end of the input ends it")
    func hangUp() throws {
        let chat = try open()
        chat.hangUp()
        #expect([.exited(129), .exited(0)].contains(try chat.waitForEnd()))
    }

    // MARK: Pauses

    /// The chat in a shell that can stop and continue it.
    private func openInShell() throws -> PtyProcess {
        let program = try Program()
        program.environment["PS1"] = "ready>"
        return try open {
            let shell = try PtyProcess(["/bin/sh", "-i"], environment: program.environment, columns: 100, rows: 30)
            try shell.waitFor("ready>")
            try shell.send("\(Program.path)\r")
            return shell
        }
    }

    @Test("C-z gives the terminal to the shell, and fg everything back")
    func suspend() throws {
        let shell = try openInShell()
        try shell.send("\u{1A}")
        try shell.waitFor("Stopped")
        try shell.waitFor("ready>")
        expectRestored(shell)
        try shell.send("fg\r")
        try shell.waitUntil("the screen is back") { $0.isAlternateScreen && $0.text.contains("›") }
        #expect(shell.modes.isRaw)
        try shell.waitUntil("everything is on again") { _ in
            let back = shell.written.components(separatedBy: "[?1049l").last ?? ""
            return ["[?2004h", "[?1004h", "[?1000h", "[?1006h", "[22;2t"].allSatisfy(back.contains)
        }
        try shell.send("still here")
        try shell.waitFor("› still here")
        try shell.send("\u{15}\u{18}\u{3}")
        try shell.waitUntil("the shell is back") { !$0.isAlternateScreen && $0.text.hasSuffix("ready>") }
    }

    @Test("what the terminal has still to answer is not typed into the shell")
    func lateAnswers() throws {
        let program = try Program()
        program.environment["PS1"] = "ready>"
        let shell = try PtyProcess(["/bin/sh", "-i"], environment: program.environment, columns: 100, rows: 30)
        try shell.waitFor("ready>")
        shell.holdsReplies = true
        try shell.send("\(Program.path)\r")
        try shell.waitUntil("it has been asked") { _ in shell.written.contains("\u{1B}[c") }
        try shell.send("\u{18}\u{3}")
        // By then the keys have been read; the program ends when it has its answers, or has waited in vain.
        _ = shell.isQuiet(for: .milliseconds(100))
        shell.holdsReplies = false
        try shell.waitUntil("the shell is back") { !$0.isAlternateScreen && $0.text.hasSuffix("ready>") }
        try shell.send("echo so\\ it\\ is\r")
        try shell.waitFor("\nso it is\nready>")
        #expect(!shell.terminal.text.contains("[?") && !shell.terminal.text.contains("2c"), "\(shell.terminal.text)")
    }

    @Test("the signals of suspending and stopping do the same from outside", arguments: [SIGTSTP, SIGSTOP])
    func stopped(by signal: Int32) throws {
        let shell = try openInShell()
        let children = try String(
            contentsOfFile: "/proc/\(shell.process)/task/\(shell.process)/children", encoding: .utf8)
        let baton = try #require(children.split(separator: " ").first.flatMap { Int32($0) })
        kill(baton, signal)
        // Nobody can prepare for SIGSTOP: then the shell's words stand on Baton's screen.
        try shell.waitUntil("the shell says so") { $0.text.contains("Stopped") || $0.text.contains("ready>") }
        if signal == SIGTSTP { expectRestored(shell) }
        let entries = shell.written.components(separatedBy: "[?1049h").count
        // After SIGSTOP the line is still raw: there is no Enter in it.
        try shell.send("fg\n")
        try shell.waitUntil("the screen is back") { screen in
            screen.isAlternateScreen && shell.written.components(separatedBy: "[?1049h").count > entries
        }
        try shell.waitUntil("it is drawn again") { screen in
            (0..<screen.rows).contains { screen.row($0).hasPrefix("›") }
        }
        try shell.send("\u{3}\u{3}")
        try shell.waitUntil("the shell is back") { !$0.isAlternateScreen }
        expectRestored(shell, modes: false)
    }

    @Test("C-x ! prints a thread of the history whole, also the turns that the screen has not loaded")
    func wholeThread() throws {
        let program = try Program()
        let messages = (0..<120).map { index in
            #"{"role":"user","content":"question \#(index)."},{"role":"assistant","content":"answer \#(index)."}"#
        }
        let imported = try program.run(
            ["threads", "import", "-p", "rehearsal", "-a", "guide", "-"],
            input: "[\(messages.joined(separator: ","))]")
        #expect(imported.status == 0, "\(imported.errors)")
        let chat = try program.open(["chat", "-t", "last"])
        try chat.waitFor("question 119.")
        try chat.send("\u{18}!")
        try chat.waitUntil("the thread is on the normal screen") {
            !$0.isAlternateScreen && $0.text.contains("Any key goes back to Baton.")
        }
        let places = (0..<120).compactMap { chat.written.range(of: "question \($0).", options: .backwards)?.lowerBound }
        #expect(places.count == 120)
        #expect(places == places.sorted())
    }

    @Test("C-x ! shows the thread on the normal screen, in any length, and a key comes back")
    func scrollback() throws {
        let chat = try open()
        try chat.send("what is baton?\r")
        try chat.waitUntil("the run is over") { $0.text.contains("thread ") && !$0.text.contains("working") }
        try chat.send("\u{18}!")
        try chat.waitUntil("the thread is on the normal screen") {
            !$0.isAlternateScreen && $0.text.contains("Any key goes back to Baton.")
        }
        #expect(chat.written.contains("what is baton?"))
        try chat.send("x")
        try chat.waitUntil("the screen is back") { $0.isAlternateScreen && $0.text.contains("›") }
        #expect(!chat.terminal.text.contains("› x"))
        try chat.send("\u{18}!")
        try chat.waitUntil("again") { !$0.isAlternateScreen }
        chat.signal(SIGTERM)
        #expect(try chat.waitForEnd() == .exited(143))
        #expect(chat.modes == chat.modesBefore)
        #expect(chat.terminal.text.contains("Any key goes back to Baton."), "leaving twice moved the cursor")
    }
}

extension PtyProcess {
    /// Every byte that has been written, as text.
    var written: String { String(decoding: output, as: UTF8.self) }
}
