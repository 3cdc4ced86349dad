/// What a table's cells need, column by column; kept while rows come, so that none is measured twice.
struct TableMeasure: Hashable, Sendable {
    struct Column: Hashable, Sendable {
        /// The widest row of the header and of any cell, unwrapped.
        var header: Int
        var cells = 0
        /// The widest piece that only a hard break can part.
        var word: Int

        var natural: Int { max(header, cells, 1) }
    }

    private(set) var columns: [Column]
    /// Whether a cell has rows of its own.
    private(set) var hasBrokenCell = false

    init(header: [RichText]) {
        columns = header.map {
            Column(
                header: RichTextLayout.naturalColumns(of: $0),
                word: RichTextLayout.longestWordColumns(of: $0))
        }
    }

    mutating func add(_ row: [RichText]) {
        for (index, cell) in zip(columns.indices, row) {
            columns[index].cells = max(columns[index].cells, RichTextLayout.naturalColumns(of: cell))
            columns[index].word = max(columns[index].word, RichTextLayout.longestWordColumns(of: cell))
            hasBrokenCell = hasBrokenCell || cell.text.utf8.contains(0x0A)
        }
    }
}
