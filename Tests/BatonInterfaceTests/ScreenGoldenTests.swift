import BatonInterface
import BatonScreen
import BatonTheme
import FoundationEssentials
import Testing

/// Whole screens at four sizes: what stands there, and in which role.
///
/// `Tests/Screens` has a file for each. Below a row of the screen stands, behind `¦`, the letter of each cell's role; text has
/// none, and the row is left out where there is nothing else. `BATON_GOLDENS=1` writes the files anew: look at what changed.
@Suite("Screens") struct ScreenGoldenTests {
    private static let sizes = [(120, 36), (80, 24), (40, 10), (200, 60)]

    @Test("are as they were", arguments: ScreenScene.all)
    func golden(scene: ScreenScene) throws {
        var parts: [String] = []
        var used: Set<ThemeRole> = []
        for (columns, rows) in Self.sizes {
            var session = scene.make(columns, rows, .traced)
            let surface = session.surface
            parts.append("══ \(columns)×\(rows)\n" + Self.text(of: surface, used: &used))
        }
        let legend = ThemeRole.allCases.filter { used.contains($0) && $0 != .text }.map { "\($0.letter) \($0)" }
        let text = legend.joined(separator: " · ") + "\n\n" + parts.joined(separator: "\n")
        let file = URL(filePath: #filePath).appending(path: "../../Screens/\(scene.name).txt").standardized
        let isWanted = ProcessInfo.processInfo.environment["BATON_GOLDENS"] != nil
        if isWanted { try Data(text.utf8).write(to: file) }
        #expect(!isWanted, "written anew: \(file.path)")
        let golden = try String(contentsOf: file, encoding: .utf8)
        #expect(text == golden, "\(scene.name) has changed")
    }

    @Test("have in every theme the colours of their roles, and the same text", arguments: ScreenScene.all)
    func themes(scene: ScreenScene) throws {
        let themes = try ["dark", "light"].map { try #require(BuiltInThemes.theme(named: $0)) }
        for (columns, rows) in Self.sizes {
            var traced = scene.make(columns, rows, .traced)
            let roles = traced.surface
            for theme in themes {
                var session = scene.make(columns, rows, theme)
                let surface = session.surface
                #expect(surface.text == roles.text)
                let wrong = (0..<rows).flatMap { row in (0..<columns).map { Position(column: $0, row: row) } }
                    .filter {
                        !Self.isPainted(surface[$0.column, $0.row].style, as: roles[$0.column, $0.row].style, in: theme)
                    }
                #expect(wrong.isEmpty, "\(columns)×\(rows): \(wrong.prefix(3))")
            }
        }
    }

    private static func isPainted(_ style: Style, as traced: Style, in theme: Theme) -> Bool {
        let foreground = ThemeRole(traced: traced.foreground).map { theme[$0] } ?? .plain
        let background = ThemeRole(traced: traced.background).map { theme[$0] } ?? .plain
        var attributes = foreground.attributes.union(background.attributes)
        for role in ThemeRole.emphases where traced.attributes.isSuperset(of: Theme.traced[role].attributes) {
            attributes.formUnion(theme[role].attributes)
        }
        return style.foreground == foreground.foreground && style.background == background.background
            && style.attributes.isSubset(of: attributes)
    }

    private static func text(of surface: Surface, used: inout Set<ThemeRole>) -> String {
        let rows = surface.text.split(separator: "\n", omittingEmptySubsequences: false)
        var text = ""
        for (row, line) in rows.enumerated() {
            text += line + "\n"
            var mask = ""
            for column in 0..<surface.size.columns {
                let style = surface[column, row].style
                let role = ThemeRole(traced: style.background) ?? ThemeRole(traced: style.foreground) ?? .text
                // The ground that a row is chosen by tells more than the colours on it.
                let shown = role == .text ? ThemeRole(traced: style.foreground) ?? .text : role
                let emphasis = ThemeRole.emphases.first { style.attributes.contains(Theme.traced[$0].attributes) }
                let named = shown == .text ? emphasis ?? .text : shown
                used.insert(named)
                mask.append(named.letter)
            }
            while mask.last == " " { mask.removeLast() }
            if !mask.isEmpty { text += "¦" + mask + "\n" }
        }
        if let cursor = surface.cursor { text += "cursor \(cursor.column),\(cursor.row)\n" }
        return text
    }
}

extension Theme {
    /// Each role's colours are its number: what is painted tells with which role.
    fileprivate static let traced = Theme { role in
        Style(
            foreground: .rgb(red: UInt8(role.rawValue), green: 0, blue: 1),
            background: .rgb(red: UInt8(role.rawValue), green: 0, blue: 2),
            // These two are laid over others by their attributes alone.
            attributes: role == .strong ? .bold : role == .emphasis ? .italic : [])
    }
}

extension ThemeRole {
    fileprivate init?(traced color: Color) {
        guard case .rgb(let number, 0, _) = color else { return nil }
        self.init(rawValue: Self.RawValue(number))
    }

    fileprivate static let emphases: [ThemeRole] = [.strong, .emphasis]

    private static let letters = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")

    fileprivate var letter: Character { self == .text ? " " : Self.letters[Int(rawValue)] }
}
