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
        let answers = answers(to: deletion)
        draw(on: &surface) { cells in
            // The answers are what the row is for: the title gives way to them.
            var label = CellRow(limit: max(0, cells.limit - answers.columns - 2))
            label.append(" Delete “\(deletion.row.title)”?", state.theme[.question])
            cells.append(cells: label.cells)
            cells.append("  ", state.theme[.text])
            let end = cells.columns
            cells.append(cells: answers.cells)
            return end
        }
    }

    func draw(_ export: ThreadExporting, on surface: inout Surface) {
        let answers = row(of: [(.overwriteFile, "write over it"), (.escape, "another name")], in: .exporting)
        draw(on: &surface) { cells in
            var label = CellRow(limit: max(0, cells.limit - answers.columns - 2))
            label.append(" “\(export.picker.beginning)” is there already.", state.theme[.question])
            cells.append(cells: label.cells)
            cells.append("  ", state.theme[.text])
            let end = cells.columns
            cells.append(cells: answers.cells)
            return end
        }
    }

    private func answers(to deletion: ThreadDeletion) -> CellRow {
        let places = [ThreadRow.Place.here, .there, .both].filter(deletion.row.canBeDeleted)
        return row(
            of: places.map { (UserCommand.confirmDeletion($0), $0.rawValue) } + [(.escape, "keep")], in: .deleting)
    }

    private func row(of answers: [(UserCommand, String)], in context: KeyContext) -> CellRow {
        let theme = state.theme
        var row = CellRow(limit: layout.overlay.columns)
        for (command, does) in answers {
            guard let key = state.keymap.hint(for: command, in: [context]) else { continue }
            row.append(row.columns == 0 ? "" : " · ", theme[.dim])
            row.append(key, theme[.key])
            row.append(" \(does)", theme[.text])
        }
        return row
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
        case .rename:
            [state.hint("renames", .acceptLine), state.hint("keeps", .escape)].compactMap(\.self).joined(
                separator: " · ")
        case .rate:
            "a word why" + (state.keymap.hint(for: .acceptLine, in: [.line]).map { ", or just \($0)" } ?? "")
        }
    }

    static func tail(of text: String, columns: Int) -> String {
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
