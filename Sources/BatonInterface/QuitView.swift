internal import BatonScreen
internal import BatonTheme

/// The question that quitting asks, on the row above the composer's rule.
struct QuitView {
    let state: AppState
    let layout: Layout

    // Narrower screens have room for the answers, or for the sentence.
    private static let columnsForSentence = 50

    func draw(_ quitting: Quitting, on surface: inout Surface) {
        let live = state.slots.filter(\.isLive).count
        let isWide = layout.overlay.columns >= Self.columnsForSentence
        let runs = !isWide ? "\(live) live" : live == 1 ? "1 run is live" : "\(live) runs are live"
        let row = layout.overlay.row + layout.overlay.rows - 1
        var cells = CellRow(limit: layout.overlay.columns)
        switch quitting {
        case .asking:
            cells.append(" \(runs): ", state.theme[.question])
            let answers: [(UserCommand, String)] = [
                (.quitDetaching, "detach"), (.quitCancelling, "cancel"), (.stay, "stay"),
            ]
            for (index, (command, does)) in answers.enumerated() {
                guard let key = state.keymap.hint(for: command, in: [.prompt]) else { continue }
                cells.append(index == 0 ? "" : " · ", state.theme[.dim])
                cells.append(key, state.theme[.key])
                cells.append(" \(does)", state.theme[.text])
            }
        case .cancelling:
            cells.append(" Cancelling; \(runs)", state.theme[.question])
            if let key = state.keymap.hint(for: .interrupt, in: [.everywhere]) {
                cells.append(" · \(key) quits now", state.theme[.dim])
            }
        }
        let end = cells.columns
        cells.pad(to: layout.overlay.columns, state.theme[.text])
        surface.draw(cells.cells, at: Position(column: 0, row: row))
        if quitting == .asking { surface.cursor = Position(column: min(end, cells.limit - 1), row: row) }
    }
}
