internal import BatonCore
internal import BatonEngine

/// Turns that come from the history while the user scrolls, and go again.
extension AppState {
    /// Asks for what comes next in the direction of the nearer edge, before it is reached.
    mutating func loadTurnsIfNeeded(around viewport: Viewport) -> [AppCommand] {
        let slot = self[viewport.slot]
        guard slot.scroll != .tail else {
            // Back at the end: what lies far above need not stay.
            if slot.earlier.turns.count > ChatThread.page { self[viewport.slot].earlier.drop() }
            return []
        }
        if viewport.topRow < 2 * viewport.rows, slot.earlier.countBefore > 0, let first = slot.turn(at: 0) {
            return load(.before(first.id), of: viewport.slot)
        }
        if viewport.rowsBelow < 2 * viewport.rows, slot.earlier.countAfter > 0, let last = slot.earlier.turns.last {
            return load(.after(last.id), of: viewport.slot)
        }
        return []
    }

    /// Asks the history for a page of a slot's thread, the active one's if none is named, unless one is on its way.
    mutating func load(_ page: TurnPage, of slot: SlotNumber? = nil) -> [AppCommand] {
        let number = slot ?? activeNumber
        guard let thread = self[number].machine?.thread.id, self[number].earlier.awaited == nil else { return [] }
        self[number].earlier.awaited = page
        return [.loadTurns(thread, page)]
    }

    mutating func turnsLoaded(
        _ thread: ThreadID, _ page: TurnPage, _ result: Result<LoadedTurns, HistoryFailure>, at moment: Moment
    ) -> [AppCommand] {
        let walked = walkOn(thread, page, result) + printOn(thread, page, result, at: moment)
        guard let number = slots.first(where: { $0.machine?.thread.id == thread })?.number,
            self[number].earlier.awaited == page
        else { return walked }
        switch result {
        case .success(let loaded):
            let moved = self[number].earlier.take(page, loaded)
            self[number].scroll = self[number].scroll.afterPage(page, moved: moved, in: self[number])
            return walked
        case .failure(let failure):
            // The page stays awaited: it would be asked for with each frame and fail each time.
            return walked + show(.warning, failure.message)
        }
    }
}

extension SlotState {
    /// How many turns come below those in the transcript: of the history and of the machine.
    var turnsBelow: Int {
        earlier.countAfter == 0 ? 0 : earlier.countAfter + (machine?.thread.turns.count ?? 0)
    }
}

extension ScrollPosition {
    /// The same place after a page has come in, or the place that the page was asked for.
    fileprivate func afterPage(_ page: TurnPage, moved: Int?, in slot: SlotState) -> ScrollPosition {
        switch (self, page, moved) {
        case (.tail, .before, _), (.tail, .after, _): return .tail
        case (.anchored(var anchor, let delta), _, .some(let moved)):
            // What stands above the first turn is no place of its own: it went up with the page.
            guard anchor.section > 0 else { return .turn(moved, rowsAbove: 1) }
            anchor.section = max(1, anchor.section + moved)
            return .anchored(anchor, delta: delta)
        case (_, .around(let turn, _), _):
            let index = (0..<slot.turnCount).first { slot.turn(at: $0)?.id == turn }
            return index.map { .turn($0, rowsAbove: 0) } ?? self
        default: return .top
        }
    }

    /// The beginning of a turn of the transcript, so many rows below the top of the screen.
    static func turn(_ index: Int, rowsAbove: Int) -> ScrollPosition {
        .anchored(
            TranscriptAnchor(section: index + 1, block: 0, row: 0, blockRows: 0, columns: 0), delta: -rowsAbove)
    }
}
