internal import BatonCore
internal import BatonScreen
internal import BatonText
internal import BatonTheme

/// The files of a folder, to attach one: name and size; the path is typed where other lists have their filter.
struct FilePickerView {
    let state: AppState
    let layout: Layout

    // The widest size (`1000 kB`) and two columns of air.
    private static let sizeColumns = 9

    func draw(_ picker: FilePicker, on surface: inout Surface) {
        let rows = picker.rows
        let shown = ListView.rows(in: state)
        let top = max(0, min(picker.selection - shown / 2, rows.count - shown))
        let sizeEnd = sizeEnd(of: rows)
        let title = picker.isMention ? "Attach  @" : "Attach"
        ListView(state: state, layout: layout, title: title, filter: picker.path, note: note(on: picker, rows.count))
            .draw(on: &surface, rows: top..<rows.count) { row, index in
                set(rows[index], isSelected: index == picker.selection, sizeEnd: sizeEnd, in: &row)
            }
        if rows.isEmpty, let text = emptyText(of: picker) {
            surface.write(text, at: Position(column: 3, row: layout.overlay.row + 2), style: state.theme[.dim])
        }
    }

    /// Where the column of the sizes ends.
    func sizeEnd(of entries: [FileEntry]) -> Int {
        let widest = entries.map { TextWidth.columns(of: $0.name) }.max() ?? 0
        return min(layout.overlay.columns - 1, widest + 3 + Self.sizeColumns)
    }

    private func note(on picker: FilePicker, _ count: Int) -> String {
        guard case .read = picker.listing else { return "" }
        return "\(count) \(count == 1 ? "entry" : "entries")"
    }

    private func emptyText(of picker: FilePicker) -> String? {
        switch picker.listing {
        case .wanted, .asked: nil
        case .failed(let failure): failure
        case .read: picker.beginning.isEmpty ? "Nothing is in this folder." : "Nothing here begins like that."
        }
    }

    func set(_ entry: FileEntry, isSelected: Bool, sizeEnd: Int, in row: inout CellRow) {
        let theme = state.theme
        let style = theme[isSelected ? .selection : entry.isFolder ? .accent : .text]
        row.append(isSelected ? " › " : "   ", style)
        let size = entry.isFolder ? "" : ByteCountText.short(entry.size)
        var name = CellRow(limit: max(1, sizeEnd - Self.sizeColumns - row.columns))
        name.append(entry.name.sanitised + (entry.isFolder ? "/" : ""), style)
        row.append(cells: name.cells)
        row.append(size, endingAt: sizeEnd, theme[isSelected ? .selection : .dim], padding: style)
        if isSelected { row.pad(to: row.limit, theme[.selection]) }
    }
}
