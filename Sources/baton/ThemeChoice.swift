import BatonCore
import BatonEngine
import BatonInterface
import BatonScreen
import BatonSettings
import BatonTheme

/// The look that the chat begins with. Nothing in it can keep the chat from starting.
struct ThemeChoice {
    private(set) var theme: Theme
    /// What the terminal's background chooses from; nil where it has no say.
    private(set) var automatic: AutomaticThemes?
    /// The first mistake in what the user has set.
    private(set) var notice: Notice?

    /// - Parameters:
    ///   - hasColors: whether the terminal shows any; where not, colours would only take away what sets texts apart.
    ///   - appearance: the terminal's background as far as it is known.
    init(_ configuration: Configuration, _ catalogue: ThemeCatalogue, hasColors: Bool, appearance: Appearance?) {
        theme = .monochrome
        guard hasColors else { return }
        if configuration.theme != ThemeCatalogue.automatic {
            do throws(SettingsError) {
                theme = try Self.chosen(configuration, catalogue)
                return
            } catch {
                note(error, catalogue)
            }
        }
        let themes = AutomaticThemes(dark: automatic(.dark, catalogue), light: automatic(.light, catalogue))
        theme = themes[appearance ?? .dark]
        automatic = themes
    }

    private static func chosen(
        _ configuration: Configuration, _ catalogue: ThemeCatalogue
    ) throws(SettingsError) -> Theme {
        let name = configuration.theme
        if let design = try catalogue.design(named: name) { return design.theme }
        throw SettingsError(
            file: configuration.themePlace ?? "theme", message: "There is no theme “\(name)”",
            hint: catalogue.remedy(for: name))
    }

    /// The theme that `auto` takes: the user's of that name, if it is right, else the one that comes with Baton.
    private mutating func automatic(_ appearance: Appearance, _ catalogue: ThemeCatalogue) -> Theme {
        let name = BuiltInThemes.automaticName(for: appearance)
        do throws(SettingsError) {
            if let design = try catalogue.userDesign(named: name) { return design.theme }
        } catch {
            note(error, catalogue)
        }
        return .automatic(appearance)
    }

    private mutating func note(_ error: SettingsError, _ catalogue: ThemeCatalogue) {
        guard notice == nil else { return }
        var text = error
        text.hint = nil
        // The status line is short, and everything of the user's is in this one folder.
        text.file = text.file.replacing(catalogue.files.parent, with: "")
        notice = Notice(text: text.description, hint: error.hint, severity: .warning)
    }
}
