internal import BatonCore
internal import BatonEngine

extension AppState {
    mutating func scroll(_ scrolling: UserCommand.Scrolling) -> [AppCommand] {
        let rows = viewport?.rows ?? 1
        // Two rows of the old page stay in sight, to hold on to.
        let page = max(1, rows - 2)
        switch scrolling {
        case .lineUp: scroll(by: -1)
        case .lineDown: scroll(by: 1)
        case .halfPageUp: scroll(by: -max(1, rows / 2))
        case .halfPageDown: scroll(by: max(1, rows / 2))
        case .pageUp: scroll(by: -page)
        case .pageDown: scroll(by: page)
        case .top: return scrollToTop()
        case .end:
            active.scroll = .tail
            active.earlier.drop()
        case .left: active.sideways = max(0, active.sideways - Self.sidewaysColumns)
        // As in less, there is no end: the widest row is not known before all are set.
        case .right: active.sideways = min(Self.sidewaysLimit, active.sideways + Self.sidewaysColumns)
        }
        return []
    }

    private mutating func scrollToTop() -> [AppCommand] {
        if active.earlier.countBefore > 0 { return load(.first) }
        if viewport.map({ $0.lastTopRow > 0 }) ?? false { active.scroll = .top }
        return []
    }

    // Two indentations of code; and more than any row that somebody reads.
    private static let sidewaysColumns = 8
    private static let sidewaysLimit = 100_000

    /// Moves from where the newest frame stood, and no further than it knew rows.
    mutating func scroll(by rows: Int) {
        guard let viewport, viewport.slot == activeNumber, viewport.thread == active.machine?.thread.id else { return }
        let current =
            switch active.scroll {
            case .tail: viewport.lastTopRow
            case .top: 0
            // Keys that came since that frame have moved it on already.
            case .anchored(viewport.top, let delta): viewport.topRow + delta
            case .anchored: viewport.topRow
            }
        let target = max(0, min(current + rows, viewport.lastTopRow))
        // Below what is loaded of the history there is more, so that its last row is not the tail.
        let isTail = target == viewport.lastTopRow && active.earlier.countAfter == 0
        active.scroll = isTail ? .tail : .anchored(viewport.top, delta: target - viewport.topRow)
    }

    /// Notes what a frame showed: the next one shows the same, unless something happens.
    mutating func presented(_ newer: Viewport) -> [AppCommand] {
        let older = viewport
        viewport = newer
        guard newer.slot == activeNumber, newer.thread == active.machine?.thread.id else { return [] }
        switch active.scroll {
        case .tail:
            active.seenRows = SlotState.SeenRows(
                rows: newer.rowCount, columns: newer.columns, generation: newer.generation)
        case .anchored(let anchor, let delta):
            if delta != 0, newer.rowsBelow == 0, active.earlier.countAfter == 0 {
                active.scroll = .tail
            } else if delta != 0 || anchor.columns != newer.columns {
                active.scroll = .anchored(newer.top, delta: 0)
            }
            rescaleSeenRows(from: older, to: newer)
        }
        return loadTurnsIfNeeded(around: newer)
    }

    /// At another width the rows that were seen are as many more or fewer as all rows are; at the same width as many as
    /// were guessed wrong.
    private mutating func rescaleSeenRows(from older: Viewport?, to newer: Viewport) {
        guard active.seenRows.generation == newer.generation else {
            // Other turns of the history have come in or gone; nothing new is among them.
            active.seenRows.generation = newer.generation
            if let older { active.seenRows.rows += newer.rowCount - older.rowCount }
            return
        }
        guard active.seenRows.columns != newer.columns else {
            active.seenRows.rows += newer.correction
            return
        }
        if let older, older.slot == newer.slot, older.rowCount > 0 {
            active.seenRows.rows = active.seenRows.rows * newer.rowCount / older.rowCount
        }
        active.seenRows.columns = newer.columns
    }

    /// How many rows have come below the ones in sight since the user left the end.
    func unseenRows(in viewport: Viewport) -> Int {
        if active.scroll == .tail || active.seenRows.generation != viewport.generation { return 0 }
        // What this frame has found to be more than was guessed is noted when it is presented.
        let seen = active.seenRows.rows + viewport.correction
        return max(0, min(viewport.rowsBelow, viewport.rowCount - seen))
    }
}
