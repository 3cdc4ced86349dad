internal import BatonScreen
internal import BatonTheme

/// The help: the live keymap's rows under the place where they hold.
struct HelpView {
    let state: AppState
    let layout: Layout

    private enum Line {
        case heading(String)
        case binding(HelpText.Row)
        case blank
    }

    static func rowCount(filter: String, keymap: Keymap) -> Int { lines(filter: filter, keymap: keymap).count }

    private static func lines(filter: String, keymap: Keymap) -> [Line] {
        var lines: [Line] = []
        var context: KeyContext?
        for (place, row) in HelpText.rows(of: keymap, filter: filter) {
            if place != context {
                if context != nil { lines.append(.blank) }
                lines.append(.heading(place.rawValue))
                context = place
            }
            lines.append(.binding(row))
        }
        return lines
    }

    func draw(_ list: HelpList, on surface: inout Surface) {
        let lines = Self.lines(filter: list.filter, keymap: state.keymap)
        let shown = ListView.rows(in: state)
        let top = min(list.top, max(0, lines.count - shown))
        let place = lines.count > shown ? " · \(min(lines.count, top + shown)) of \(lines.count)" : ""
        ListView(state: state, layout: layout, title: "Help", filter: list.filter, note: "type to filter" + place)
            .draw(on: &surface, rows: top..<lines.count) { row, index in set(lines[index], in: &row) }
        if lines.isEmpty {
            let place = Position(column: 1, row: layout.overlay.row + 2)
            surface.write("No key does that.", at: place, style: state.theme[.dim])
        }
    }

    private func set(_ line: Line, in row: inout CellRow) {
        switch line {
        case .blank: break
        case .heading(let text): row.append(" \(text)", state.theme[.dim])
        case .binding(let binding):
            // Keys take what the longest row of them needs, but never more than half.
            let keyColumns = min(28, row.limit / 2)
            var keys = CellRow(limit: keyColumns - 1)
            keys.append("   " + binding.keys.joined(separator: "  "), state.theme[.key])
            row.append(cells: keys.cells)
            row.pad(to: keyColumns)
            row.append(binding.help, state.theme[.text])
        }
    }
}
