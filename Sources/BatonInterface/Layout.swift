package import BatonScreen

/// Where everything stands on a screen of a given size.
///
/// Top to bottom: the agent bar, a rule, the transcript (the side pane right of it or below), a rule and the card of what the
/// agent asks, queued prompts, a rule, the composer, a rule, the status line. What the rules cost, small screens give to the
/// text.
package struct Layout: Hashable, Sendable {
    /// How the transcript and the side pane share their room.
    package enum Sharing: Hashable, Sendable {
        case transcriptAlone, both, sidePaneAlone
        /// Two transcripts and no side pane; the active one alone where there is no room for both, and where that is wanted.
        case sides(active: Int, isAlone: Bool)
    }

    /// One of two transcripts, and the line over it that says whose it is.
    package struct Side: Hashable, Sendable {
        package var header: Rect
        package var transcript: Rect

        fileprivate init(_ area: Rect) {
            header = area
            header.rows = 1
            transcript = area
            transcript.row += 1
            transcript.rows -= 1
        }
    }

    package var agentBar: Rect
    /// Nil while the side pane has its room.
    package var transcript: Rect?
    /// The sides of a comparison, of which ``transcript`` is the active one's; nil for one that has no room. Empty where the
    /// active slot stands alone.
    package var sides: [Side?] = []
    /// The one-column or one-row rule before the side pane, and the pane.
    package var sideRule: Rect?
    package var sidePane: Rect?
    /// Where a list opens: over the transcript, the side pane and the card.
    package var overlay: Rect
    /// What the agent asks, below a rule of its own; nil where it asks nothing.
    package var card: Rect?
    package var queue: Rect
    package var composer: Rect
    package var status: Rect
    /// Full-width rules, by their row.
    package var rules: [Int]

    /// Below this the screen says so and waits.
    package static let minimum = Size(columns: 40, rows: 8)
    package static let composerLimit = 10
    /// From here on the side pane stands at the right.
    package static let wideColumns = 110
    /// From here on two transcripts stand at the left and the right, else one above the other.
    package static let twinColumns = 100
    // A header, and enough of a transcript to follow it.
    private static let twinRowsMinimum = 4
    private static let sideColumnsLimit = 48
    private static let sideRowsLimit = 10
    // A title and something below it.
    private static let sideRowsMinimum = 2
    // Queued prompts are there to be seen, not to take the screen.
    private static let queueLimit = 3
    // However tall the composer grows, so much of the transcript stays in sight.
    private static let transcriptMinimum = 3
    // From so many rows on there is room for a rule between the composer and the status line.
    private static let roomyRows = 14

    /// - Returns: nil for a size below ``minimum``.
    package init?(size: Size, composerRows: Int, cardRows: Int? = nil, queuedPrompts: Int, sharing: Sharing) {
        guard size.columns >= Self.minimum.columns, size.rows >= Self.minimum.rows else { return nil }
        let columns = size.columns
        let statusRule = size.rows >= Self.roomyRows ? 1 : 0
        // Agent bar, two rules, status line.
        var free = size.rows - 4 - statusRule - Self.transcriptMinimum
        let composerHeight = max(1, min(composerRows, Self.composerLimit, free))
        free -= composerHeight
        let cardHeight = Self.height(ofCard: cardRows, free: free + Self.transcriptMinimum - 1, size: size)
        free -= cardHeight
        let queueHeight = max(0, min(queuedPrompts, Self.queueLimit, free))
        status = Rect(column: 0, row: size.rows - 1, columns: columns, rows: 1)
        composer = Rect(
            column: 0, row: status.row - statusRule - composerHeight, columns: columns, rows: composerHeight)
        queue = Rect(column: 0, row: composer.row - 1 - queueHeight, columns: columns, rows: queueHeight)
        agentBar = Rect(column: 0, row: 0, columns: columns, rows: 1)
        overlay = Rect(column: 0, row: 2, columns: columns, rows: queue.row - 2)
        var area = overlay
        area.rows -= cardHeight
        if cardHeight > 0 {
            card = Rect(column: 0, row: queue.row - cardHeight + 1, columns: columns, rows: cardHeight - 1)
        }
        rules = [1, composer.row - 1] + (statusRule == 1 ? [status.row - 1] : [])
        share(area, sharing)
    }

    /// A card's rows and its rule: never more than half of the screen, and on a small one all but a row of the transcript.
    private static func height(ofCard rows: Int?, free: Int, size: Size) -> Int {
        guard let rows else { return 0 }
        return max(0, min(max(1, rows) + 1, size.rows / 2, free))
    }

    private mutating func share(_ area: Rect, _ sharing: Sharing) {
        switch sharing {
        case .transcriptAlone: transcript = area
        case .sidePaneAlone: sidePane = area
        case .sides(let active, let isAlone):
            sides = isAlone ? [nil, nil] : split(area)
            if sides[active] == nil { sides[active] = Side(area) }
            transcript = sides[active]?.transcript
        case .both:
            if area.columns >= Self.wideColumns {
                // A third, but no wider than a pane's line needs.
                let width = min(Self.sideColumnsLimit, area.columns / 3)
                let column = area.column + area.columns - width
                transcript = Rect(
                    column: area.column, row: area.row, columns: area.columns - width - 1, rows: area.rows)
                sideRule = Rect(column: column - 1, row: area.row, columns: 1, rows: area.rows)
                sidePane = Rect(column: column, row: area.row, columns: width, rows: area.rows)
            } else {
                // A third: the transcript is what people read.
                let height = min(Self.sideRowsLimit, area.rows / 3)
                guard height >= Self.sideRowsMinimum else { return transcript = area }
                let row = area.row + area.rows - height
                transcript = Rect(
                    column: area.column, row: area.row, columns: area.columns, rows: area.rows - height - 1)
                sideRule = Rect(column: area.column, row: row - 1, columns: area.columns, rows: 1)
                sidePane = Rect(column: area.column, row: row, columns: area.columns, rows: height)
            }
        }
    }
    /// Both sides of a comparison, or neither.
    private mutating func split(_ area: Rect) -> [Side?] {
        var (first, second) = (area, area)
        if area.columns >= Self.twinColumns {
            first.columns = (area.columns - 1) / 2
            second.column = area.column + first.columns + 1
            second.columns = area.columns - first.columns - 1
            sideRule = Rect(column: second.column - 1, row: area.row, columns: 1, rows: area.rows)
        } else {
            guard area.rows >= 2 * Self.twinRowsMinimum else { return [nil, nil] }
            first.rows = area.rows / 2
            second.row = area.row + first.rows
            second.rows = area.rows - first.rows
        }
        var sides = [Side(first), Side(second)]
        // A blank column stands between the rule and the text.
        if sideRule != nil {
            sides[1].transcript.column += 1
            sides[1].transcript.columns -= 1
        }
        return sides
    }
}
