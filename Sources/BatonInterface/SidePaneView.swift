internal import BatonScreen
internal import BatonText
internal import BatonTheme

/// A side pane: a head, and of its rows those in sight.
struct SidePaneView {
    let state: AppState
    let rect: Rect
    let frame: FrameContext

    /// How many rows there is room for below the head.
    static func room(in rect: Rect) -> Int { max(1, rect.rows - 1) }

    private var theme: Theme { frame.theme }

    func draw(on surface: inout Surface) {
        guard let pane = state.sidePane, let contents = state.paneContents(frame, columns: rect.columns) else { return }
        let place = state.panes[pane] ?? PaneState()
        let ids = contents.ids
        let view = place.view(of: ids, room: Self.room(in: rect), jumps: state.paneJumps)
        let isFocused = state.focus == .sidePane
        drawHead(contents, place, view, isFocused, on: &surface)
        guard !ids.isEmpty else {
            surface.write(
                " " + Truncation.end(contents.emptyText, columns: rect.columns - 1),
                at: Position(column: rect.column, row: rect.row + 1), style: theme[.dim])
            return
        }
        for line in 0..<min(rect.rows - 1, ids.count - view.top) {
            var cells = contents.cells(at: view.top + line)
            markHits(of: place, in: &cells)
            let position = Position(column: rect.column, row: rect.row + 1 + line)
            if isFocused, view.top + line == view.cursor {
                cells = cells.selected(theme[.selection], columns: rect.columns)
                if place.draft == nil { surface.cursor = position }
            }
            surface.draw(cells, at: position, limit: rect.columns)
        }
    }

    private func drawHead(
        _ contents: any PaneContents, _ place: PaneState, _ view: PaneState.View, _ isFocused: Bool,
        on surface: inout Surface
    ) {
        var row = CellRow(limit: rect.columns)
        if isFocused, let looked = place.draft ?? place.pattern?.text {
            row.append(place.isBackward ? " ?" : " /", theme[.key])
            row.append(looked, theme[.text])
            if place.draft != nil {
                surface.cursor = Position(
                    column: rect.column + min(row.columns, rect.columns - 1), row: rect.row)
            }
            let count = " \(view.cursor + 1)/\(contents.ids.count)"
            if row.free > TextWidth.columns(of: count) { row.append(count, endingAt: rect.columns - 1, theme[.dim]) }
        } else {
            contents.setHead(&row)
        }
        surface.draw(row.cells, at: Position(column: rect.column, row: rect.row))
    }

    private func markHits(of place: PaneState, in cells: inout [Cell]) {
        guard state.focus == .sidePane, let pattern = place.pattern else { return }
        for columns in pattern.columns(in: cells) {
            for column in columns { cells[column].style = theme[.match] }
        }
    }
}

extension [Cell] {
    /// The whole row on the ground of `selection`, each word in its own colour.
    func selected(_ selection: Style, columns: Int) -> [Cell] {
        let blanks = Array(repeating: Cell.blank(selection), count: Swift.max(0, columns - count))
        return map { cell in
            var cell = cell
            cell.style.background = selection.background
            cell.style.attributes.formUnion(selection.attributes)
            return cell
        } + blanks
    }
}
