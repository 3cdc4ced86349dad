internal import BatonCore
internal import BatonEngine
internal import BatonScreen
internal import BatonText
internal import BatonTheme

/// What the focus adds to the rows of the transcript: a bar at the left of the block at the cursor, and the hits' colours.
struct TranscriptFocus {
    private let theme: Theme
    /// The section and the block at the cursor.
    private let place: (section: Int, block: Int)?
    private let pattern: TextPattern?
    private let current: TranscriptSearch.Hit?

    /// - Returns: nil while the transcript has no focus.
    init?(state: AppState, viewport: Viewport) {
        guard state.isTranscriptFocused else { return nil }
        theme = state.theme
        let slot = state.active
        place = state.cursor(in: viewport).flatMap { cursor in
            slot.place(ofTurn: cursor.turn).map { ($0 + 1, cursor.block) }
        }
        pattern = slot.search.draft == "" ? nil : slot.search.pattern
        var hit = slot.search.current.map { slot.search.hits[$0] }
        if let turn = hit?.turn, let index = slot.place(ofTurn: turn) { hit?.anchor.section = index + 1 }
        current = hit
    }

    /// - Returns: whether the row belongs to the block at the cursor.
    func mark(_ cells: inout [Cell], at anchor: TranscriptAnchor) -> Bool {
        if anchor.lead > 0 { return false }  // The unread line is nobody's text.
        markHits(in: &cells, at: anchor)
        // A row without a cell is the gap above a block.
        guard let place, place == (anchor.section, anchor.block), !cells.isEmpty else { return false }
        cells[0] = Cell.cells("┃", style: theme[.accent])[0]
        return true
    }

    private func markHits(in cells: inout [Cell], at anchor: TranscriptAnchor) {
        guard let pattern, anchor.section > 0 else { return }
        for columns in pattern.columns(in: cells) {
            let isCurrent = current.map { hit in
                hit.anchor.section == anchor.section && hit.anchor.block == anchor.block
                    && hit.anchor.row == anchor.row && hit.columns.lowerBound == columns.lowerBound
            }
            let style = theme[isCurrent == true ? .currentMatch : .match]
            for column in columns { cells[column].style = style }
        }
    }
}
