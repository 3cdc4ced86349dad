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

    private mutating func scroll(by rows: Int) { scroll(activeNumber, by: rows) }

    /// Moves from where the newest frame stood, and no further than it knew rows.
    mutating func scroll(_ number: SlotNumber, by rows: Int) {
        let slot = self[number]
        guard let viewport = number == activeNumber ? viewport : besideViewport, viewport.slot == number,
            viewport.thread == slot.machine?.thread.id
        else { return }
        let current =
            switch slot.scroll {
            case .tail: viewport.lastTopRow
            case .top: 0
            // Keys that came since that frame have moved it on already.
            case .anchored(viewport.top, let delta): viewport.topRow + delta
            case .anchored: viewport.topRow
            }
        let target = max(0, min(current + rows, viewport.lastTopRow))
        // Below what is loaded of the history there is more, so that its last row is not the tail.
        let isTail = target == viewport.lastTopRow && slot.earlier.countAfter == 0
        self[number].scroll = isTail ? .tail : .anchored(viewport.top, delta: target - viewport.topRow)
    }

    /// Notes what a frame showed: the next one shows the same, unless something happens.
    mutating func presented(_ newer: Viewport) -> [AppCommand] {
        let number = newer.slot
        if number == activeNumber { viewport = newer } else { besideViewport = newer }
        guard isInSight(number), newer.thread == self[number].machine?.thread.id else { return [] }
        switch self[number].scroll {
        case .tail: self[number].seen = self[number].end
        case .anchored(let anchor, let delta):
            if delta != 0, newer.rowsBelow == 0, self[number].earlier.countAfter == 0 {
                self[number].scroll = .tail
            } else if delta != 0 || anchor.columns != newer.columns {
                self[number].scroll = .anchored(newer.top, delta: 0)
            }
        }
        return loadTurnsIfNeeded(around: newer)
    }
}
