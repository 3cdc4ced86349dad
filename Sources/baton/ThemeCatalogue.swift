import BatonCore
import BatonInterface
import BatonScreen
import BatonSettings
import BatonTheme

/// All themes by name: the user's files, and behind them what comes with Baton.
struct ThemeCatalogue {
    let files: ThemeFiles

    /// What the setting `auto` chooses from.
    static let automatic = "auto"

    /// In alphabetical order.
    var names: [String] {
        let own = files.names
        return (own + BuiltInThemes.names.filter { !own.contains($0) }).sorted()
    }

    /// The theme of that name; nil where there is none. A file of the user's that leaves out roles has them from the theme
    /// that `auto` takes for the same background.
    ///
    /// - Throws: ``SettingsError`` with file and line for a mistake in the user's file.
    func design(named name: String) throws(SettingsError) -> ThemeDesign? {
        try userDesign(named: name) ?? BuiltInThemes.design(named: name)
    }

    /// The user's own theme of that name; nil where there is none.
    func userDesign(named name: String) throws(SettingsError) -> ThemeDesign? {
        guard let text = try files.text(of: name) else { return nil }
        do throws(ThemeError) {
            return try ThemeDesign(parsing: text) { .automatic($0 ?? .dark) }
        } catch {
            throw SettingsError(file: files.path(of: name), line: error.line, message: error.message, hint: error.hint)
        }
    }

    /// What to do about a name that is no theme's.
    func remedy(for name: String) -> String {
        let names = [Self.automatic] + names
        return NearestWord.of(name, in: names).map { "Did you mean “\($0)”?" }
            ?? "Themes: \(names.joined(separator: ", "))."
    }
}
