internal import BatonScreen

/// A row that may be wider than its room, and is moved sideways then.
struct WideRow {
    let cells: [Cell]
    /// The column where the part begins that moves; nil for a row that never does.
    let scrollsFrom: Int?

    /// What is in sight. `‹` and `›` stand where something is hidden.
    /// - Parameter columns: the room.
    func cells(columns: Int, sideways: Int, marks: Style) -> [Cell] {
        guard let scrollsFrom, cells.count > columns, scrollsFrom < columns else { return cells }
        // Beyond the end there is nothing to see; one column stays, as a place to come back from.
        let moved = min(max(0, sideways), cells.count - scrollsFrom - 1)
        var shown = Array(cells[..<scrollsFrom] + cells[(scrollsFrom + moved)...].prefix(columns - scrollsFrom))
        if moved > 0 { Self.mark("‹", in: &shown, at: scrollsFrom, marks) }
        if cells.count - moved > columns { Self.mark("›", in: &shown, at: columns - 1, marks) }
        return shown
    }

    /// Puts a mark, and blanks over the other half of a wide glyph that it cuts.
    private static func mark(_ text: String, in cells: inout [Cell], at column: Int, _ style: Style) {
        if cells[column].isContinuation, column > 0 { cells[column - 1] = .blank(cells[column - 1].style) }
        if column + 1 < cells.count, cells[column + 1].isContinuation {
            cells[column + 1] = .blank(cells[column + 1].style)
        }
        cells[column] = Cell.cells(text, style: style)[0]
    }
}
