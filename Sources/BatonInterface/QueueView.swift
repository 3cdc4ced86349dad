internal import BatonCore
internal import BatonEngine
internal import BatonScreen
internal import BatonTheme

/// The messages that wait, the next one first.
struct QueueView {
    let state: AppState
    let layout: Layout

    func draw(_ list: QueueList, on surface: inout Surface) {
        let prompts = state.active.machine?.queue ?? []
        let shown = ListView.rows(in: state)
        let top = max(0, min(list.selection - shown / 2, prompts.count - shown))
        ListView(state: state, layout: layout, title: "Queued", filter: nil, note: note)
            .draw(on: &surface, rows: top..<prompts.count) { row, index in
                let isSelected = index == list.selection
                let style = state.theme[isSelected ? .selection : .text]
                row.append(isSelected ? " › " : "   ", style)
                row.append("\(index + 1)  ", state.theme[isSelected ? .selection : .dim])
                row.append(prompts[index].text, style)
                if isSelected { row.pad(to: row.limit, style) }
            }
    }

    private var note: String {
        let keys: [(QueueCommand, String)] = [
            (.edit, "edits"), (.remove, "removes"), (.moveUp, "up"), (.moveDown, "down"),
        ]
        return keys.compactMap { command, does in
            state.keymap.hint(for: .queue(command), in: [.queue]).map { "\($0) \(does)" }
        }.joined(separator: " · ")
    }
}
