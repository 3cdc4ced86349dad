internal import BatonCore
internal import BatonEngine
internal import BatonScreen

/// A thread as rows for the terminal's own scrollback, as wide as the terminal, with nothing cut off.
struct ThreadPrint {
    let state: AppState
    let slot: SlotState
    let moment: Moment

    /// The turns of the conversation.
    ///
    /// - Parameter isAlone: whether nothing comes before them; then what stands above the thread comes first.
    func newestRows(isAlone: Bool) -> [[Cell]] {
        var slot = slot
        slot.earlier = EarlierTurns(count: 0)
        return rows(of: slot, preamble: isAlone ? TranscriptPreamble.blocks(for: slot, in: state) : [])
    }

    /// Turns of the history.
    func rows(of turns: [Turn]) -> [[Cell]] {
        var slot = slot
        // One more than these, so that the conversation's are not shown behind them.
        slot.earlier = EarlierTurns(count: turns.count + 1)
        _ = slot.earlier.take(.first, LoadedTurns(turns: turns, countBefore: 0))
        return rows(of: slot, preamble: [])
    }

    /// What stands above the thread, or tells of the turns that are left out there.
    func topRows(leavingOut count: Int) -> [[Cell]] {
        var slot = slot
        slot.earlier = EarlierTurns(count: 1)
        _ = slot.earlier.take(.first, LoadedTurns(turns: [], countBefore: 0))
        guard count > 0 else { return rows(of: slot, preamble: TranscriptPreamble.blocks(for: slot, in: state)) }
        let turns = count == 1 ? "turn is" : "turns are"
        let key = state.hint("writes the whole thread into a file", .exportThread, in: [.composer, .everywhere])
        let note = "⋯ \(count) earlier \(turns) left out: no terminal keeps so much." + (key.map { " \($0)." } ?? "")
        return rows(of: slot, preamble: [.welcome([note])])
    }

    private func rows(of slot: SlotState, preamble: [TranscriptBlock]) -> [[Cell]] {
        var reading = state.reading
        // Nobody can move it sideways there.
        reading.wrapsCode = true
        let context = LayoutContext(
            columns: state.size.columns, theme: state.theme, timeZoneOffset: state.timeZoneOffset, reading: reading)
        let frame = FrameContext(theme: state.theme, moment: moment, spinner: Spinner.picture(0), sideways: 0)
        var slot = slot
        slot.scroll = .top
        slot.unreadFrom = nil
        var layout = TranscriptLayout(context: context, slot: slot)
        layout.update(for: slot, preamble: preamble)
        // With the first row in sight and no end of rows, every turn is laid out.
        _ = layout.viewport(of: slot, rows: Self.allRows)
        return (0..<layout.rowCount).map { row in
            let cells = layout.cells(row: row, frame: frame)
            let end = cells.lastIndex { $0.text != " " || $0.style.background != .standard }
            return Array(cells.prefix((end ?? -1) + 1))
        }
    }

    // More than memory holds, and small enough to be added to.
    private static let allRows = 1 << 40
}
