import Glibc

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
        let count = self.size.columns * self.size.rows
        cells = [Cell](unsafeUninitializedCapacity: count) { cells, initialized in
            initialized = count
            guard count > 0, let start = cells.baseAddress else { return }
            start.initialize(to: .blank(style))
            // What is there is copied behind itself: a frame begins with thousands of these, and copies of memory are quick.
            var filled = 1
            while filled < count {
                let more = min(filled, count - filled)
                (start + filled).initialize(from: start, count: more)
                filled += more
            }
        }
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
    package mutating func fill(_ rect: Rect, with style: Style) { fill(rect, with: .blank(style)) }

    /// Repeats `cell`, which is of one column, over `rect`.
    package mutating func fill(_ rect: Rect, with cell: Cell) {
        precondition(cell.columns == 1, "half a glyph cannot be repeated")
        let first = max(0, rect.column)
        let end = min(size.columns, rect.column.addingClamped(rect.columns))
        let lastRow = min(size.rows, rect.row.addingClamped(rect.rows))
        guard first < end, rect.row < lastRow else { return }
        for row in max(0, rect.row)..<lastRow {
            healLeft(of: first, row: row)
            let place = row * size.columns
            cells.withUnsafeMutableBufferPointer { $0[place + first..<place + end].update(repeating: cell) }
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
        draw(Cell.cells(text, style: style), at: position, limit: limit)
    }

    /// As for any text; see ``Cell/cells(_:style:)-(String,_)``.
    @discardableResult
    package mutating func write(_ text: String, at position: Position, style: Style, limit: Int = .max) -> Int {
        draw(Cell.cells(text, style: style), at: position, limit: limit)
    }

    /// Puts `cells` on one row from `position`, over at most `limit` columns; clipped as ``write(_:at:style:limit:)-(String,_,_,_)``
    /// does.
    /// - Returns: The columns used.
    @discardableResult
    package mutating func draw(_ cells: [Cell], at position: Position, limit: Int = .max) -> Int {
        draw(cells[...], at: position, limit: limit)
    }

    /// As for an array. Not generic: a frame draws thousands of cells, and across modules only concrete code is fast.
    @discardableResult
    package mutating func draw(_ cells: ArraySlice<Cell>, at position: Position, limit: Int = .max) -> Int {
        guard var run = Run(at: position, limit: limit, in: size) else { return 0 }
        if position.column >= 0, let first = cells.first, !first.isContinuation {
            copy(cells.prefix(run.edge - run.column), &run)
        } else {
            for cell in cells where run.column < run.edge { put(cell, &run) }
        }
        end(run)
        return run.column - position.column
    }

    /// Puts cells of which none is clipped at the left.
    private mutating func copy(_ source: ArraySlice<Cell>, _ run: inout Run) {
        healLeft(of: run.column, row: run.row)
        let start = run.row * size.columns + run.column
        cells.withUnsafeMutableBufferPointer { _ = $0[start...].update(fromContentsOf: source) }
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
        let rowSize = size.columns * MemoryLayout<Cell>.stride
        return cells.withUnsafeBytes { new in
            old.cells.withUnsafeBytes { old in
                guard let new = new.baseAddress, let old = old.baseAddress else { return [] }
                return (0..<size.rows).filter { memcmp(new + $0 * rowSize, old + $0 * rowSize, rowSize) != 0 }
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
