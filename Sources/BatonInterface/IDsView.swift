internal import BatonCore
internal import BatonEngine
internal import BatonScreen
internal import BatonTheme

/// The ids of the conversation in full, as the platform gave them.
struct IDsView {
    let state: AppState
    let layout: Layout

    static func lines(of state: AppState) -> [(name: String, text: String)] {
        guard let machine = state.active.machine else { return [] }
        let reference = machine.thread.agent
        var lines: [(name: String, text: String)] = [
            ("agent", reference.agent), ("profile", reference.profile.text), ("baton thread", machine.thread.id.text),
        ]
        if let route = machine.route { lines.append(("api", route)) }
        lines += machine.ids.all.map { ($0.kind.rawValue, $0.text) }
        return lines + machine.earlierIDs.map { (earlier + $0.kind.rawValue, $0.text) }
    }

    private static let earlier = "old "

    func draw(top: Int, on surface: inout Surface) {
        let lines = Self.lines(of: state)
        let note = [state.hint("copies", .copyIDs), state.hint("closes", .escape)].compactMap(\.self)
        ListView(state: state, layout: layout, title: "Ids", filter: nil, note: note.joined(separator: " · "))
            .draw(on: &surface, rows: min(top, lines.count)..<lines.count) { row, index in
                row.append("   \(lines[index].name)", state.theme[.dim])
                // "baton thread" and "old response" are the longest names.
                row.pad(to: 18)
                let isEarlier = lines[index].name.hasPrefix(Self.earlier)
                row.append(lines[index].text, state.theme[isEarlier ? .dim : .text])
            }
    }
}
