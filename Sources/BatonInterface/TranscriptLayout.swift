internal import BatonCore
internal import BatonEngine
internal import BatonScreen

/// A slot's transcript as rows at one width, laid out as far as it has changed and looked up without a walk.
///
/// Two levels of prefix sums, turns and the blocks inside a turn, find any row in logarithmic time. An update costs what
/// has changed since the last one: older turns are not looked at.
struct TranscriptLayout {
    private let context: LayoutContext
    private let thread: ThreadID?
    /// Which of the thread's earlier turns it shows (``EarlierTurns/generation``).
    private let generation: Int
    private var preamble: [TranscriptBlock] = []
    /// What stands before the first turn, then the turns.
    private var sections = [SectionLayout()]
    /// The first row of each section, and behind them the number of rows.
    private var starts = [0, 0]
    private var seenRevision = -1
    private var ways: [WayOn] = []
    /// Where the unread line stands, and where begins what has come since the user left the end.
    private var unread: UnseenStart?
    private var unseen: UnseenStart?

    init(context: LayoutContext, slot: SlotState) {
        self.context = context
        thread = slot.machine?.thread.id
        generation = slot.earlier.generation
    }

    /// Whether rows laid out here are of use for `slot` in `context`.
    func fits(_ slot: SlotState, _ context: LayoutContext) -> Bool {
        thread == slot.machine?.thread.id && generation == slot.earlier.generation && self.context == context
    }

    var rowCount: Int { contentRowCount + unreadRows.count }

    private var contentRowCount: Int { starts[sections.count] }

    /// The rows of the unread line among all rows.
    private var unreadRows: Range<Int> {
        guard let unread else { return 0..<0 }
        let row = contentRow(of: unread.line, section: unread.section)
        return row < contentRowCount ? row..<row + unread.rowCount : 0..<0
    }

    /// Of a row of the unread line, the row below it.
    private func contentRow(at row: Int, _ line: Range<Int>) -> Int {
        line.contains(row) ? line.lowerBound : row < line.lowerBound ? row : row - line.count
    }

    private func contentRow(of spot: UnseenStart.Spot, section: Int) -> Int {
        guard section < sections.count else { return contentRowCount }
        let rows = sections[section].firstRow(of: spot.block) + spot.row
        return starts[section] + min(rows, sections[section].rowCount)
    }

    /// - Parameter ways: the keys that go on after the newest turn, where it failed.
    mutating func update(for slot: SlotState, preamble newer: [TranscriptBlock], ways: [WayOn] = []) {
        self.ways = ways  // Changes with the conversation only, whose revision says so.
        var firstChanged = sections.count
        if newer != preamble {
            preamble = newer
            sections[0] = SectionLayout()
            sections[0].update(newer, gap: 0, run: nil, context: context)
            firstChanged = 0
            seenRevision = -1  // The first turn's gap depends on whether anything stands above it.
        }
        let hasChanged = slot.revision != seenRevision
        if hasChanged, let machine = slot.machine {
            firstChanged = min(firstChanged, updateTurns(of: machine, slot))
            seenRevision = slot.revision
        }
        sum(from: firstChanged)
        unread = start(after: slot.unreadFrom, of: slot, known: unread, hasChanged: hasChanged)
        unseen = start(after: slot.scroll == .tail ? nil : slot.seen, of: slot, known: unseen, hasChanged: hasChanged)
    }

    private func start(
        after place: SeenPlace?, of slot: SlotState, known: UnseenStart?, hasChanged: Bool
    ) -> UnseenStart? {
        if !hasChanged, known?.place == place { return known }
        return place.flatMap { UnseenStart(after: $0, of: slot, in: context, known: known) }
    }

    /// Lays out the newest turn, and those that were laid out before and have changed; of the others it only guesses how
    /// many rows they have, so that opening a thread costs what is in sight.
    /// - Returns: the first section that changed.
    private mutating func updateTurns(of machine: ConversationMachine, _ slot: SlotState) -> Int {
        let count = slot.turnCount
        var first = min(sections.count - 1, count)
        while first > 0, slot.turnRevision(at: first - 1) > seenRevision { first -= 1 }
        for index in first..<count {
            if index + 1 == sections.count { sections.append(SectionLayout(estimate: 0)) }
            if index == count - 1 || sections[index + 1].isLaidOut {
                layOutTurn(index, of: machine, slot)
            } else {
                let rows = slot.turn(at: index)?.estimatedRows(columns: context.measure)
                sections[index + 1] = SectionLayout(estimate: rows ?? 0)
            }
        }
        return first + 1
    }

    private mutating func layOutTurn(_ index: Int, of machine: ConversationMachine, _ slot: SlotState) {
        let outline = slot.outline(ofTurn: index, ways: ways, timeZoneOffset: context.timeZoneOffset)
        guard let outline else { return }
        let gap = index == 0 && preamble.isEmpty ? 0 : 1
        sections[index + 1].update(outline.blocks, gap: gap, run: outline.turn.run, context: context)
    }

