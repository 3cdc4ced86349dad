import BatonCore
import BatonInterface
import BatonSettings

/// Finds a theme by its name.
enum ThemeChoice {
    /// The only theme so far is made for dark and light terminals alike; `auto` is that one.
    private static let automatic = "dark"

    /// - Throws: ``SettingsError`` for a name that is no theme's, or for a theme that is wrong.
    static func theme(named name: String) throws(SettingsError) -> Theme {
        let name = name == "auto" ? automatic : name
        guard let entries = try ThemeFiles.entries(of: name) else {
            let meant = NearestWord.of(name, in: ThemeFiles.names).map { "Did you mean “\($0)”?" }
            throw SettingsError(
                file: "theme", message: "There is no theme “\(name)”",
                hint: meant ?? "Themes: auto, \(ThemeFiles.names.joined(separator: ", ")).")
        }
        do throws(ThemeError) {
            return try Theme(entries: entries)
        } catch {
            throw SettingsError(file: "themes/\(name).toml", message: "\(error)")
        }
    }
}
