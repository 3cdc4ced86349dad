internal import BatonCore
internal import BatonScreen
internal import BatonTheme

/// A thread on its way into a file: the forms to choose from, then the path with what stands in its folder.
struct ExportView {
    let state: AppState
    let layout: Layout

    // The widest of the forms' titles and two columns of air.
    private static let titleColumns = 12

    func draw(_ export: ThreadExporting, on surface: inout Surface) {
        if export.hasPath {
            drawPath(of: export, on: &surface)
        } else {
            drawForms(of: export, on: &surface)
        }
        if export.stage == .taken { DockedRow(state: state, layout: layout).draw(export, on: &surface) }
    }

    private func drawForms(of export: ThreadExporting, on surface: inout Surface) {
        let formats = ThreadFormat.allCases
        ListView(state: state, layout: layout, title: "Export “\(export.title.onOneLine)” as", filter: nil, note: "")
            .draw(on: &surface, rows: 0..<formats.count) { row, index in
                set(isSelected: index == export.selection, in: &row) { row, style in
                    row.append(formats[index].title, style(.text))
                    row.pad(to: 3 + Self.titleColumns, style(.text))
                    row.append(formats[index].use, style(.dim))
                }
            }
    }

    private func drawPath(of export: ThreadExporting, on surface: inout Surface) {
        let entries = export.picker.rows
        let shown = ListView.rows(in: state)
        let top = max(0, min(export.selection - shown / 2, entries.count + 1 - shown))
        let files = FilePickerView(state: state, layout: layout)
        let sizeEnd = files.sizeEnd(of: entries)
        ListView(
            state: state, layout: layout, title: "Export as \(export.format.title)", filter: export.picker.path,
            note: export.stage == .writing ? "writing…" : ""
        )
        .draw(on: &surface, rows: top..<entries.count + 1) { row, index in
            guard index == 0 else {
                return files.set(
                    entries[index - 1], isSelected: index == export.selection, sizeEnd: sizeEnd, in: &row)
            }
            set(isSelected: export.selection == 0, in: &row) { row, style in
                guard !export.picker.beginning.isEmpty else { return row.append("a name, please", style(.dim)) }
                row.append(export.isTaken ? "write over " : "write ", style(export.isTaken ? .warning : .dim))
                row.append(String(export.picker.beginning), style(.text))
            }
        }
        if case .failed(let failure) = export.picker.listing {
            surface.write(failure, at: Position(column: 3, row: layout.overlay.row + 4), style: state.theme[.dim])
        }
    }

    private func set(
        isSelected: Bool, in row: inout CellRow, content: (inout CellRow, (ThemeRole) -> Style) -> Void
    ) {
        let theme = state.theme
        let style = { (role: ThemeRole) in theme[isSelected ? .selection : role] }
        row.append(isSelected ? " › " : "   ", style(.text))
        content(&row, style)
        if isSelected { row.pad(to: row.limit, theme[.selection]) }
    }
}
