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
            if row == cursorRow { cells = selected(cells, columns: rect.columns) }
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
        case .title: return StepRow(context: context, frame: frame).cells(of: .step(entry.block))
        case .outline:
            let inside = row - viewer.row(of: StepViewer.Place(entry: place.entry)) - 1
            return entry.detail.cells(row: inside, indent: StepDetail.indent(of: entry.block), theme: theme)
        }
    }

    /// The whole row on the selection's ground, each word in its own colour.
    private func selected(_ cells: [Cell], columns: Int) -> [Cell] {
        let selection = theme[.selection]
        let blanks = Array(repeating: Cell.blank(selection), count: max(0, columns - cells.count))
        return cells.map { cell in
            var cell = cell
            cell.style.background = selection.background
            cell.style.attributes.formUnion(selection.attributes)
            return cell
        } + blanks
    }

    // MARK: The head

    private func drawHead(of viewer: StepViewer, on surface: inout Surface) {
        let rect = layout.overlay
        var row = CellRow(limit: rect.columns)
        row.append(" Steps  ", theme[.heading])
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

    private func place(in viewer: StepViewer) -> String {
        let turns = state.active.machine?.thread.turns.count ?? 0
        var places: [String] = []
        if viewer.search.pattern != nil {
            let count = viewer.search.hits.count
            places.append(viewer.search.current.map { "\($0 + 1) of \(count) hits" } ?? "\(count) hits")
        }
        places.append("step \(viewer.cursor.entry + 1) of \(viewer.entries.count)")
        if turns > 1 { places.append("turn \(viewer.turn + 1) of \(turns)") }
        return places.joined(separator: " · ")
    }
}
