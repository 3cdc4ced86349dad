package import BatonTheme

/// The themes, filtered and chosen from; the screen shows the one that is selected.
package struct ThemePicker: Hashable, Sendable {
    package var filter = ""
    package var selection = 0
    /// nil until they are listed.
    var themes: [ThemeRow]?

    /// The themes that fit what was typed, the best first.
    var rows: [ThemeRow] {
        guard let themes, !filter.isEmpty else { return themes ?? [] }
        let scored = themes.compactMap { row in FuzzyMatch.score(filter, in: row.name).map { (row: row, score: $0) } }
        // The place among equals stays: sorting is stable only by its index.
        return scored.enumerated().sorted { ($1.element.score, $0.offset) < ($0.element.score, $1.offset) }
            .map(\.element.row)
    }

    var selected: ThemeRow? {
        let rows = rows
        return rows.indices.contains(selection) ? rows[selection] : nil
    }
}

/// A theme to choose.
package struct ThemeRow: Hashable, Sendable {
    package var name: String
    /// What it is for, or what is wrong with it.
    package var about: String
    /// nil for one of the user's that is wrong.
    package var theme: Theme?
    /// Whether it is no theme of its own, but follows the terminal's background.
    var isAutomatic = false

    package init(name: String, about: String, theme: Theme?) {
        self.name = name
        self.about = about
        self.theme = theme
    }
}
