internal import BatonCore
internal import BatonScreen
internal import BatonTheme

/// The links of the newest answer, over the transcript.
struct LinksView {
    let state: AppState
    let layout: Layout

    func draw(_ list: LinkList, on surface: inout Surface) {
        let rows = ListView.rows(in: state)
        let top = max(0, min(list.selection - rows / 2, list.targets.count - rows))
        let save = list.files.isEmpty ? nil : state.hint("saves a file", .saveFile)
        let notes = [state.hint("opens", .choose), save, state.hint("closes", .escape)].compactMap(\.self)
        ListView(state: state, layout: layout, title: "Links", filter: nil, note: notes.joined(separator: " · "))
            .draw(on: &surface, rows: top..<list.targets.count) { row, index in
                let isChosen = index == list.selection
                let theme = state.theme
                row.append(isChosen ? " › " : "   ", theme[isChosen ? .selection : .text])
                let columns = String(list.numberedCount).count + 2
                let number = index < list.numberedCount ? "[\(index + 1)]" : ""
                let lead = String(repeating: " ", count: max(0, columns - number.count)) + number + " "
                row.append(lead, theme[isChosen ? .selection : .label])
                if let file = list.file(at: index) {
                    row.append("\(file.title)  ", theme[isChosen ? .selection : .text])
                }
                if list.file(at: index)?.isInline != true {
                    row.append(list.targets[index], theme[isChosen ? .selection : .link])
                }
                if isChosen { row.pad(to: row.limit, theme[.selection]) }
            }
    }
}
