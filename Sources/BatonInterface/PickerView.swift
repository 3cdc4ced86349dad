internal import BatonCore
internal import BatonEngine
internal import BatonScreen
internal import BatonTheme

/// The agent picker: name, profile, what the agent is for, and the slot that it has.
struct PickerView {
    let state: AppState
    let layout: Layout
    let frame: FrameContext

    func draw(_ picker: AgentPicker, on surface: inout Surface) {
        let rows = state.rows(of: picker)
        let shown = ListView.rows(in: state)
        let top = max(0, min(picker.selection - shown / 2, rows.count - shown))
        let columns = Columns(rows: rows, limit: layout.overlay.columns)
        ListView(
            state: state, layout: layout, title: picker.purpose.title, filter: picker.filter,
            note: note(of: picker, rows)
        ).draw(on: &surface, rows: top..<rows.count) { row, index in
            set(rows[index], for: picker.purpose, isSelected: index == picker.selection, columns: columns, in: &row)
        }
        if rows.isEmpty {
            let text = state.profiles.isEmpty ? "No profile is configured." : "No agent matches."
            surface.write(text, at: Position(column: 3, row: layout.overlay.row + 2), style: state.theme[.dim])
        }
    }

    private func note(of picker: AgentPicker, _ rows: [AgentPicker.Row]) -> String {
        if picker.isWaiting {
            let isLoading = state.catalogues.values.contains(.loading)
            return "chosen as soon as \(isLoading ? "all have answered" : "one matches")"
        }
        return Self.count(of: rows) + (state.hint(picker.purpose.does, .choose).map { " · \($0)" } ?? "")
    }

    /// `3 agents · 1 model`
    private static func count(of rows: [AgentPicker.Row]) -> String {
        let models = rows.filter(\.isModel).count
        let agents = rows.count { $0.agent != nil } - models
        let counted = "\(agents) \(agents == 1 ? "agent" : "agents")"
        return models == 0 ? counted : "\(counted) · \(models) \(models == 1 ? "model" : "models")"
    }

    private struct Columns {
        var name = 0
        var profile = 0

        init(rows: [AgentPicker.Row], limit: Int) {
            for row in rows {
                guard let reference = row.agent else { continue }
                name = max(name, TextWidth.columns(of: reference.agent))
                profile = max(profile, TextWidth.columns(of: reference.profile.text))
            }
            // Long names give way before the summary loses all its room.
            name = min(name, limit / 3)
            profile = min(profile, limit / 4)
        }
    }

    private func set(
        _ entry: AgentPicker.Row, for purpose: AgentPicker.Purpose, isSelected: Bool, columns: Columns,
        in row: inout CellRow
    ) {
        let theme = state.theme
        let background = isSelected ? theme[.selection] : theme[.text]
        let dim = isSelected ? theme[.selection] : theme[.dim]
        row.append(isSelected ? " › " : "   ", background)
        switch entry {
        case .agent(let agent, let profile):
            let reference = AgentReference(profile: profile.name, agent: agent.name)
            let obstacle = state.obstacle(to: reference, for: purpose)
            append(agent.name, columns: columns.name, obstacle == nil ? background : dim, to: &row)
            append(profile.name.text, columns: columns.profile, dim, to: &row)
            let slot = state.slots.first { $0.agent == reference }
            append(obstacle ?? summary(of: agent), at: slot?.number, dim, padding: background, to: &row)
        case .slot(let number, let agent):
            append(agent.agent, columns: columns.name, background, to: &row)
            append(agent.profile.text, columns: columns.profile, dim, to: &row)
            // What was said last tells one thread from another; where nothing was, what the agent is for.
            let said = state[number].machine?.thread.turns.last?.prompt.text.firstLine
            append(said ?? known(agent).map(summary) ?? "", at: number, dim, padding: background, to: &row)
        case .loading(let profile):
            row.append("\(frame.spinner) ", theme[.running])
            row.append("asking \(profile.name) for its agents", dim)
        case .failed(let profile, let failure):
            let advice = failure.advice
            row.append("✗ \(profile.name): \(advice.sentence) ", isSelected ? background : theme[.error])
            row.append(advice.next + (state.hint("tries again", .choose).map { " \($0)." } ?? ""), dim)
        }
        if isSelected { row.pad(to: row.limit, background) }
    }

    private func summary(of agent: Agent) -> String { agent.summary ?? agent.displayName ?? "" }

    /// What its profile's server says of an agent.
    private func known(_ reference: AgentReference) -> Agent? {
        guard case .loaded(let agents) = state.catalogues[reference.profile] else { return nil }
        return agents.first { $0.name == reference.agent }
    }

    /// Writes the rest of a row: what there is to say, and where the agent stands.
    private func append(
        _ text: String, at slot: SlotNumber?, _ style: Style, padding: Style, to row: inout CellRow
    ) {
        let place = slot.map { "slot \($0.value)" } ?? ""
        var rest = CellRow(limit: max(0, row.free - place.count - 2))
        rest.append(text, style)
        row.append(cells: rest.cells)
        row.append(place, endingAt: row.limit - 1, style, padding: padding)
    }

    private func append(_ text: String, columns: Int, _ style: Style, to row: inout CellRow) {
        let end = row.columns + columns
        var cell = CellRow(limit: columns)
        cell.append(text, style)
        row.append(cells: cell.cells)
        row.pad(to: end + 2, style)
    }
}

extension AgentPicker.Purpose {
    fileprivate var title: String {
        switch self {
        case .open: "Agents"
        case .handOver: "Hand over to"
        case .compare: "Side by side with"
        }
    }

    fileprivate var does: String {
        switch self {
        case .open: "opens"
        case .handOver: "hands over"
        case .compare: "shows it"
        }
    }
}
