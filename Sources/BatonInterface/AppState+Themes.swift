internal import BatonEngine
internal import BatonTheme

/// Themes that are tried on.
extension AppState {
    mutating func openThemes() -> [AppCommand] {
        overlay = .themes(ThemePicker())
        return [.listThemes]
    }

    /// Selects the theme that is there, so that opening the list changes nothing.
    mutating func themesListed(_ themes: [ThemeRow]) {
        guard case .themes(var picker) = overlay else { return }
        var rows = themes
        if let automaticTheme, !rows.isEmpty {
            var row = ThemeRow(name: "auto", about: "dark or light, as the terminal is", theme: automaticTheme)
            row.isAutomatic = true
            rows.insert(row, at: 0)
        }
        let present = themeBefore ?? theme
        picker.themes = rows
        picker.selection =
            rows.firstIndex { $0.isAutomatic == followsBackground && $0.theme == present } ?? 0
        overlay = .themes(picker)
    }

    /// Keeps the theme that is tried on, until the program ends.
    mutating func choose(in picker: ThemePicker) -> [AppCommand] {
        guard let row = picker.selected else { return [] }
        guard let chosen = row.theme else { return show(.warning, row.about) }
        overlay = nil
        themeBefore = nil
        theme = chosen
        followsBackground = row.isAutomatic
        return show(.info, "Theme \(row.name)", hint: "theme = \"\(row.name)\" in config.toml keeps it")
    }

    /// While themes are tried on, the selected one; as soon as the list is gone the one before.
    mutating func settleTheme() {
        if case .themes(let picker) = overlay {
            let before = themeBefore ?? theme
            themeBefore = before
            theme = picker.selected?.theme ?? before
        } else if let before = themeBefore {
            theme = before
            themeBefore = nil
        }
    }

    /// Takes the theme for the background that the terminal has told of, unless the user has chosen another.
    mutating func takeAutomatic(_ reported: Theme) {
        automaticTheme = reported
        guard followsBackground else { return }
        if themeBefore != nil { themeBefore = reported } else { theme = reported }
    }
}
