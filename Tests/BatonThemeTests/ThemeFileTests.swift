import BatonScreen
import BatonTheme
import Testing

@Suite("Theme files")
struct ThemeFileTests {
    private let complete = ThemeRole.allCases.map { "\($0.name) = \"default\"" }

    private func design(_ lines: [String]) throws(ThemeError) -> ThemeDesign {
        try ThemeDesign(parsing: lines.joined(separator: "\n"))
    }

    private func style(_ role: ThemeRole, _ value: String) throws(ThemeError) -> Style {
        try design(complete.filter { !$0.hasPrefix("\(role.name) ") } + ["\(role.name) = \"\(value)\""]).theme[role]
    }

    /// `line: message. hint`
    private func mistake(_ lines: [String]) -> String? {
        do throws(ThemeError) {
            _ = try design(lines)
            return nil
        } catch {
            return "\(error.line ?? 0): \(error.message)." + (error.hint.map { " \($0)" } ?? "")
        }
    }

    @Test("a value is a foreground, a background and attributes, in any order")
    func values() throws {
        #expect(
            try style(.accent, "#88c0d0 bold")
                == Style(foreground: .rgb(red: 0x88, green: 0xC0, blue: 0xD0), attributes: .bold))
        #expect(try style(.accent, "on #2e3440") == Style(background: .rgb(red: 0x2E, green: 0x34, blue: 0x40)))
        #expect(try style(.accent, "dim bright-black") == Style(foreground: .indexed(8), attributes: .dim))
        #expect(try style(.accent, "244 on blue") == Style(foreground: .indexed(244), background: .indexed(4)))
        #expect(try style(.accent, "default") == .plain)
    }

    @Test("comments, blank lines, either quotes, white space and lines from Windows are all right")
    func lines() throws {
        let text = "\r\n# Mine\r\n\taccent='blue bold' # calm\r\n"
        let design = try ThemeDesign(
            parsing: text + complete.filter { !$0.hasPrefix("accent ") }.joined(separator: "\r\n"))
        #expect(design.theme[.accent] == Style(foreground: .indexed(4), attributes: .bold))
        #expect(design.terminal == nil)
    }

    @Test("a mistake is said with its line and the nearest right word")
    func mistakes() {
        let others = Array(complete.dropLast())
        let last = ThemeRole.allCases[complete.count - 1].name
        let next = complete.count
        #expect(mistake(["acent = \"blue\""]) == "1: There is no role “acent”. Did you mean “accent”?")
        #expect(mistake(["# x", "", "acent = \"blue\""])?.hasPrefix("3: ") == true)
        #expect(mistake(["bakground = \"#000000\""]) == "1: There is no role “bakground”. Did you mean “background”?")
        #expect(mistake(["xyzzy = \"blue\""])?.contains("Allowed: text, dim, accent,") == true)
        #expect(
            mistake(others + ["\(last) = \"blu\""])
                == "\(next): “blu” is neither a colour nor an attribute. Did you mean “blue”?")
        #expect(
            mistake(others + ["\(last) = \"#12345\""])
                == "\(next): “#12345” is no colour. Six hexadecimal digits follow the #, as in #88c0d0.")
        #expect(mistake(["text = \"300\""]) == "1: There is no colour 300. The palette is 0 to 255.")
        #expect(mistake(others) == "0: The theme lacks \(last).")
        #expect(mistake(complete + [complete[0]]) == "\(next + 1): “text” stands twice.")
        #expect(mistake(["text = \"blue on\""]) == "1: After “on” a colour is missing.")
    }

    @Test("a line that is no line of a theme is said with what one looks like")
    func noLines() {
        let example = "accent = \"#88c0d0 bold\"."
        #expect(mistake(["[colors]"]) == "1: A theme has no tables. Its lines are such as \(example)")
        #expect(mistake(["accent blue"]) == "1: A name, = and a text in quotes are wanted. As in \(example)")
        #expect(mistake(["accent = blue"]) == "1: The value of accent is a text in quotes. As in \(example)")
        #expect(mistake(["accent = \"blue"]) == "1: The value of accent is a text in quotes. As in \(example)")
        #expect(mistake(["accent = \"blue\" bold"]) == "1: After the value of accent only a comment may follow.")
    }

    @Test("the terminal that a theme is made for is two colours that are the same everywhere, or not said")
    func terminal() throws {
        let design = try design(complete + ["background = \"#fdf6e3\"", "foreground = \"#586e75\""])
        #expect(design.terminal?.appearance == .light)
        #expect(mistake(complete + ["background = \"#1c1c1c\""])?.contains("belong together") == true)
        #expect(mistake(["background = \"blue\""])?.hasPrefix("1: “blue” is no colour that is the same") == true)
    }

    @Test("what a file leaves out comes from the theme for its background, where there is one")
    func base() throws {
        let dark = Theme { _ in Style(foreground: .indexed(1)) }
        let light = Theme { _ in Style(foreground: .indexed(2)) }
        let text = "background = \"#ffffff\"\nforeground = \"#000000\"\naccent = \"blue\""
        let design = try ThemeDesign(parsing: text) { $0 == .light ? light : dark }
        #expect(design.theme[.accent].foreground == .indexed(4))
        #expect(design.theme[.text].foreground == .indexed(2))
        #expect(try ThemeDesign(parsing: "") { $0 == nil ? dark : light }.theme == dark)
    }

    @Test("a theme written as a file is the same theme when it is read")
    func roundTrip() throws {
        var random = SystemRandomNumberGenerator()
        func color() -> Color {
            switch UInt8.random(in: 0...2, using: &random) {
            case 0: .standard
            case 1: .indexed(.random(in: 0...255, using: &random))
            default:
                .rgb(
                    red: .random(in: 0...255, using: &random), green: .random(in: 0...20, using: &random),
                    blue: .random(in: 0...255, using: &random))
            }
        }
        for round in 0..<100 {
            let theme = Theme { _ in
                Style(
                    foreground: color(), background: color(),
                    attributes: Style.Attributes(rawValue: .random(in: 0..<32, using: &random)))
            }
            let look = TerminalLook(
                background: .rgb(red: 0, green: UInt8(round), blue: 1), foreground: .rgb(red: 255, green: 0, blue: 7))
            let design = ThemeDesign(theme: theme, terminal: round.isMultiple(of: 2) ? look : nil)
            #expect(try ThemeDesign(parsing: design.text) == design)
        }
    }

    @Test("a role's name is its case with hyphens")
    func names() {
        #expect(ThemeRole.slotActive.name == "slot-active")
        #expect(ThemeRole.dataKey.name == "data-key")
        #expect(ThemeRole.names.count == ThemeRole.allCases.count)
        for role in ThemeRole.allCases {
            let words = "\(role)".map { $0.isUppercase ? "-" + $0.lowercased() : String($0) }
            #expect(role.name == words.joined())
        }
    }
}
