internal import BatonScreen
internal import BatonTheme

/// The themes with what they are for, and below them, where there is room, some of everything in the chosen one.
struct ThemesView {
    let state: AppState
    let layout: Layout

    // Three for the mark, two between name and what it is for.
    private static let margin = 3
    private static let gap = 2

    func draw(_ picker: ThemePicker, on surface: inout Surface) {
        let rows = picker.rows
        let shown = ListView.rows(in: state)
        let top = max(0, min(picker.selection - shown / 2, rows.count - shown))
        let nameColumns = rows.map { TextWidth.columns(of: $0.name) }.max() ?? 0
        let note = picker.themes == nil ? "" : "\(rows.count) \(rows.count == 1 ? "theme" : "themes")"
        ListView(state: state, layout: layout, title: "Theme", filter: picker.filter, note: note)
            .draw(on: &surface, rows: top..<rows.count) { row, index in
                set(rows[index], isSelected: index == picker.selection, nameColumns: nameColumns, in: &row)
            }
        drawSample(on: &surface, below: rows.count)
        if rows.isEmpty, let themes = picker.themes {
            let text = themes.isEmpty ? "This terminal shows no colours." : "No theme matches."
            surface.write(
                text, at: Position(column: Self.margin, row: layout.overlay.row + 2), style: state.theme[.dim])
        }
    }

    // Fewer lines of it show too little.
    private static let sampleRows = 6

    private func drawSample(on surface: inout Surface, below count: Int) {
        let rect = layout.overlay
        let free = ListView.rows(in: state) - count - 1
        guard count > 0, free >= Self.sampleRows else { return }
        let first = rect.row + rect.rows - free - 1
        surface.write(
            String(repeating: "─", count: rect.columns), at: Position(column: rect.column, row: first),
            style: state.theme[.rule])
        for (line, pieces) in ThemeSample.content.prefix(free).enumerated() {
            var row = CellRow(limit: rect.columns)
            for piece in pieces { row.append(piece.text, state.theme[piece.role]) }
            surface.draw(row.cells, at: Position(column: rect.column, row: first + 1 + line))
        }
    }

    private func set(_ entry: ThemeRow, isSelected: Bool, nameColumns: Int, in row: inout CellRow) {
        let theme = state.theme
        let background = theme[isSelected ? .selection : .text]
        row.append(isSelected ? " › " : "   ", background)
        row.append(entry.name, background)
        row.pad(to: Self.margin + nameColumns + Self.gap, background)
        row.append(entry.about, theme[isSelected ? .selection : entry.theme == nil ? .error : .dim])
        if isSelected { row.pad(to: row.limit, background) }
    }
}
