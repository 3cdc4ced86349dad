internal import BatonCore
internal import BatonScreen
internal import BatonText

/// Where in a transcript something begins that the user has not seen, at one width.
struct UnseenStart: Hashable {
    /// A row of a block, the rows of its gap among them.
    struct Spot: Hashable {
        var block: Int
        var row: Int
    }

    private(set) var place: SeenPlace
    private(set) var section: Int
    /// The first row that is new, or looks other than it was seen.
    private(set) var first: Spot
    /// Where a line that marks it stands best: before the paragraph of that row.
    private(set) var line: Spot
    /// Whether the row above the line is a blank one.
    private var isBehindGap: Bool
    /// How many bytes of the block's text were seen.
    private var seenBytes = 0

    /// The row of the transcript that the line stands before, and how many rows the line takes.
    func anchor(columns: Int) -> TranscriptAnchor {
        TranscriptAnchor(
            section: section, block: line.block, row: line.row, blockRows: 0, columns: columns, lead: rowCount)
    }

    /// With a blank row below where there is one above.
    var rowCount: Int { isBehindGap ? 2 : 1 }

    // A paragraph that is longer is rather cut than marked as new from far above on.
    private static let longestParagraph = 12

    /// - Parameter known: where it began before: as long as it begins in the same text, it begins at the same row.
    /// - Returns: nil where everything is seen, or the place is not among the turns of the transcript.
    init?(after place: SeenPlace, of slot: SlotState, in context: LayoutContext, known: Self?) {
        guard let turn = place.turn.flatMap({ slot.place(ofTurn: $0) }) else { return nil }
        self.place = place
        guard let outline = slot.outline(ofTurn: turn, timeZoneOffset: context.timeZoneOffset),
            let found = outline.firstUnseen(after: place)
        else {
            guard turn + 1 < slot.turnCount else { return nil }
            section = turn + 2
            first = Spot(block: 0, row: 0)
            // Every turn but the first has a gap above it, and nobody has seen one before the first.
            line = Spot(block: 0, row: 1)
            isBehindGap = true
            return
        }
        section = turn + 1
        let blocks = outline.blocks
        let gap = blocks[found.block].gap(after: blocks[found.block - 1])
        first = Spot(block: found.block, row: 0)
        line = Spot(block: found.block, row: gap)
        isBehindGap = gap > 0
        seenBytes = found.seenBytes
        guard seenBytes > 0, let part = outline.turn.run?.part(of: blocks[found.block]) else { return }
        if let known, known.place == place, known.section == section, known.first.block == found.block {
            self = known
        } else {
            findRow(in: part, gap: gap, context)
        }
    }

    /// Finds the row where the text that was seen ends: lays out that text, and then all of it.
    private mutating func findRow(in part: Part, gap: Int, _ context: LayoutContext) {
        // The numbers of links before it matter to no row.
        var rows = GrowingRows(part: part.id, after: LinkTable(), context: context)
        rows.update(text: String(decoding: part.text.utf8.prefix(seenBytes), as: UTF8.self), epoch: 0, version: 0)
        rows.update(text: part.text, epoch: 0, version: 1)
        let changed = min(rows.firstChangedRow, max(0, rows.count - 1))
        first.row = gap + changed
        let text = (changed..<rows.count).first { !rows.isBlank($0) } ?? changed
        let start = (max(0, text - Self.longestParagraph)...text).last { $0 == 0 || rows.isBlank($0 - 1) }
        line.row = gap + (start ?? text)
        isBehindGap = start.map { $0 > 0 || gap > 0 } ?? false
    }
}

extension Run {
    fileprivate func part(of block: TranscriptBlock) -> Part? {
        guard case .text(let item, _, _, _) = block, case .part(let part) = items[item] else { return nil }
        return part
    }
}
