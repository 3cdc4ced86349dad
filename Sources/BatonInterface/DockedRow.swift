internal import BatonScreen
internal import BatonTheme

/// A question or a line to type, on the row above the composer's rule.
struct DockedRow {
    let state: AppState
    let layout: Layout

    func draw(_ editor: LineEditor, on surface: inout Surface) {
        let theme = state.theme
        draw(on: &surface) { cells in
            let note = note(for: editor)
            var label = CellRow(limit: max(0, cells.limit / 2))
            label.append(" \(Self.label(of: editor.purpose))", theme[.question])
            cells.append(cells: label.cells)
            cells.append("  ", theme[.text])
            // The end of what is typed stays in sight, with a column for the cursor.
            let room = cells.free - 1
            cells.append(Self.tail(of: editor.text.onOneLine, columns: room), theme[.text])
            let end = cells.columns
            if cells.free > TextWidth.columns(of: note) + 3 {
                cells.append(note, endingAt: cells.limit - 1, theme[.dim], padding: theme[.text])
            }
            return end
        }
    }

    func draw(_ deletion: ThreadDeletion, on surface: inout Surface) {
        let theme = state.theme
        draw(on: &surface) { cells in
            var label = CellRow(limit: max(0, cells.limit / 2))
            label.append(" Delete “\(deletion.row.title)”?", theme[.question])
            cells.append(cells: label.cells)
            cells.append("  ", theme[.text])
            let end = cells.columns
            let places: [(ThreadRow.Place, String)] = [(.here, "here"), (.there, "at the server"), (.both, "both")]
            var answers = places.filter { deletion.row.canBeDeleted($0.0) }.map {
                (UserCommand.confirmDeletion($0.0), $0.1)
            }
            answers.append((.escape, "keep"))
            for (index, (command, does)) in answers.enumerated() {
                guard let key = state.keymap.hint(for: command, in: [.deleting]) else { continue }
                cells.append(index == 0 ? "" : " · ", theme[.dim])
                cells.append(key, theme[.key])
                cells.append(" \(does)", theme[.text])
            }
            return end
        }
    }

    /// - Parameter set: sets the row and says where the cursor goes.
    private func draw(on surface: inout Surface, set: (inout CellRow) -> Int) {
        var cells = CellRow(limit: layout.overlay.columns)
        let cursor = set(&cells)
        cells.pad(to: cells.limit, state.theme[.text])
        let row = layout.overlay.row + layout.overlay.rows - 1
        surface.draw(cells.cells, at: Position(column: 0, row: row))
        surface.cursor = Position(column: min(cursor, cells.limit - 1), row: row)
    }

    private static func label(of purpose: LineEditor.Purpose) -> String {
        switch purpose {
        case .rename: "Title:"
        case .rate(let answer, let isPositive):
            "\(isPositive ? "Good" : "Bad") answer to “\(answer.prompt.onOneLine)”:"
        }
    }

    private func note(for editor: LineEditor) -> String {
        switch editor.purpose {
        case .rename: "Enter renames · Esc keeps"
        case .rate: "a word why, or just Enter"
        }
    }

    private static func tail(of text: String, columns: Int) -> String {
        var start = text.endIndex
        var free = columns
        while start > text.startIndex {
            let before = text.index(before: start)
            free -= TextWidth.columns(of: text[before])
            guard free >= 0 else { break }
            start = before
        }
        return String(text[start...])
    }
}
