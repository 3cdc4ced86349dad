internal import BatonCore
internal import BatonScreen
internal import BatonTheme

/// The thread picker: what a thread is called, whose it is, where it is kept and when it last changed.
///
/// Columns that a narrow screen has no room for give way: the platform and the place first, then the agent.
struct ThreadPickerView {
    let state: AppState
    let layout: Layout
    let frame: FrameContext

    // From here on there is room for the platform and the place.
    private static let roomyColumns = 64
    // Below, the title needs what the agent would take.
    private static let agentColumns = 44
    private static let gap = 2

    func draw(_ picker: ThreadPicker, on surface: inout Surface) {
        let entries = picker.entries
        let selection = picker.selection
        let top = picker.visible(rows: ListView.rows(in: state)).lowerBound
        let columns = Columns(entries: entries, state: state, frame: frame, limit: layout.overlay.columns)
        ListView(state: state, layout: layout, title: "Threads", filter: picker.filter, note: note(picker))
            .draw(on: &surface, rows: top..<entries.count) { row, index in
                set(entries[index], isSelected: index == selection, columns: columns, in: &row)
            }
        guard entries.isEmpty else { return }
        let text = picker.filter.isEmpty ? "No thread yet: say something to an agent." : "No thread matches."
        surface.write(text, at: Position(column: 3, row: layout.overlay.row + 2), style: state.theme[.dim])
    }

    private func note(_ picker: ThreadPicker) -> String {
        let count = picker.entries.count { if case .thread = $0 { true } else { false } }
        let more = state.desk.catalogues.values.contains { $0.state == .partial } ? "+" : ""
        return "\(count)\(more) \(count == 1 && more.isEmpty ? "thread" : "threads") · type to filter"
    }

    /// What each column takes; 0 where it is not shown.
    private struct Columns {
        var agent = 0
        var platform = 0
        var place = 0
        /// How much the server has that is not here: only where it has more of some thread.
        var newer = 0
        var time = 0

        init(entries: [ThreadPicker.Entry], state: AppState, frame: FrameContext, limit: Int) {
            for case .thread(let row, let name) in entries {
                agent = max(agent, TextWidth.columns(of: name))
                newer = max(newer, TextWidth.columns(of: ThreadPickerView.newer(row)))
                time = max(time, row.updated.map { TextWidth.columns(of: state.date($0, now: frame.moment)) } ?? 0)
            }
            agent = limit < agentColumns ? 0 : min(agent, limit / 5)
            if limit < agentColumns { newer = 0 }
            guard limit >= roomyColumns else { return }
            place = 5
            if Set(state.profiles.map(\.platform)).count > 1 { platform = 3 }
        }

        /// What the columns behind the title take, with the gap before each.
        var total: Int { [agent, platform, place, newer, time].reduce(0) { $0 + ($1 > 0 ? $1 + gap : 0) } }
    }

    private func set(_ entry: ThreadPicker.Entry, isSelected: Bool, columns: Columns, in row: inout CellRow) {
        let theme = state.theme
        func style(_ role: ThemeRole) -> Style {
            guard isSelected else { return theme[role] }
            var style = theme[.selection]
            // A mark keeps its colour, a text takes the selection's.
            if ![.text, .dim, .link].contains(role) { style.foreground = theme[role].foreground }
            return style
        }
        row.append(isSelected ? " › " : "   ", style(.text))
        switch entry {
        case .thread(let thread, let agent):
            set(thread, agent: agent, columns: columns, style: style, in: &row)
        case .loading(let profile):
            row.append("\(frame.spinner) ", style(.running))
            row.append("asking \(profile.name) for its threads", style(.dim))
        case .failed(let profile, let failure):
            row.append("✗ \(profile.name): \(failure.advice.sentence) ", style(.error))
            if let hint = state.hint("tries again", .choose) { row.append(hint + ".", style(.dim)) }
        case .unlisted(let profile, let failure):
            row.append("– \(profile.name): \(failure.advice.sentence)", style(.dim))
        }
        if isSelected { row.pad(to: row.limit, style(.text)) }
    }

    private func set(
        _ thread: ThreadRow, agent: String, columns: Columns, style: (ThemeRole) -> Style, in row: inout CellRow
    ) {
        let (mark, role) = mark(of: thread) ?? (thread.isPinned ? "*" : " ", .accent)
        row.append(mark, style(role))
        row.append(" ", style(.text))
        let titleColumns = row.free - columns.total - 1
        append(thread.title, columns: titleColumns, style(thread.isArchived ? .dim : .text), style(.text), to: &row)
        if columns.agent > 0 { append(agent, columns: columns.agent, gap: true, style(.dim), style(.text), to: &row) }
        if columns.platform > 0 {
            let platform = state.profile(named: thread.profile)?.platform.shortName ?? ""
            append(platform, columns: columns.platform, gap: true, style(.dim), style(.text), to: &row)
        }
        if columns.place > 0 {
            append(
                thread.isArchived ? "arch." : thread.place.rawValue, columns: columns.place, gap: true, style(.dim),
                style(.text), to: &row)
        }
        if columns.newer > 0 {
            append(Self.newer(thread), columns: columns.newer, gap: true, style(.unread), style(.text), to: &row)
        }
        guard let updated = thread.updated else { return }
        row.append(state.date(updated, now: frame.moment), endingAt: row.limit - 1, style(.dim), padding: style(.text))
    }

    private static func newer(_ thread: ThreadRow) -> String {
        thread.newerCount > 0 ? "\(thread.newerCount) newer" : ""
    }

    /// Writes a cell of a column of its own, after a gap where it is not the first.
    private func append(
        _ text: String, columns: Int, gap: Bool = false, _ style: Style, _ background: Style, to row: inout CellRow
    ) {
        let start = row.columns + (gap ? Self.gap : 0)
        row.pad(to: start, background)
        var cell = CellRow(limit: columns)
        cell.append(text, style)
        row.append(cells: cell.cells)
        row.pad(to: start + columns, background)
    }

    private func mark(of thread: ThreadRow) -> (String, ThemeRole)? {
        if let opening = state.desk.opening?.key, opening == thread.key { return (frame.spinner, .running) }
        if let slot = state.slot(of: thread) {
            if let mark = AgentBarView.mark(of: slot, spinner: frame.spinner) { return mark }
            return slot.number == state.activeNumber ? ("▸", .accent) : nil
        }
        guard let newest = thread.locals.first else { return nil }
        switch newest.outcome {
        case nil where newest.turnCount > 0: return ("~", .warning)
        case "failed", "expired", "rejected": return ("✗", .error)
        case .some(let word) where word.hasPrefix("needs"): return ("!", .question)
        default: return thread.isUnread ? ("●", .unread) : nil
        }
    }
}

extension AppState {
    /// When something was, as short as it says enough: the time of today, the day of this year, else the month.
    func date(_ milliseconds: Int64, now: Moment) -> String {
        let (then, today) = (
            Figures.day(milliseconds, offset: timeZoneOffset), Figures.day(now.unixMilliseconds, offset: timeZoneOffset)
        )
        if then == today {
            return Figures.timeOfDay(Moment(monotonic: .zero, unixMilliseconds: milliseconds), offset: timeZoneOffset)
        }
        return then.year == today.year ? "\(then.day) \(then.monthName)" : "\(then.monthName) \(then.year)"
    }
}
