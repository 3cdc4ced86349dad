/// How a table stands at a width: the widths of its columns, or no columns at all.
enum TableShape: Hashable, Sendable {
    /// - Parameter hasWrappedRows: whether a row may take several lines, so that rows need something between them.
    case columns([Int], gap: Int, hasWrappedRows: Bool)
    /// Each row as a list of keys and values, where not even broken words leave every column its room, or long text
    /// would stand in a ribbon.
    case records

    private static let gap = 2
    // Wrapped text beside wrapped text needs a wider river to be read apart.
    private static let wideGap = 3
    // A longer piece is an address or an identifier, which may be broken; a shorter one is a word, which had better not.
    private static let unbrokenColumns = 12
    // Beyond this many lines for one cell, more text earns its column no more room. Bounds how often a growing table changes.
    private static let weighedLines = 4
    // A cell of more lines than this in a column narrower than that is a ribbon.
    private static let ribbonLines = 6
    private static let ribbonColumns = 16

    init(_ measure: TableMeasure, width: Int) {
        let naturals = measure.columns.map(\.natural)
        let gaps = max(0, naturals.count - 1)
        if naturals.reduce(gaps * Self.gap, +) <= width {
            self = .columns(naturals, gap: Self.gap, hasWrappedRows: measure.hasBrokenCell)
        } else if gaps == 0 {
            let isWrapped = measure.columns.contains { $0.cells > width }
            self = .columns([max(1, width)], gap: 0, hasWrappedRows: isWrapped || measure.hasBrokenCell)
        } else {
            self = Self.wrapped(measure, naturals: naturals, gaps: gaps, width: width) ?? .records
        }
    }

    /// Columns whose cells wrap; nil where they leave too little.
    private static func wrapped(_ measure: TableMeasure, naturals: [Int], gaps: Int, width: Int) -> TableShape? {
        for (gap, unbroken) in [(wideGap, Int.max), (gap, Int.max), (gap, unbrokenColumns)] {
            let floors = measure.columns.map { max(1, min($0.word, unbroken)) }
            let room = width - gaps * gap
            guard floors.reduce(0, +) <= room else { continue }
            let widths = shrunk(naturals.map { min($0, weighedLines * width) }, floors: floors, room: room)
            let columns = zip(widths, measure.columns)
            if columns.contains(where: { $0 < ribbonColumns && $1.cells > ribbonLines * $0 }) { return nil }
            let isWrapped = columns.contains { $0 < $1.cells }
            return .columns(widths, gap: gap, hasWrappedRows: isWrapped || measure.hasBrokenCell)
        }
        return nil
    }

    /// Widths that fill `room`, each between its floor and what it needs.
    ///
    /// Column after column goes to whoever has the least for its need, by the square of its width: in proportion to the
    /// need's root, a column of long text gets more than one of short text but does not starve it, and one whose share
    /// is more than its need gives the rest away.
    private static func shrunk(_ naturals: [Int], floors: [Int], room: Int) -> [Int] {
        var widths = floors
        for _ in floors.reduce(0, +)..<room {
            var neediest: Int?
            for index in widths.indices where widths[index] < naturals[index] {
                guard let other = neediest else { neediest = index; continue }
                let isNeedier =
                    widths[index] * widths[index] * naturals[other] < widths[other] * widths[other] * naturals[index]
                if isNeedier { neediest = index }
            }
            guard let neediest else { break }
            widths[neediest] += 1
        }
        return widths
    }
}
