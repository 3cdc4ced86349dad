internal import BatonCore
internal import BatonScreen
internal import BatonText

/// What is looked for in a transcript, and what was found: in its rows as they are shown, so that every hit can be seen.
struct TranscriptSearch: Hashable, Sendable {
    struct Hit: Hashable {
        var turn: TurnID
        var anchor: TranscriptAnchor
        /// The columns of the row.
        var columns: Range<Int>

        /// Whether both are the same place of the same row, though turns may have come in above.
        func isSame(as other: Hit) -> Bool {
            turn == other.turn && anchor.block == other.anchor.block && anchor.row == other.anchor.row
                && columns.lowerBound == other.columns.lowerBound
        }
    }

    struct Row: Hashable {
        var turn: TurnID
        var anchor: TranscriptAnchor
        var text: String
    }

    /// What the rows depend on: as long as it is equal they are as they were.
    struct Source: Hashable {
        var generation: Int
        var revision: Int
        var sideways: Int
        var context: LayoutContext
    }

    /// Where the user was before anything was typed, to come back to.
    struct Origin: Hashable {
        var scroll: ScrollPosition
        var cursor: TranscriptCursor?
        var pattern: TextPattern?
        var top: TranscriptAnchor
        var bottom: TranscriptAnchor
    }

    /// What is being typed; nil while nothing is.
    var draft: String?
    var origin: Origin?
    var isBackward = false
    var pattern: TextPattern?
    var hits: [Hit] = []
    /// The hit that the user is at.
    var current: Int?
    /// What the hits were found in.
    var source: Source?
    /// The rows, while something is typed: each key looks through them again.
    var rows: [Row] = []

    /// Looks through the rows; the hit that the user is at stays as long as it is there.
    mutating func findHits() {
        let old = current.flatMap { hits.indices.contains($0) ? hits[$0] : nil }
        hits = []
        if let pattern {
            for row in rows where !pattern.ranges(in: row.text).isEmpty {
                for columns in pattern.columns(in: Cell.cells(row.text, style: .plain)) {
                    hits.append(Hit(turn: row.turn, anchor: row.anchor, columns: columns))
                }
            }
        }
        current = old.flatMap { old in hits.firstIndex { $0.isSame(as: old) } }
    }
}

extension TextPattern {
    /// Where the pattern stands in a row of the screen, in columns.
    func columns(in cells: [Cell]) -> [Range<Int>] {
        let ranges = ranges(in: cells.text)
        guard !ranges.isEmpty else { return [] }
        // The column of each byte, and behind them the number of columns.
        var columns: [Int] = []
        for (column, cell) in cells.enumerated() {
            columns += Array(repeating: column, count: cell.text.utf8.count)
        }
        columns.append(cells.count)
        return ranges.map { columns[$0.lowerBound]..<max(columns[$0.lowerBound] + 1, columns[$0.upperBound]) }
    }
}
