internal import BatonCore
internal import BatonScreen

/// What stands at a place on the screen, as far as a click means something there.
enum ScreenTarget: Hashable {
    case slot(SlotNumber)
    /// A line of the transcript's part that is in sight, from 0.
    case transcript(line: Int, column: Int)
    /// The side of a comparison that is not active.
    case side(SlotNumber)
    /// What says how much is below the transcript's part that is in sight.
    case scrollNote
    /// A line of the side pane, its title among them.
    case sidePane(line: Int)
    /// A list, the step viewer, the help.
    case overlay
    case composer(line: Int, column: Int)
}

extension AppState {
    /// What stands at `position`: a pure question to the layout.
    func target(at position: Position) -> ScreenTarget? {
        guard let layout else { return nil }
        if layout.agentBar.contains(position) {
            let moment = Moment(monotonic: .zero, unixMilliseconds: 0)
            return AgentBarView(state: self, frame: stillFrame(at: moment))
                .slot(at: position.column - layout.agentBar.column, columns: layout.agentBar.columns)
                .map(ScreenTarget.slot)
        }
        if overlay != nil, overlay != .quitting(.cancelling), layout.overlay.contains(position) { return .overlay }
        if let pane = layout.sidePane, pane.contains(position) { return .sidePane(line: position.row - pane.row) }
        if let target = sideTarget(at: position, layout) { return target }
        if let rect = layout.transcript, rect.contains(position) {
            return .transcript(line: position.row - rect.row, column: position.column - rect.column)
        }
        if comparison == nil, position.row == layout.composer.row - 1, let viewport = ownViewport,
            ScrollNote(viewport: viewport, slot: active)?.columns.contains(position.column) == true
        {
            return .scrollNote
        }
        guard layout.composer.contains(position) else { return nil }
        let column = position.column - layout.composer.column - promptColumns
        return .composer(line: position.row - layout.composer.row, column: max(0, column))
    }

    /// In a comparison: the side that is not active, and the active one's count of what is below, in its header.
    private func sideTarget(at position: Position, _ layout: Layout) -> ScreenTarget? {
        for (number, side) in zip(slotsInSight, layout.sides) {
            guard let side else { continue }
            if number != activeNumber, side.header.contains(position) || side.transcript.contains(position) {
                return .side(number)
            }
            guard number == activeNumber, side.header.contains(position), let viewport = ownViewport else { continue }
            return ScrollNote(viewport: viewport, slot: active) == nil ? nil : .scrollNote
        }
        return nil
    }
}

extension Rect {
    func contains(_ position: Position) -> Bool {
        (column..<column + columns).contains(position.column) && (row..<row + rows).contains(position.row)
    }
}
