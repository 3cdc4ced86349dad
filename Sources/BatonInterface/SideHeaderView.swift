internal import BatonCore
internal import BatonEngine
internal import BatonScreen
internal import BatonText
internal import BatonTheme

/// The line over one of two transcripts: whose it is, how it is, and the figures of its newest run.
struct SideHeaderView {
    let state: AppState
    let slot: SlotState
    let frame: FrameContext

    func draw(on surface: inout Surface, rect: Rect, note: ScrollNote?) {
        let theme = frame.theme
        let isActive = slot.number == state.activeNumber
        let style = theme[isActive ? .slotActive : .slot]
        var row = CellRow(limit: rect.columns)
        row.append(" \(slot.number.value) \(slot.agent?.agent.sanitised ?? "empty")", style)
        if let (mark, role) = AgentBarView.mark(of: slot, spinner: frame.spinner) {
            row.append(" \(mark)", Self.on(style, theme[role]))
        }
        if let profile = slot.agent?.profile { row.append("  \(profile)", Self.on(style, theme[.profile])) }
        // The queue above the composer is the active side's.
        if let count = slot.machine?.queue.count, count > 0, !isActive { row.append("  \(count) queued", theme[.dim]) }
        row.append(" ", style)
        let figures = note?.text ?? figures(columns: row.free)
        let room = row.free - TextWidth.columns(of: figures)
        // The active side's line is lit; the other's is a rule like those above and below.
        row.append(String(repeating: isActive ? " " : "─", count: max(0, room)), isActive ? style : theme[.rule])
        row.append(figures, Self.on(style, theme[note?.role ?? .dim]))
        surface.draw(row.cells, at: Position(column: rect.column, row: rect.row))
    }

    /// Between two spaces, as much as has room: the time is what one looks for first.
    private func figures(columns: Int) -> String {
        let figures = figures
        for count in stride(from: figures.count, to: 0, by: -1) {
            let text = " \(figures.prefix(count).joined(separator: " · ")) "
            if TextWidth.columns(of: text) < columns { return text }
        }
        return ""
    }

    /// The colour of one style on the ground of another.
    private static func on(_ ground: Style, _ style: Style) -> Style {
        var style = style
        style.background = ground.background
        style.attributes.formUnion(ground.attributes.intersection(.reverse))
        return style
    }

    private var figures: [String] {
        guard let run = slot.machine?.thread.turns.last?.run else { return [] }
        var figures: [String] = []
        if let total = run.total {
            figures.append(DurationText.short(total))
        } else if run.outcome == nil, run.link != .detached {
            figures.append(DurationText.clock(frame.moment.monotonic - run.began.monotonic))
        }
        if let usage = run.usage { figures += RunFooter.figures(of: usage) }
        if let first = run.firstText, first != run.total { figures.append("first word \(DurationText.short(first))") }
        return figures
    }
}
