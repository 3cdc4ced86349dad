internal import BatonScreen
internal import BatonTheme

/// The strip of keys that may follow the leader, in columns over the end of the transcript.
struct WhichKeyView {
    let state: AppState
    let layout: Layout

    // A key, and as much of its help as tells it from the others; less of it before a key is left out.
    private static let cellColumns = [38, 30, 26, 20]

    func draw(on surface: inout Surface) {
        let theme = state.theme
        let entries = state.keymap.continuations(of: state.pendingStrokes, in: state.keyContexts)
        let area = layout.overlay
        let choices = Self.cellColumns.map { max(1, area.columns / $0) }
        let columns = choices.first { $0 * (area.rows - 1) >= entries.count } ?? choices[choices.count - 1]
        let rows = min((entries.count + columns - 1) / columns, area.rows - 1)
        guard rows > 0 else { return }
        let top = area.row + area.rows - rows
        let width = area.columns / columns
        surface.fill(Rect(column: 0, row: top - 1, columns: area.columns, rows: rows + 1), with: theme[.text])
        let rule = String(repeating: "─", count: area.columns)
        surface.write(rule, at: Position(column: 0, row: top - 1), style: theme[.rule])
        let places = rows * columns
        let left = entries.count > places ? entries.count - places + 1 : 0
        for (index, entry) in entries.prefix(places).enumerated() {
            var cell = CellRow(limit: width - 1)
            if left > 0, index == places - 1 {
                cell.append(" … \(left) more" + (helpKey.map { ": \($0)" } ?? ""), theme[.dim])
                surface.draw(cell.cells, at: Position(column: index / rows * width, row: top + index % rows))
                break
            }
            var key = CellRow(limit: 6)
            key.append(" \(entry.keys)", theme[.key])
            cell.append(cells: key.cells)
            cell.pad(to: 7)
            cell.append(entry.help, theme[.text])
            // Down the columns, as a reader expects of a table of keys.
            surface.draw(cell.cells, at: Position(column: index / rows * width, row: top + index % rows))
        }
    }

    /// What lists all keys.
    private var helpKey: String? { state.keymap.hint(for: .openHelp, in: [.everywhere]) }
}
