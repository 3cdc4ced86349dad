internal import BatonScreen
internal import BatonText

/// A row of cells being put together from left to right, never wider than its limit.
struct CellRow {
    private(set) var cells: [Cell] = []
    let limit: Int

    init(limit: Int) {
        self.limit = max(0, limit)
        // As most rows are; what is wider grows.
        cells.reserveCapacity(min(self.limit, 256))
    }

    var columns: Int { cells.count }
    var free: Int { limit - cells.count }

    /// Appends `text` on one line; what does not fit ends in an ellipsis.
    mutating func append(_ text: String, _ style: Style) {
        guard free > 0, !text.isEmpty else { return }
        cells += Cell.cells(Truncation.end(text.onOneLine, columns: free), style: style)
    }

    mutating func append(cells newer: [Cell]) {
        cells += newer.prefix(max(0, free))
    }

    /// Blanks up to `column`.
    mutating func pad(to column: Int, _ style: Style = .plain) {
        let count = min(column, limit) - cells.count
        if count > 0 { cells += Array(repeating: .blank(style), count: count) }
    }

    /// Appends `text` so that it ends at `column`.
    mutating func append(_ text: String, endingAt column: Int, _ style: Style, padding: Style = .plain) {
        pad(to: column - TextWidth.columns(of: text), padding)
        append(text, style)
    }
}

extension String {
    /// Line feeds and tabs as spaces, for places that have one row.
    var onOneLine: String {
        // Almost every text that comes here has none; the copy is for the rest.
        guard utf8.contains(where: { $0 == 0x0A || $0 == 0x09 || $0 == 0x0D }) else { return self }
        return String(map { $0.isNewline || $0 == "\t" ? " " : $0 })
    }
}
