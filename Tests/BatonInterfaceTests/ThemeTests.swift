import BatonInterface
import BatonScreen
import FoundationEssentials
import Testing

@Suite struct ThemeTests {
    private let complete = ThemeRole.allCases.map { (role: $0.rawValue, value: "default") }

    private func theme(_ role: ThemeRole, _ value: String) throws -> Style {
        try Theme(entries: complete.filter { $0.role != role.rawValue } + [(role.rawValue, value)])[role]
    }

    private func message(_ entries: [(role: String, value: String)]) -> String? {
        do throws(ThemeError) {
            _ = try Theme(entries: entries)
            return nil
        } catch {
            return error.message
        }
    }

    @Test("a value is a foreground, a background and attributes, in any order")
    func values() throws {
        #expect(
            try theme(.accent, "#88c0d0 bold")
                == Style(foreground: .rgb(red: 0x88, green: 0xC0, blue: 0xD0), attributes: .bold))
        #expect(try theme(.accent, "on #2e3440") == Style(background: .rgb(red: 0x2E, green: 0x34, blue: 0x40)))
        #expect(try theme(.accent, "dim bright-black") == Style(foreground: .indexed(8), attributes: .dim))
        #expect(try theme(.accent, "244 on blue") == Style(foreground: .indexed(244), background: .indexed(4)))
        #expect(try theme(.accent, "default") == .plain)
    }

    @Test("an unknown role or word is an error that names the right one")
    func mistakes() {
        #expect(message(complete + [("acent", "blue")]) == "there is no role acent: did you mean accent?")
        let others = complete.dropLast()
        let last = complete[complete.count - 1].role
        #expect(message(others + [(last, "blu")]) == "blu is neither a colour nor an attribute: did you mean blue?")
        #expect(
            message(others + [(last, "#12345")])
                == "#12345 is no colour: six hexadecimal digits follow the #, as in #88c0d0")
        #expect(message(Array(others)) == "the theme lacks \(last)")
        #expect(message(complete + [complete[0]]) == "the role \(complete[0].role) stands twice")
        #expect(message(others + [(last, "blue on")]) == "after on, a colour is missing")
    }

    @Test("every theme that comes with Baton has every role and no other")
    func shipped() throws {
        // A test may look at the sources; the program has the themes compiled in.
        let folder = URL(filePath: #filePath).appending(path: "../../../themes").standardized
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".toml") }
        #expect(!files.isEmpty)
        for file in files {
            let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
            let entries = text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
                let sides = line.split(separator: "=", maxSplits: 1).map { $0.filter { $0 != "\"" } }
                return (role: sides[0].filter { $0 != " " }, value: sides[1])
            }
            #expect(throws: Never.self) { try Theme(entries: entries) }
        }
    }

    @Test("the active slot can be told from the others by its look")
    func activeSlot() {
        var session = Session()
        let surface = session.surface
        let row = (0..<80).map { surface[$0, 0].style.attributes.contains(.reverse) }
        #expect(row.firstIndex(of: true) == 5)
        #expect(row.lastIndex(of: true) == 13)
    }
}
