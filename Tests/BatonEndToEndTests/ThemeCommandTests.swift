import BatonCore
import Foundation
import TerminalEmulator
import Testing

@Suite("Themes")
struct ThemeCommandTests {
    /// A program whose user has these themes.
    private func program(configuration: String? = nil, themes: [String: String] = [:]) throws -> Program {
        let program = try Program(configuration: configuration)
        let folder = program.home.appending(path: ".config/baton/themes")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, text) in themes {
            try text.write(to: folder.appending(path: "\(name).toml"), atomically: true, encoding: .utf8)
        }
        return program
    }

    private func configuration(theme: String) -> String {
        "theme = \"\(theme)\"\n[profiles.p]\nplatform = \"orq\"\nurl = \"http://127.0.0.1:1\""
    }

    private let mine = "background = \"#ffffff\"\nforeground = \"#000000\"\naccent = \"#005faf\"\n"

    @Test("are listed with what they are for, where they come from, and which is in use")
    func list() throws {
        let program = try program(
            configuration: configuration(theme: "mine"), themes: ["mine": mine, "broken": "acent = \"blue\""])
        let result = try program.run(["themes"])
        #expect(result.status == 0)
        let lines = result.output.split(separator: "\n").map(String.init)
        for name in ["auto", "dark", "light", "high-contrast-dark", "solarized-light", "monochrome"] {
            #expect(lines.contains { $0.hasPrefix("  \(name) ") })
        }
        let own = try #require(lines.first { $0.hasPrefix("* mine ") })
        #expect(own.contains("for light backgrounds") && own.hasSuffix("/.config/baton/themes/mine.toml"))
        let broken = try #require(lines.first { $0.contains("broken.toml") })
        #expect(broken.hasSuffix("broken.toml:1: There is no role “acent”. Did you mean “accent”?"))
    }

    @Test("are one JSON document")
    func json() throws {
        let program = try program(themes: ["dark": mine])
        let document = try JSONValue(parsing: program.run(["themes", "-o", "json"]).output)
        #expect(document["theme"] == "auto")
        let themes = document["themes"]?.elements ?? []
        let dark = themes.first { $0["name"] == "dark" }
        #expect(dark?["for"] == "light" && dark?["source"] == "file" && dark?["in_use"] == true)
        let high = themes.first { $0["name"] == "high-contrast-dark" }
        #expect(high?["source"] == "built_in" && high?["path"] == .null && high?["in_use"] == false)
        let one = try JSONValue(parsing: program.run(["themes", "light", "-o", "json"]).output)
        #expect(one["name"] == "light" && one["for"] == "light")
        #expect(one["theme"]?["accent"]?.string?.hasPrefix("#") == true)
    }

    @Test("are shown in their colours on a terminal, as many as it has", arguments: [true, false])
    func preview(hasDirectColor: Bool) throws {
        let program = try program()
        if hasDirectColor { program.environment["COLORTERM"] = "truecolor" }
        let screen = try program.open(["themes", "light"], columns: 90, rows: 60)
        _ = try screen.waitForEnd()
        let row = try #require((0..<60).first { screen.terminal.row($0).contains("func take(byte: UInt8)") })
        let cell = screen.terminal.cell(6, row)
        #expect(cell.text == "f")
        #expect(cell.foreground == (hasDirectColor ? .rgb(0x87, 0x00, 0xAF) : .indexed(91)))
        #expect(cell.background == (hasDirectColor ? .rgb(0xEE, 0xEE, 0xEE) : .indexed(255)))
        for text in ["@@ -12,2 +12,2 @@", "Case          Bytes      Time", "chosen:  the second one"] {
            #expect(screen.terminal.text.contains(text))
        }
    }

    @Test("are shown as files where there are no colours, and such a file is that theme again")
    func file() throws {
        let program = try program()
        let piped = try program.run(["themes", "solarized-dark"])
        #expect(piped.output.hasPrefix("background = \"#002b36\"\n"))
        let again = try self.program(themes: ["again": piped.output])
        #expect(try again.run(["themes", "again"]).output == piped.output)
        program.environment["NO_COLOR"] = "1"
        let screen = try program.open(["themes", "light"], columns: 90, rows: 80)
        _ = try screen.waitForEnd()
        #expect(screen.terminal.text.contains("slot-active = "))
    }

    @Test("that are not there or wrong are said with the nearest name, or file and line")
    func mistakes() throws {
        let program = try program(themes: ["broken": "\naccent = blue"])
        let missing = try program.run(["themes", "lihgt"])
        #expect(missing.status == 2)
        #expect(missing.errors.contains("There is no theme “lihgt”. Did you mean “light”?"))
        let broken = try program.run(["themes", "broken"])
        #expect(broken.status == 2)
        #expect(broken.errors.contains("themes/broken.toml:2: The value of accent is a text in quotes."))
    }

    @Test("that are wrong or not there do not keep the chat from starting, and are said there")
    func notices() throws {
        let broken = try program(configuration: configuration(theme: "broken"), themes: ["broken": "acent = \"blue\""])
        try broken.openChat().waitUntil("the mistake is shown") {
            $0.text.contains("themes/broken.toml:1: There is no role “acent”.")
        }
        let missing = try program(configuration: configuration(theme: "drak"))
        try missing.openChat().waitUntil("the mistake is shown") {
            $0.text.contains("config.toml:1: There is no theme “drak”. · Did you mean “dark”?")
        }
    }

    @Test("of the user's own colour the chat")
    func chosen() throws {
        let program = try program(
            configuration: configuration(theme: "mine"), themes: ["mine": "prompt = \"#010203\""])
        program.environment["COLORTERM"] = "truecolor"
        let chat = try program.openChat()
        let row = try #require((0..<30).first { chat.terminal.row($0).hasPrefix("›") })
        #expect(chat.terminal.cell(0, row).foreground == .rgb(1, 2, 3))
    }

    @Test("without colours are weight and slant alone", arguments: ["NO_COLOR", "TERM"])
    func colorless(variable: String) throws {
        let program = try program(configuration: configuration(theme: "dark"))
        program.environment[variable] = variable == "TERM" ? "vt220" : "1"
        let chat = try program.openChat()
        let cells = (0..<30).flatMap { row in (0..<100).map { chat.terminal.cell($0, row) } }
        #expect(cells.allSatisfy { $0.foreground == .standard && $0.background == .standard })
        #expect(cells.contains { $0.isReversed }, "the active slot is not marked")
    }

    @Test("ask a terminal for its background behind the first frame, and only where it is likely to answer")
    func question() throws {
        let program = try program()
        let chat = try program.openChat()
        try chat.waitUntil("the question is asked") { _ in chat.written.contains("\u{1B}]11;?\u{1B}\\") }
        let before = chat.written.components(separatedBy: "\u{1B}]11;?")[0]
        // The whole frame, whose last row is the status and whose end shows the cursor.
        #expect(before.contains("? help") && before.contains("\u{1B}[?25h"))
        for (name, value) in [("TERM", "linux"), ("NO_COLOR", "1")] {
            let silent = try self.program()
            silent.environment[name] = value
            let chat = try silent.openChat()
            try chat.send("x\u{4}")
            try chat.waitUntil("what was typed is shown") { $0.text.contains("› x") }
            #expect(!String(decoding: chat.output, as: UTF8.self).contains("]11;?"))
        }
    }

    @Test("follow the terminal's background, told early, late or again")
    func automatic() throws {
        let program = try program()
        program.environment["COLORTERM"] = "truecolor"
        func prompt(_ screen: VirtualTerminal) -> VirtualTerminal.Color? {
            (0..<screen.rows).first { screen.row($0).hasPrefix("›") }.map { screen.cell(0, $0).foreground }
        }
        let dark = VirtualTerminal.Color.rgb(0xFF, 0xAF, 0x87)
        let light = VirtualTerminal.Color.rgb(0xAF, 0x00, 0x5F)
        let chat = try program.openChat()
        #expect(prompt(chat.terminal) == dark)
        try chat.send("\u{1B}]11;rgb:fdfd/f6f6/e3e3\u{1B}\\")
        try chat.waitUntil("the light theme is taken") { prompt($0) == light }
        try chat.send("\u{1B}[?997;1n")
        try chat.waitUntil("the dark theme is taken") { prompt($0) == dark }
        program.environment["COLORFGBG"] = "0;15"
        #expect(prompt(try program.openChat().terminal) == light)
    }
}
