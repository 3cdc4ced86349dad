internal import BatonCore
internal import BatonScreen

/// The rows of one turn as the transcript shows them, laid out apart from it.
struct TurnRows {
    private var section = SectionLayout()
    private let context: LayoutContext
    private let frame: FrameContext
    private let turn: Int

    /// - Parameter turn: by its place in the transcript.
    /// - Returns: nil where there is no such turn.
    init?(turn: Int, of slot: SlotState, in state: AppState, context: LayoutContext) {
        let ways = state.ways(on: slot)
        guard let outline = slot.outline(ofTurn: turn, ways: ways, timeZoneOffset: context.timeZoneOffset) else {
            return nil
        }
        self.context = context
        self.turn = turn
        // Clocks stand still: nobody looks for what they show.
        let moment = outline.turn.run?.began ?? outline.turn.created
        frame = FrameContext(
            theme: context.theme, moment: moment, spinner: Spinner.picture(0), sideways: slot.sideways)
        let gap = turn == 0 && TranscriptPreamble.blocks(for: slot, in: state).isEmpty ? 0 : 1
        section.update(outline.blocks, gap: gap, run: outline.turn.run, context: context)
    }

    var count: Int { section.rowCount }

    func anchor(at row: Int) -> TranscriptAnchor {
        let block = section.block(at: row)
        return TranscriptAnchor(
            section: turn + 1, block: block, row: row - section.firstRow(of: block),
            blockRows: section.rowCount(of: block), columns: context.columns)
    }

    mutating func text(at row: Int) -> String { section.cells(row: row, context: context, frame: frame).text }

    /// A block's rows without the blanks around them.
    mutating func text(ofBlock block: Int) -> String {
        let rows = section.firstRow(of: block)..<section.firstRow(of: block + 1)
        var text = ""
        for row in rows {
            var line = self.text(at: row)[...]
            // The gap above the block is not the block's.
            if line.isEmpty, text.isEmpty { continue }
            while line.last == " " { line.removeLast() }
            text += line + "\n"
        }
        return text
    }
}

extension [Cell] {
    var text: String { reduce(into: "") { $0 += $1.text } }
}
