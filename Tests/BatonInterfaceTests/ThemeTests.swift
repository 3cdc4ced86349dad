import BatonInterface
import BatonScreen
import BatonTheme
import FoundationEssentials
import Testing

@Suite struct ThemeTests {
    @Test("what was compiled in is what the program itself reads in the theme's file", arguments: BuiltInThemes.names)
    func compiledIn(name: String) throws {
        // A test may look at the sources; the program has the themes compiled in.
        let folder = URL(filePath: #filePath).appending(path: "../../../themes").standardized
        let text = try String(contentsOf: folder.appending(path: "\(name).toml"), encoding: .utf8)
        #expect(try BuiltInThemes.design(named: name) == ThemeDesign(parsing: text))
    }

    @Test("every theme file is compiled in")
    func allOfThem() throws {
        let folder = URL(filePath: #filePath).appending(path: "../../../themes").standardized
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".toml") }
        #expect(BuiltInThemes.names == files.map { String($0.dropLast(5)) }.sorted())
        #expect(BuiltInThemes.names.count >= 7)
        #expect(BuiltInThemes.theme(named: "drak") == nil)
    }

    @Test("the automatic themes are made for what they are taken for")
    func automatic() {
        for appearance in [Appearance.dark, .light] {
            let design = BuiltInThemes.design(named: BuiltInThemes.automaticName(for: appearance))
            #expect(design?.terminal?.appearance == appearance)
            #expect(design?.theme == .automatic(appearance))
        }
    }

    @Test("monochrome sets no colour at all")
    func monochrome() {
        for role in ThemeRole.allCases {
            #expect(Theme.monochrome[role].foreground == .standard)
            #expect(Theme.monochrome[role].background == .standard)
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

    @Test("the sample shows every role, and no line of it is too wide")
    func sample() {
        let shown = Set(ThemeSample.lines.flatMap { $0.map(\.role) })
        #expect(Set(ThemeRole.allCases).subtracting(shown).isEmpty)
        for line in ThemeSample.lines {
            #expect(line.reduce(0) { $0 + TextWidth.columns(of: $1.text) } <= ThemeSample.columns)
        }
    }
}
