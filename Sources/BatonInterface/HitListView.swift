internal import BatonCore
internal import BatonScreen
internal import BatonTheme

/// What a search in all threads has found: when, with whom, in what, and the words in their place.
struct HitListView {
    let state: AppState
    let layout: Layout
    let frame: FrameContext

    // The longest is `reasoning`, and a gap.
    private static let kindColumns = 11
    private static let gap = 2
    // Below, the words need what the agent and the kind would take.
    private static let roomyColumns = 64

    func draw(_ list: HitList, on surface: inout Surface) {
        let shown = ListView.rows(in: state)
        let top = max(0, min(list.selection - shown / 2, list.hits.count - shown))
        let isRoomy = layout.overlay.columns >= Self.roomyColumns
        let dates = list.hits.map { state.date($0.created, now: frame.moment) }
        let dateColumns = dates.map { TextWidth.columns(of: $0) }.max() ?? 0
        let agentColumns = min(
            list.hits.map { TextWidth.columns(of: $0.agent.agent) }.max() ?? 0, layout.overlay.columns / 5)
        ListView(state: state, layout: layout, title: "Search", filter: list.query, note: note(on: list))
            .draw(on: &surface, rows: top..<list.hits.count) { row, index in
                let hit = list.hits[index]
                let isSelected = index == list.selection
                let dim = style(.dim, isSelected)
                row.append(isSelected ? " › " : "   ", style(.text, isSelected))
                row.append(dates[index], endingAt: 3 + dateColumns, dim, padding: style(.text, isSelected))
                if isRoomy {
                    cell(hit.agent.agent, columns: agentColumns, dim, isSelected, in: &row)
                    cell(Self.word(for: hit.kind), columns: Self.kindColumns - Self.gap, dim, isSelected, in: &row)
                }
                row.pad(to: row.columns + Self.gap, style(.text, isSelected))
                for piece in Self.fitted(hit.snippet, columns: row.free) {
                    row.append(piece.text.onOneLine, style(piece.isMatch ? .match : .text, isSelected))
                }
                if isSelected { row.pad(to: row.limit, style(.text, isSelected)) }
            }
        if list.hits.isEmpty, let text = emptyText(of: list) {
            surface.write(text, at: Position(column: 3, row: layout.overlay.row + 2), style: state.theme[.dim])
        }
    }

    /// The snippet without so much of its beginning that its first match is out of sight.
    private static func fitted(_ snippet: [SearchHit.Piece], columns: Int) -> [SearchHit.Piece] {
        guard let first = snippet.firstIndex(where: \.isMatch) else { return snippet }
        let lead = snippet[..<first].map(\.text).joined().onOneLine
        let match = TextWidth.columns(of: snippet[first].text.onOneLine)
        guard TextWidth.columns(of: lead) + match + 1 > columns else { return snippet }
        // A third of the row says what it is about, the rest how it goes on.
        let room = max(0, min(columns / 3, columns - match - 1) - 1)
        return [SearchHit.Piece("…" + DockedRow.tail(of: lead, columns: room))] + snippet[first...]
    }

    private func cell(_ text: String, columns: Int, _ style: Style, _ isSelected: Bool, in row: inout CellRow) {
        let start = row.columns + Self.gap
        row.pad(to: start, self.style(.text, isSelected))
        var cell = CellRow(limit: columns)
        cell.append(text, style)
        row.append(cells: cell.cells)
        row.pad(to: start + columns, self.style(.text, isSelected))
    }

    private func style(_ role: ThemeRole, _ isSelected: Bool) -> Style {
        isSelected && role != .match ? state.theme[.selection] : state.theme[role]
    }

    private func note(on list: HitList) -> String {
        guard list.answered == list.query, !list.answered.isEmpty else { return "all threads" }
        let count = list.hits.count
        return "\(count)\(count == HitList.limit ? "+" : "") \(count == 1 ? "place" : "places")"
    }

    private func emptyText(of list: HitList) -> String? {
        if let failure = list.failure { return failure }
        if list.query.isEmpty {
            return "Type words: prompts, answers, reasoning and steps of all threads are searched."
        }
        return list.answered == list.query ? "Nothing has these words." : nil
    }

    private static func word(for kind: SearchHit.Kind) -> String {
        switch kind {
        case .prompt: "prompt"
        case .answer: "answer"
        case .reasoning: "reasoning"
        case .step: "step"
        }
    }
}
