internal import BatonCore
internal import BatonEngine
internal import BatonScreen

/// A thread as rows for the terminal's own scrollback: all of it, as wide as the terminal, with nothing cut off.
struct ThreadPrint {
    let state: AppState
    let moment: Moment

    var rows: [[Cell]] {
        var reading = state.reading
        // Nobody can move it sideways there.
        reading.wrapsCode = true
        let context = LayoutContext(
            columns: state.size.columns, theme: state.theme, timeZoneOffset: state.timeZoneOffset, reading: reading)
        let frame = FrameContext(theme: state.theme, moment: moment, spinner: Spinner.picture(0), sideways: 0)
        var slot = state.active
        slot.scroll = .top
        slot.unreadFrom = nil
        var layout = TranscriptLayout(context: context, slot: slot)
        layout.update(for: slot, preamble: TranscriptPreamble.blocks(for: slot, in: state))
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

extension AppState {
    func printThread(at moment: Moment) -> AppCommand {
        .print(ThreadPrint(state: self, moment: moment).rows)
    }
}