    /// Lays out a section and its neighbours, up to so many rows on either side.
    private mutating func layOut(around section: Int, above: Int, below: Int, of slot: SlotState) {
        guard let machine = slot.machine else { return }
        var firstChanged = sections.count
        func layOut(_ index: Int) {
            guard !sections[index].isLaidOut else { return }
            layOutTurn(index - 1, of: machine, slot)
            firstChanged = min(firstChanged, index)
        }
        layOut(section)
        var (index, missing) = (section, above)
        while missing > 0, index > 0 {
            index -= 1
            layOut(index)
            missing -= sections[index].rowCount
        }
        (index, missing) = (section, below)
        while missing > 0, index + 1 < sections.count {
            index += 1
            layOut(index)
            missing -= sections[index].rowCount
        }
        sum(from: firstChanged)
    }

    /// Counts the rows again, from a section that has changed.
    private mutating func sum(from firstChanged: Int) {
        guard firstChanged < sections.count else { return }
        starts.removeSubrange((firstChanged + 1)...)
        for section in sections[firstChanged...] { starts.append(starts[starts.count - 1] + section.rowCount) }
    }

    // MARK: Rows

    func anchor(at row: Int) -> TranscriptAnchor {
        let line = unreadRows
        let lead = line.contains(row) ? line.upperBound - row : 0
        let contentRow = contentRow(at: row, line)
        let section = starts.lastIndex(notAfter: contentRow, below: sections.count)
        let inside = contentRow - starts[section]
        let block = sections[section].block(at: inside)
        return TranscriptAnchor(
            section: section, block: block, row: inside - sections[section].firstRow(of: block),
            blockRows: sections[section].rowCount(of: block), columns: context.columns, lead: lead)
    }

    /// Where `anchor` stands now: in a block that has been laid out at another width, at the same part of it.
    func row(of anchor: TranscriptAnchor) -> Int {
        guard anchor.section < sections.count else { return rowCount }
        let section = sections[anchor.section]
        let rows = section.rowCount(of: anchor.block)
        let isRewrapped = anchor.columns != context.columns && anchor.blockRows > 0
        let row = isRewrapped ? anchor.row * rows / anchor.blockRows : anchor.row
        let contentRow = starts[anchor.section] + section.firstRow(of: anchor.block) + min(row, max(0, rows - 1))
        let line = unreadRows
        guard contentRow >= line.lowerBound else { return contentRow }
        let isAtLine = contentRow == line.lowerBound
        return contentRow + line.count - (isAtLine ? min(anchor.lead, line.count) : 0)
    }

    mutating func cells(row: Int, frame: FrameContext) -> [Cell] {
        guard 0..<rowCount ~= row else { return [] }
        let line = unreadRows
        if line.contains(row) { return row == line.lowerBound ? UnreadLine(context: context).cells : [] }
        let row = contentRow(at: row, line)
        let section = starts.lastIndex(notAfter: row, below: sections.count)
        return sections[section].cells(row: row - starts[section], context: context, frame: frame)
    }
}

extension TranscriptLayout {
    /// What `slot`'s scroll position shows on so many rows of the screen.
    ///
    /// Everything in sight is laid out, and as much again above and below, so that a key that scrolls a page knows where
    /// it goes.
    mutating func viewport(of slot: SlotState, rows: Int) -> Viewport {
        switch slot.scroll {
        case .tail: layOut(around: sections.count - 1, above: 2 * rows, below: 0, of: slot)
        case .anchored(let anchor, let delta):
            let section = min(anchor.section, sections.count - 1)
            layOut(around: section, above: max(0, -delta) + 2 * rows, below: max(0, delta) + 2 * rows, of: slot)
        }
        let last = max(0, rowCount - rows)
        let top =
            switch slot.scroll {
            case .tail: last
            case .anchored(let anchor, let delta): max(0, min(row(of: anchor) + delta, last))
            }
        return Viewport(
            slot: slot.number, thread: thread, generation: generation, columns: context.columns, rows: rows,
            rowCount: rowCount, topRow: top,
            top: anchor(at: top), bottom: anchor(at: max(top, min(top + rows, rowCount) - 1)),
            unseenRows: min(unseenRowCount, last - top))
    }

    private var unseenRowCount: Int {
        unseen.map { contentRowCount - contentRow(of: $0.first, section: $0.section) } ?? 0
    }
}

extension Turn {
    /// About how many rows the turn takes: its text, a line for each step, and what stands around them.
    fileprivate func estimatedRows(columns: Int) -> Int {
        // The prompt and its gap, the agent's header, the footer and its gap.
        let frame = 5
        let items = run?.items.reduce(0) { rows, item in
            switch item {
            // A gap, and lines that are not full: one in four.
            case .part(let part): rows + 1 + part.text.utf8.count * 5 / (4 * columns)
            case .step: rows + 1
            }
        }
        return frame + prompt.text.utf8.count / columns + (items ?? 0)
    }
}
