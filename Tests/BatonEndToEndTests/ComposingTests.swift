import TerminalEmulator
import Testing

/// What is written with: commands behind a slash, large pastes, earlier messages.
@Suite("Composing", .serialized)
struct ComposingTests {
    @Test("a slash runs a command, shows themes as they are tried on, and is a message where it names none")
    func slash() throws {
        let program = try Program()
        program.environment["COLORTERM"] = "truecolor"
        let chat = try program.openChat()
        func bar() -> VirtualTerminal.Color? {
            (0..<30).first { chat.terminal.row($0).hasPrefix("›") }.map { chat.terminal.cell(0, $0).foreground }
        }
        let before = bar()
        try chat.send("/theme ")
        try chat.waitFor("for light backgrounds")
        try chat.send("solarized-l")
        try chat.waitUntil("the theme is tried on") { _ in bar() != before }
        try chat.send("\u{7}")
        try chat.waitUntil("the old theme is back") { _ in bar() == before }
        try chat.send("/etc/passwd is what?\r")
        try chat.waitFor("▌ /etc/passwd is what?")
    }

    @Test("a large paste is a label, and reaches the agent in full")
    func paste() throws {
        let chat = try Program().openChat()
        let lines = (1...12).map { "line \($0)" }.joined(separator: "\r")
        try chat.send("\u{1B}[200~\(lines)\u{1B}[201~")
        try chat.waitFor("› [pasted 12 lines]")
        try chat.send(" and that is all\r")
        try chat.waitFor("line 12 and that is all")
        try chat.send("\u{12}pasted")
        try chat.waitFor("no earlier message has: pasted")
        try chat.send("\u{15}line 7")
        try chat.waitFor("earlier message: line 7")
    }
}
