/// A table's lines, row by row, while rows come.
///
/// Columns are measured as rows come and nothing is measured twice, so a row costs what it holds, and asking for the lines
/// of one costs that row alone. A row that widens a column may change the look of all: ``append(_:)`` says so.
package struct TableFormatter: Sendable {
    private let alignments: [TableBlock.Alignment]
    let header: [RichText]
    let width: Int
    private var rows: [[RichText]] = []
    private var openRow: [RichText]?
    /// Of all rows but the open one, and of all.
    private var settled: TableMeasure
    private var measure: TableMeasure
    private var shape: TableShape

    /// - Parameter header: one text a column; cells behind the last column are not shown, missing ones are empty.
    package init(alignments: [TableBlock.Alignment], header: [RichText], width: Int) {
        self.alignments = alignments
        self.header = header
        self.width = max(0, width)
        settled = TableMeasure(header: header)
        measure = settled
        shape = TableShape(measure, width: self.width)
    }

    /// Whether rows stand as keys and values rather than in columns.
    package var isKeyValue: Bool { shape == .records }

    /// The rows so far, the open one included.
    package var rowCount: Int { rows.count + (openRow == nil ? 0 : 1) }

    /// Appends a row, in place of the open one where there is one.
    /// - Returns: whether the head or rows before it look different now.
    package mutating func append(_ row: [RichText]) -> Bool {
        let wasEmpty = rowCount == 0
        openRow = nil
        rows.append(row)
        settled.add(row)
        return reshape(by: settled, wasEmpty: wasEmpty)
    }

    /// Puts a row that may still change behind the others, in place of the one that stood there; nil takes it away.
    ///
    /// What it needs counts as long as it stands: a table has the same lines whether its last row is open or not.
    /// - Returns: as ``append(_:)``.
    package mutating func setOpenRow(_ row: [RichText]?) -> Bool {
        let wasEmpty = rowCount == 0
        openRow = row
        var newer = settled
        if let row { newer.add(row) }
        return reshape(by: newer, wasEmpty: wasEmpty)
    }

    /// The header and the rule below it; nothing where no column has a name, or the names stand in every row.
    package var headLines: [StyledLine] {
        guard width > 0, header.contains(where: { !$0.isEmpty }) else { return [] }
        guard case .columns(let widths, let gap, _) = shape else {
            return rowCount == 0 ? header.indices.flatMap { key($0, width: width) } : []
        }
        let cells = zip(header, widths).map { cell, width in
            RichTextLayout.lines(of: cell, width: width).map { $0.adding(.strong) }
        }
        let row = CellRow(widths: widths, alignments: alignments, gap: gap)
        return row.lines(of: cells, standsOnFloor: true) + [.rule(columns: row.columns)]
    }

    /// The lines of a row, led by a blank one where rows need it between them.
    /// - Precondition: `index` is in `0..<rowCount`.
    package func lines(ofRow index: Int) -> [StyledLine] {
        guard width > 0 else { return [] }
        let row = index < rows.count ? rows[index] : openRow ?? []
        switch shape {
        case .columns(let widths, let gap, let hasWrappedRows):
            let cells = widths.indices.map { column in
                row.indices.contains(column) ? RichTextLayout.lines(of: row[column], width: widths[column]) : []
            }
            let lines = CellRow(widths: widths, alignments: alignments, gap: gap).lines(of: cells)
            return hasWrappedRows && index > 0 ? [StyledLine([])] + lines : lines
        case .records:
            return (index > 0 ? [StyledLine([])] : []) + record(of: row)
        }
    }

    private mutating func reshape(by newer: TableMeasure, wasEmpty: Bool) -> Bool {
        let before = shape
        if newer != measure {
            measure = newer
            shape = TableShape(newer, width: width)
        }
        // The names of columns go over from the head to the first record.
        return shape != before || shape == .records && wasEmpty != (rowCount == 0)
    }
}
