import BatonSettings
import Testing

@Suite("Keys in the configuration")
struct KeySectionTests {
    @Test("are read as they stand, with their lines, in the order of the file")
    func sections() throws {
        let sandbox = try Sandbox()
        let configuration = try sandbox.configuration(
            """
            theme = "dark"
            [keys.composer]
            "C-g" = "agent"
            C-t = ""
            [keys.step-viewer]
            "C-x =" = "steps-fold"
            "C-x ." = "help"
            "[" = "steps-next"
            """)
        let keys = configuration.keys
        #expect(keys.map(\.context) == ["composer", "step-viewer"])
        #expect(keys.map(\.line) == [2, 5])
        #expect(keys[0].entries.map(\.key) == ["C-g", "C-t"])
        #expect(keys[0].entries.map(\.command) == ["agent", ""])
        #expect(keys[0].entries.map(\.line) == [3, 4])
        #expect(keys[1].entries.map(\.key) == ["C-x =", "C-x .", "["])
        #expect(keys[1].entries.map(\.line) == [6, 7, 8])
    }

    @Test("none are none")
    func none() throws {
        #expect(try Sandbox().configuration("theme = \"dark\"").keys.isEmpty)
    }

    @Test("that are no texts, or no tables, are mistakes with their line")
    func mistakes() throws {
        let table = [
            ("[keys.composer]\n\"C-g\" = 3", "config.toml:2: What “C-g” does is a command's name in quotes."),
            ("[keys]\ncomposer = \"C-g\"", "config.toml:2: keys.composer is a table."),
        ]
        for (text, message) in table {
            let error = #expect(throws: SettingsError.self) { _ = try Sandbox().configuration(text) }
            #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
        }
    }
}
