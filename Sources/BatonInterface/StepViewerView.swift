internal import BatonCore
internal import BatonEngine
internal import BatonScreen
internal import BatonText
internal import BatonTheme

/// The step viewer over the transcript: a head with the place and the search, then the steps.
struct StepViewerView {
    let state: AppState
    let layout: Layout
    let frame: FrameContext

    static let headRows = 1

    private var theme: Theme { state.theme }

    func draw(_ viewer: StepViewer, on surface: inout Surface) {
        let rect = layout.overlay
        let context = state.stepViewerContext(rect.columns)
        surface.fill(rect, with: theme[.text])
        let topRow = viewer.row(of: viewer.top)
        let cursorRow = viewer.row(of: viewer.cursor)
        for line in 0..<max(0, min(rect.rows - Self.headRows, viewer.rowCount - topRow)) {
            let row = topRow + line
            var cells = cells(of: viewer, row: row, context)
            if row == cursorRow { cells = cells.selected(theme[.selection], columns: rect.columns) }
            let position = Position(column: rect.column, row: rect.row + Self.headRows + line)
            surface.draw(cells, at: position, limit: rect.columns)
        }
        surface.cursor = Position(column: rect.column, row: rect.row + Self.headRows + cursorRow - topRow)
        drawHead(of: viewer, on: &surface)
    }

    private func cells(of viewer: StepViewer, row: Int, _ context: LayoutContext) -> [Cell] {
        let place = viewer.place(at: row)
        guard viewer.entries.indices.contains(place.entry) else { return [] }
        let entry = viewer.entries[place.entry]
        switch place.part {
        case .blank: return []
        case .title: return title(of: entry.item, context)
        case .outline:
            let inside = row - viewer.row(of: StepViewer.Place(entry: place.entry)) - 1
            return entry.detail.cells(row: inside, indent: entry.item.indent, theme: theme)
        }
    }

    private func title(of item: ViewedItem, _ context: LayoutContext) -> [Cell] {
        switch item {
        case .step(let block): return StepRow(context: context, frame: frame).cells(of: .step(block))
        case .frame(let wire):
            let isSent = wire.frame.direction == .sent
            var row = CellRow(limit: context.measure)
            row.append(isSent ? "  → " : "  ← ", theme[isSent ? .accent : .dim])
            row.append(wire.reading.type, theme[wire.reading.isKnown ? .tool : .warning])
            if !wire.reading.isKnown { row.append("  not known to Baton", theme[.warning]) }
            let size = ByteCountText.short(wire.frame.byteCount)
            if wire.frame.byteCount > 0, row.free > size.count + 2 {
                row.append(size, endingAt: context.measure, theme[.dim])
            }
            return row.cells
        }
    }

    // MARK: The head

    private func drawHead(of viewer: StepViewer, on surface: inout Surface) {
        let rect = layout.overlay
        var row = CellRow(limit: rect.columns)
        row.append(isFrame(viewer) ? " Frame  " : " Steps  ", theme[.heading])
        if let draft = viewer.search.draft {
            row.append(viewer.search.isBackward ? "?" : "/", theme[.key])
            row.append(draft, theme[.text])
            surface.cursor = Position(column: min(rect.column + row.columns, rect.columns - 1), row: rect.row)
        } else if let pattern = viewer.search.pattern {
            row.append("/\(pattern.text)", theme[.dim])
        }
        let place = place(in: viewer)
        if row.free > TextWidth.columns(of: place) + 2 {
            row.append(place, endingAt: rect.columns - 1, theme[.dim])
        }
        surface.draw(row.cells, at: Position(column: rect.column, row: rect.row))
    }

    private func isFrame(_ viewer: StepViewer) -> Bool { if case .frame = viewer.subject { true } else { false } }

    private func place(in viewer: StepViewer) -> String {
        if let walk = viewer.walk { return "looking for \(walk.isBackward ? "older" : "newer") steps …" }
        let held = state.active.machine?.thread.turns ?? []
        let turns = viewer.turns.total + held.count
        var places: [String] = []
        if viewer.search.pattern != nil {
            let count = viewer.search.hits.count
            places.append(viewer.search.current.map { "\($0 + 1) of \(count) hits" } ?? "\(count) hits")
        }
        switch viewer.subject {
        case .turn(let turn):
            places.append("step \(viewer.cursor.entry + 1) of \(viewer.entries.count)")
            if turns > 1, let number = viewer.turns.number(of: turn, before: held) {
                places.append("turn \(number + 1) of \(turns)")
            }
        case .frame(let frame):
            places.append("frame \(frame.number + 1) of its run")
        }
        return places.joined(separator: " · ")
    }
}
