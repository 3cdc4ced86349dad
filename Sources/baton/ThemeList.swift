import BatonCore
import BatonInterface
import BatonScreen
import BatonSettings
import BatonTheme

/// All themes with what is known of them.
struct ThemeList {
    private struct Row {
        var name: String
        /// nil for one of the user's that is wrong.
        var design: ThemeDesign?
        /// The user's file; nil for a theme that comes with Baton.
        var path: String?
        var mistake: SettingsError?

        var purpose: String {
            guard let design else { return "broken" }
            return design.appearanceWord.map { "for \($0) backgrounds" } ?? "for every terminal"
        }

        var origin: String { mistake?.description ?? path ?? "built in" }
    }

    private let rows: [Row]
    private let setting: String

    /// - Parameter setting: what the configuration says: a name or `auto`.
    init(_ catalogue: ThemeCatalogue, setting: String) {
        self.setting = setting
        let own = catalogue.files.names
        rows = catalogue.names.map { name in
            var row = Row(name: name, path: own.contains(name) ? catalogue.files.path(of: name) : nil)
            do throws(SettingsError) {
                row.design = try catalogue.design(named: name)
            } catch {
                row.mistake = error
            }
            return row
        }
    }

    func text(as form: AskCommand.Form) -> String {
        switch form {
        case .json: document.prettyText + "\n"
        case .text: lines.map { $0 + "\n" }.joined()
        }
    }

    /// Name, what for, where from; a star where it is set.
    private var lines: [String] {
        let automatic = ("dark or light, as the terminal is", "")
        let table =
            [(name: ThemeCatalogue.automatic, about: automatic)]
            + rows.map { (name: $0.name, about: ($0.purpose, $0.origin)) }
        let nameColumns = table.map { TextWidth.columns(of: $0.name) }.max() ?? 0
        let purposeColumns = rows.map { TextWidth.columns(of: $0.purpose) }.max() ?? 0
        return table.map { name, about in
            let mark = name == setting ? "* " : "  "
            let purpose = about.1.isEmpty ? about.0 : Self.padded(about.0, purposeColumns) + "  " + about.1
            return mark + Self.padded(name, nameColumns) + "  " + purpose
        }
    }

    private static func padded(_ text: String, _ columns: Int) -> String {
        text + String(repeating: " ", count: max(0, columns - TextWidth.columns(of: text)))
    }

    private var document: JSONValue {
        let automatic = [Appearance.dark, .light].map { BuiltInThemes.automaticName(for: $0) }
        let themes = rows.map { row -> JSONValue in
            [
                "name": .string(row.name), "for": .optional(row.design?.appearanceWord),
                "source": row.path == nil ? "built_in" : "file", "path": .optional(row.path),
                "in_use": .bool(
                    row.name == setting || setting == ThemeCatalogue.automatic && automatic.contains(row.name)),
                "error": .optional(row.mistake?.description),
            ]
        }
        return ["theme": .string(setting), "themes": .array(themes)]
    }
}

extension ThemeDesign {
    /// `dark` or `light`; nil for a theme that fits every terminal.
    var appearanceWord: String? {
        switch terminal?.appearance {
        case .dark: "dark"
        case .light: "light"
        case nil: nil
        }
    }
}
