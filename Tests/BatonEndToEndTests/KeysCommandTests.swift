import BatonCore
import Foundation
import TerminalEmulator
import Testing

@Suite("Keys")
struct KeysCommandTests {
    @Test("are printed as they are set, by context, with the commands' names")
    func text() throws {
        let program = try Program(configuration: "[keys.everywhere]\n\"C-g\" = \"agent\"\n\"Alt-x\" = \"\"\n")
        let result = try program.run(["keys"])
        #expect(result.status == 0 && result.errors == "")
        let lines = result.output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        #expect(lines.first == "everywhere")
        let agent = try #require(lines.first { $0.hasPrefix("  C-g  Alt-g  C-x b  ") })
        #expect(agent.contains("  agent  ") && agent.hasSuffix("  pick an agent"))
        #expect(lines.contains { $0.hasPrefix("  C-x p  ") && $0.contains(" palette ") })
        #expect(lines.contains("step-viewer"))
    }

    @Test("are one JSON document")
    func json() throws {
        let document = try JSONValue(parsing: Program().run(["keys", "-o", "json"]).output)
        let contexts = document["contexts"]?.elements ?? []
        let everywhere = try #require(contexts.first { $0["context"] == "everywhere" }?["bindings"]?.elements)
        let help = try #require(everywhere.first { $0["command"] == "help" })
        #expect(help["keys"] == ["F1", "C-x ?"] && help["help"] == "help")
        #expect(everywhere.contains { $0["command"] == "theme" && $0["keys"] == .array([]) })
    }

    @Test("of the README are the keymap's: baton keys --markdown")
    func readme() throws {
        let root = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let readme = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
        let table = try Program().run(["keys", "--markdown"]).output
        #expect(table.count > 1_000)
        #expect(readme.contains(table), "the README's key tables are old: put in what baton keys --markdown prints")
    }

    @Test("that cannot be keep the chat from starting, with file, line and the nearest word")
    func mistakes() throws {
        let table = [
            ("[keys.everywhere]\n\"C-g\" = \"agnet\"", "config.toml:2: “agnet” is no command. Did you mean “agent”?"),
            (
                "[keys.composr]\n\"C-g\" = \"agent\"",
                "config.toml:1: [keys.composr] is no place where keys are pressed. Did you mean “composer”?"
            ),
            ("[keys.composer]\n\n\"C-m\" = \"send\"", "config.toml:3: No terminal sends “C-m”. It arrives as Enter."),
            ("[keys.everywhere]\n\"C-g\" = \"agent\"\n\"Ctrl-G\" = \"help\"", "config.toml:3: “Ctrl-G” is set twice"),
            ("[keys.composer]\n\"C-x\" = \"undo\"", "config.toml:2: “C-x” and “C-x ?” (everywhere) cannot both be"),
            ("[keys.composer]\n\"C-g\" = \"\"", "config.toml:2: “C-g” means nothing in composer."),
        ]
        for (text, message) in table {
            let program = try Program(configuration: text)
            let result = try program.run(["keys"])
            #expect(result.status == 2)
            #expect(result.errors.contains(message), "\(result.errors)")
            let chat = try program.open()
            #expect(try chat.waitForEnd() == .exited(2))
            #expect(!chat.terminal.isAlternateScreen)
        }
    }

    @Test("of one's own work in the chat, and its hints name them")
    func chat() throws {
        let program = try Program(configuration: "[keys.everywhere]\n\"C-g\" = \"agent\"\n")
        let chat = try program.openChat()
        try chat.waitFor("C-g agents")
        try chat.send("\u{7}")
        try chat.waitFor("Agents")
    }

    @Test("are told as the terminal sends them, until q, and the terminal is as it was")
    func probe() throws {
        let probe = try Program().open(["keys", "--probe"], columns: 240)
        try probe.waitFor("Press keys")
        try probe.send("\u{1B}[A")
        try probe.waitFor("1b 5b 41           Up          take-back (empty-composer), row-up (composer), ")
        try probe.send("\u{18}")
        try probe.waitFor("18                 C-x         begins a sequence")
        try probe.send("\u{1B}")
        try probe.waitFor("1b                 Esc         escape (everywhere)")
        try probe.send("é")
        try probe.waitFor("c3 a9              é           text (composer)")
        try probe.send("q")
        #expect(try probe.waitForEnd() == .exited(0))
        #expect(probe.modes == probe.modesBefore)
        let other = try Program().open(["keys", "--probe"])
        try other.waitFor("Press keys")
        try other.send("\u{3}\u{3}")
        #expect(try other.waitForEnd() == .exited(0))
        #expect(try Program().run(["keys", "--probe"]).status == 2)
    }
}
