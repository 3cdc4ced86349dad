internal import BatonScreen
internal import BatonText
internal import BatonTheme

/// A list over the transcript: a title with the filter, a blank row, and rows.
struct ListView {
    let state: AppState
    let layout: Layout
    let title: String
    /// nil where there is nothing to filter.
    let filter: String?
    let note: String

    private static let headRows = 2

    /// How many rows a list shows on this screen.
    static func rows(in state: AppState) -> Int {
        max(1, (state.layout?.overlay.rows ?? headRows + 1) - headRows)
    }

    /// Clears the list's place, sets its head, and gives each visible row its turn.
    func draw(on surface: inout Surface, rows: Range<Int>, row: (inout CellRow, Int) -> Void) {
        let rect = layout.overlay
        surface.fill(rect, with: state.theme[.text])
        drawHead(on: &surface)
        for (line, index) in rows.prefix(Self.rows(in: state)).enumerated() {
            var cells = CellRow(limit: rect.columns)
            row(&cells, index)
            surface.draw(cells.cells, at: Position(column: rect.column, row: rect.row + Self.headRows + line))
        }
    }

    private func drawHead(on surface: inout Surface) {
        let theme = state.theme
        let rect = layout.overlay
        var head = CellRow(limit: rect.columns)
        head.append(" \(title)  ", theme[.heading])
        if let filter { head.append(filter, theme[.text]) }
        let end = head.columns
        let room = rect.columns - end - 2
        if room > TextWidth.columns(of: note) { head.append(note, endingAt: rect.columns - 1, theme[.dim]) }
        surface.draw(head.cells, at: Position(column: rect.column, row: rect.row))
        surface.cursor = Position(column: min(end, rect.columns - 1), row: rect.row)
    }
}
