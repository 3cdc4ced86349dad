import BatonInterface
import BatonScreen
import BatonSettings
import BatonTheme

extension ThemeCatalogue {
    /// All themes as the chat lists them, those that are wrong with what is wrong.
    var rows: [ThemeRow] {
        names.map { name in
            do throws(SettingsError) {
                let design = try design(named: name)
                let about = design?.appearanceWord.map { "for \($0) backgrounds" } ?? "for every terminal"
                return ThemeRow(name: name, about: about, theme: design?.theme)
            } catch {
                return ThemeRow(name: name, about: error.description, theme: nil)
            }
        }
    }
}
