/// A rectangle of cells that a frame is drawn on.
///
/// Everything outside is clipped, silently: views draw where they like. There is never half a wide glyph: what would leave
/// one half leaves a blank in its style.
package struct Surface: Sendable {
    package let size: Size
    /// Where the hardware cursor stands after the frame; hidden when `nil`.
    package var cursor: Position?
    private var cells: [Cell]

    /// A surface of blanks; a negative size counts as 0.
    package init(size: Size, style: Style = .plain) {
        self.size = Size(columns: max(0, size.columns), rows: max(0, size.rows))
        cells = Array(repeating: .blank(style), count: self.size.columns * self.size.rows)
    }

    /// The cell there; a plain blank outside.
    package subscript(column: Int, row: Int) -> Cell {
        guard column >= 0, column < size.columns, row >= 0, row < size.rows else { return .blank }
        return cells[row * size.columns + column]
    }

    /// The cells of a row; empty outside.
    package func row(_ row: Int) -> ArraySlice<Cell> {
        guard row >= 0, row < size.rows else { return [] }
        return cells[row * size.columns..<(row + 1) * size.columns]
    }

    /// Makes `rect` blanks of `style`.
    package mutating func fill(_ rect: Rect, with style: Style) {
        let blank = Cell.blank(style)
        let first = max(0, rect.column)
        let end = min(size.columns, rect.column.addingClamped(rect.columns))
        let lastRow = min(size.rows, rect.row.addingClamped(rect.rows))
        guard first < end, rect.row < lastRow else { return }
        for row in max(0, rect.row)..<lastRow {
            healLeft(of: first, row: row)
            for column in first..<end { cells[row * size.columns + column] = blank }
            healRight(of: end, row: row)
        }
    }

    /// Writes `text` on one row from `position`, over at most `limit` columns; a wide glyph that would straddle the limit or an edge is
    /// a blank.
    /// - Returns: The columns used, at most `limit` and the columns left of the right edge; 0 on a row outside.
    @discardableResult
    package mutating func write(
        _ text: some StringProtocol, at position: Position, style: Style, limit: Int = .max
    ) -> Int {
        guard var run = Run(at: position, limit: limit, in: size) else { return 0 }
        Cell.forEachCell(of: text.concrete, style: style) { put($0, &run) }
        end(run)
        return run.column - position.column
    }

    /// Puts `cells` on one row from `position`, over at most `limit` columns; clipped as ``write(_:at:style:limit:)`` does.
    package mutating func draw(_ cells: [Cell], at position: Position, limit: Int = .max) {
        draw(cells[...], at: position, limit: limit)
    }

    /// As for an array. Not generic: a frame draws thousands of cells, and across modules only concrete code is fast.
    package mutating func draw(_ cells: ArraySlice<Cell>, at position: Position, limit: Int = .max) {
        guard var run = Run(at: position, limit: limit, in: size) else { return }
        if position.column >= 0, let first = cells.first, !first.isContinuation {
            copy(cells.prefix(run.edge - run.column), &run)
        } else {
            for cell in cells where run.column < run.edge { put(cell, &run) }
        }
        end(run)
    }

    /// Puts cells of which none is clipped at the left.
    private mutating func copy(_ source: ArraySlice<Cell>, _ run: inout Run) {
        healLeft(of: run.column, row: run.row)
        let start = run.row * size.columns + run.column
        cells.withUnsafeMutableBufferPointer { target in
            for (offset, cell) in source.enumerated() { target[start + offset] = cell }
        }
        run.column += source.count
    }

    /// The rows as text, joined by line feeds, without the blanks at their ends: for goldens.
    package var text: String {
        (0..<size.rows).map { row -> String in
            let cells = self.row(row)
            let end = cells.lastIndex { !$0.isSpace }.map { $0 + 1 } ?? cells.startIndex
            return cells[..<end].map(\.text).joined()
        }.joined(separator: "\n")
    }

    /// The rows whose cells differ from those of `old`; all of them if the sizes differ.
    package func changedRows(since old: Surface) -> [Int] {
        guard old.size == size else { return Array(0..<size.rows) }
        let columns = size.columns
        return cells.withUnsafeBufferPointer { new in
            old.cells.withUnsafeBufferPointer { old in
                (0..<size.rows).filter { row in
                    // All of the row, without a way out: that is what the compiler makes into a few wide instructions.
                    var difference: UInt32 = 0
                    for index in row * columns..<(row + 1) * columns { difference |= new[index].difference(old[index]) }
                    return difference != 0
                }
            }
        }
    }

    // MARK: Putting cells

    /// A run of cells being put on one row.
    private struct Run {
        let row: Int
        let first: Int
        /// The first column that is not written: the limit or the right edge.
        let edge: Int
        var column: Int

        /// `nil` if nothing of it can be visible.
        init?(at position: Position, limit: Int, in size: Size) {
            guard position.row >= 0, position.row < size.rows, limit > 0 else { return nil }
            row = position.row
            first = max(0, position.column)
            edge = min(size.columns, position.column.addingClamped(limit))
            column = position.column
            if column >= edge { return nil }
        }
    }

    private mutating func put(_ cell: Cell, _ run: inout Run) {
        guard run.column < run.edge else { return }
        defer { run.column += 1 }
        guard run.column >= 0 else { return }
        if run.column == run.first { healLeft(of: run.column, row: run.row) }
        let isHalf =
            cell.isContinuation && run.column == run.first || cell.columns == 2 && run.column + 1 == run.edge
        cells[run.row * size.columns + run.column] = isHalf ? .blank(cell.style) : cell
    }

    private mutating func end(_ run: Run) {
        guard run.column > run.first else { return }
        let last = run.row * size.columns + run.column - 1
        // A slice of cells may end between the halves of a wide glyph.
        if cells[last].columns == 2 { cells[last] = .blank(cells[last].style) }
        healRight(of: run.column, row: run.row)
    }

    /// Blanks the first half of a wide glyph whose second half, at `column`, is about to be overwritten.
    private mutating func healLeft(of column: Int, row: Int) {
        let index = row * size.columns + column
        if column > 0, cells[index].isContinuation { cells[index - 1] = .blank(cells[index - 1].style) }
    }

    /// Blanks the second half, at `column`, of a wide glyph whose first half has been overwritten.
    private mutating func healRight(of column: Int, row: Int) {
        let index = row * size.columns + column
        if column < size.columns, cells[index].isContinuation { cells[index] = .blank(cells[index].style) }
    }
}

extension Int {
    /// The sum, or the nearest representable: limits and sizes may be `Int.max`.
    fileprivate func addingClamped(_ other: Int) -> Int {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? (other < 0 ? .min : .max) : sum
    }
}
