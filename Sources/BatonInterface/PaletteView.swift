internal import BatonScreen
internal import BatonTheme

/// The commands: name, what it does or why it cannot be now, and its keys.
struct PaletteView {
    let state: AppState
    let layout: Layout

    // A third for the names; two columns between all.
    private static let gap = 2

    func draw(_ palette: CommandPalette, on surface: inout Surface) {
        let rows = palette.rows(of: state.keymap)
        let shown = ListView.rows(in: state)
        let top = max(0, min(palette.selection - shown / 2, rows.count - shown))
        let nameColumns = min(rows.map(\.name.count).max() ?? 0, layout.overlay.columns / 3)
        ListView(
            state: state, layout: layout, title: "Command", filter: (palette.isSlash ? "/" : "") + palette.filter,
            note: "\(rows.count) \(rows.count == 1 ? "command" : "commands")"
        ).draw(on: &surface, rows: top..<rows.count) { row, index in
            set(rows[index], isSelected: index == palette.selection, nameColumns: nameColumns, in: &row)
        }
        if rows.isEmpty {
            let sends = state.hint("sends it as a message", .choose).map { ": \($0)" } ?? ""
            let text = palette.isSlash ? "No command begins like that\(sends)." : "No command matches."
            surface.write(text, at: Position(column: 3, row: layout.overlay.row + 2), style: state.theme[.dim])
        }
    }

    private func set(_ entry: CommandPalette.Row, isSelected: Bool, nameColumns: Int, in row: inout CellRow) {
        let theme = state.theme
        let obstacle = state.obstacle(to: entry.command)
        func style(_ role: ThemeRole) -> Style { theme[isSelected ? .selection : obstacle == nil ? role : .dim] }
        let background = theme[isSelected ? .selection : .text]
        row.append(isSelected ? " › " : "   ", background)
        var name = CellRow(limit: nameColumns)
        name.append(entry.name, style(.accent))
        row.append(cells: name.cells)
        row.pad(to: 3 + nameColumns + Self.gap, background)
        let keys = shownKeys(entry.keys)
        var help = CellRow(limit: max(0, row.free - TextWidth.columns(of: keys) - Self.gap - 1))
        help.append(obstacle ?? entry.help, style(.text))
        row.append(cells: help.cells)
        row.append(keys, endingAt: row.limit - 1, style(.key), padding: background)
        if isSelected { row.pad(to: row.limit, background) }
    }

    /// The primary key and its last way, which is the leader's.
    private func shownKeys(_ keys: [String]) -> String {
        guard let first = keys.first, let last = keys.last, keys.count > 1 else { return keys.first ?? "" }
        return first + "  " + last
    }
}
