import Foundation
import TerminalEmulator
import Testing

@Suite("The draft in an editor", .serialized)
struct EditorTests {
    /// A program whose editor is this shell script; it gets the file as `$1`.
    private func program(_ script: String) throws -> Program {
        let program = try Program()
        let editor = program.home.appending(path: "my editor")
        try "#!/bin/sh\n\(script)\n".write(to: editor, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: editor.path)
        // A command line, as git reads it: quotes and arguments are the shell's.
        program.environment["VISUAL"] = "'\(editor.path)' --wait"
        program.environment["TMPDIR"] = program.home.path
        return program
    }

    private func drafts(of program: Program) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: program.home.path).filter { $0.hasPrefix("baton-draft-") }
    }

    @Test("gets it in a file of the user's alone, on the terminal as it was, and what it leaves is the draft")
    func edits() throws {
        let program = try program(
            """
            { ls -l "$2" | cut -c1-10; basename "$2"; cat "$2"; stty -a < /dev/tty | grep -o ' -\\?icanon'; } > "$HOME/seen"
            echo "the editor is here"; read -r line
            printf 'changed \\033[31m\\nand longer\\n' > "$2"
            """)
        let chat = try program.openChat()
        try chat.send("a first draft")
        try chat.waitFor("› a first draft")
        try chat.send("\u{1B}e")
        try chat.waitFor("the editor is here")
        #expect(!chat.terminal.isAlternateScreen)
        #expect(chat.modes == chat.modesBefore)
        #expect(try drafts(of: program).count == 1)
        try chat.send("\n")
        try chat.waitFor("› changed ␛[31m")
        try chat.waitFor("and longer")
        #expect(chat.terminal.isAlternateScreen && chat.modes.isRaw)
        #expect(try drafts(of: program) == [])
        let seen = try String(contentsOf: program.home.appending(path: "seen"), encoding: .utf8)
        let lines = seen.split(separator: "\n").map(String.init)
        #expect(lines.first == "-rw-------")
        #expect(lines[1].hasSuffix(".md") && lines[2] == "a first draft icanon")
        try chat.send("\u{1F}")
        try chat.waitFor("› a first draft")
    }

    @Test("that fails or is not there leaves the draft as it is, and says so")
    func fails() throws {
        let failing = try program("echo nothing > \"$2\"; exit 3")
        let chat = try failing.openChat()
        try chat.send("kept\u{18}\u{5}")
        try chat.waitFor("has failed, so the draft is as it was")
        try chat.waitFor("› kept")
        #expect(try drafts(of: failing) == [])
        let missing = try Program()
        missing.environment["EDITOR"] = "no-such-editor"
        let other = try missing.openChat()
        try other.send("kept\u{1B}e")
        try other.waitFor("There is no editor no-such-editor")
        try other.waitFor("› kept")
    }

    @Test("has the interrupt key for itself, and an answer goes on meanwhile")
    func interrupt() throws {
        let program = try program(
            "trap 'printf interrupted > \"$2\"; exit 0' INT; echo ready; while :; do sleep 0.05; done")
        let chat = try program.openChat()
        try chat.send("\u{1B}3write 40 words\r")
        try chat.waitFor("working")
        try chat.send("\u{1B}e")
        try chat.waitFor("ready")
        try chat.send("\u{3}")
        try chat.waitFor("› interrupted")
        try chat.waitUntil("the run is over") { $0.text.contains("thread ") && !$0.text.contains("working") }
    }
}
