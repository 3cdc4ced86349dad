internal import BatonCore
internal import BatonScreen
internal import BatonText
internal import BatonTheme

/// The card above the composer: a rule with its title, its rows, and its foot.
struct NeedCardView {
    let state: AppState
    let layout: Layout
    let frame: FrameContext

    private var theme: Theme { frame.theme }

    func draw(_ card: NeedCard, on surface: inout Surface) {
        guard let rect = layout.card else { return }
        let shown = card.visible(rect.rows)
        surface.fill(rect, with: theme[.text])
        drawRule(of: card, shown: shown.rows, on: &surface, row: rect.row - 1)
        if card.isFocused { surface.cursor = Position(column: 1, row: rect.row) }
        for (line, index) in shown.rows.enumerated() {
            draw(card.rows[index], of: card, at: rect.row + line, on: &surface)
        }
        for (line, row) in card.foot.prefix(shown.foot).enumerated() {
            draw(row, of: card, at: rect.row + shown.rows.count + line, on: &surface)
        }
    }

    private func drawRule(of card: NeedCard, shown: Range<Int>, on surface: inout Surface, row: Int) {
        let columns = layout.agentBar.columns
        surface.write(String(repeating: "─", count: columns), at: Position(column: 0, row: row), style: theme[.rule])
        let title = title(of: card)
        surface.write(" \(title) ", at: Position(column: 2, row: row), style: theme[.question], limit: columns - 4)
        let note = " \(note(on: card, shown: shown)) "
        let column = columns - TextWidth.columns(of: note) - 2
        guard note != "  ", column > TextWidth.columns(of: title) + 6 else { return }
        surface.write(note, at: Position(column: column, row: row), style: theme[.dim])
    }

    /// Side by side: with the agent that asks.
    private func title(of card: NeedCard) -> String {
        guard state.comparison != nil, let agent = state.asking.agent?.agent else { return card.title }
        return "\(state.askingNumber.value) \(agent.sanitised.onOneLine): \(card.title)"
    }

    /// What of the card is out of sight, and how to get there.
    private func note(on card: NeedCard, shown: Range<Int>) -> String {
        var notes: [String] = []
        if shown.lowerBound > 0 { notes.append("↑ \(shown.lowerBound) more") }
        if shown.upperBound < card.rows.count { notes.append("↓ \(card.rows.count - shown.upperBound) more") }
        // While it is too new to have been read it takes no key.
        if !card.isFocused, !card.isGuarded, let key = state.keymap.hint(for: .focusNext, in: state.keyContexts) {
            notes.append("\(key) goes here")
        }
        return notes.joined(separator: " · ")
    }

    private func draw(_ row: CardRow, of card: NeedCard, at line: Int, on surface: inout Surface) {
        var cells = CellRow(limit: layout.agentBar.columns)
        for piece in row.pieces { cells.append(piece.text, theme[piece.role]) }
        if let place = row.outline, let outline = card.outline(place.index) {
            for span in outline.line(place.row).spans { cells.append(span.text, theme.style(of: span)) }
        }
        if let note = row.note {
            let text = note.role == .running ? "\(frame.spinner) \(note.text)" : note.text
            if cells.free > TextWidth.columns(of: text) + 2 {
                cells.append(text, endingAt: cells.limit - 1, theme[note.role])
            }
        }
        let shown = row.isSelected && card.isFocused ? selected(cells) : cells.cells
        surface.draw(shown, at: Position(column: 0, row: line))
        guard card.isFocused, row.isSelected || row.cursor != nil else { return }
        surface.cursor = Position(column: min(row.cursor ?? 1, cells.limit - 1), row: line)
    }

    /// The whole row on the selection's ground, each word in its own colour.
    private func selected(_ row: CellRow) -> [Cell] {
        var row = row
        row.pad(to: row.limit, theme[.text])
        return row.cells.map { cell in
            var cell = cell
            cell.style.background = theme[.selection].background
            cell.style.attributes.formUnion(theme[.selection].attributes)
            return cell
        }
    }
}
