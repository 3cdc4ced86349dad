internal import BatonCore
internal import BatonScreen
internal import BatonText
internal import BatonTheme

/// The phases of a run as a waterfall: label, duration, and a bar on a scale that all share.
struct TimelinePane: PaneContents {
    private let frame: FrameContext
    private let columns: Int
    private let timeline: Timeline?
    private let scale: TimeScale
    private let labelColumns: Int
    let ids: [PaneRowID]

    // "59:59 min": the longest figure, so that they stand under each other.
    private static let durationColumns = 9
    private static let labelLimit = 32

    init(state: AppState, frame: FrameContext, columns: Int) {
        self.frame = frame
        self.columns = columns
        guard let run = state.paneTurn?.run else {
            timeline = nil
            scale = TimeScale(columns: 1, total: .zero, isGrowing: false)
            labelColumns = 0
            ids = []
            return
        }
        let timeline = Timeline(of: run, now: max(.zero, frame.moment.monotonic - run.began.monotonic))
        let longest = timeline.phases.map { TextWidth.columns(of: Self.label(of: $0)) }.max() ?? 0
        labelColumns = min(longest, Self.labelLimit, max(8, columns * 2 / 5))
        // Air before, between, and behind.
        let room = columns - labelColumns - Self.durationColumns - 4
        let seen = timeline.phases.compactMap(\.end).max() ?? .zero
        scale = TimeScale(columns: room, total: max(seen, timeline.total ?? .zero), isGrowing: timeline.isGoingOn)
        self.timeline = timeline
        ids = timeline.phases.map(\.id)
    }

    var emptyText: String { timeline == nil ? "nothing yet" : "Nobody saw this run while it went on" }

    private var barColumn: Int { labelColumns + Self.durationColumns + 3 }

    func setHead(_ row: inout CellRow) {
        row.append(" TIMELINE", frame.theme[.heading])
        guard let timeline, !timeline.phases.isEmpty else { return }
        guard timeline.hasTimes else { return row.append("  read back: no times", frame.theme[.dim]) }
        let end = DurationText.short(scale.end)
        row.append("0", endingAt: barColumn + 1, frame.theme[.dim])
        let middle = DurationText.short(scale.end / 2)
        let endsAt = barColumn + scale.columns
        if scale.columns >= 24 {
            row.append(
                middle, endingAt: barColumn + (scale.columns + TextWidth.columns(of: middle)) / 2, frame.theme[.dim])
        }
        if scale.columns >= 2 + TextWidth.columns(of: end) { row.append(end, endingAt: endsAt, frame.theme[.dim]) }
    }

    func text(at index: Int) -> String { timeline?.phases[index].label ?? "" }

    func cells(at index: Int) -> [Cell] {
        guard let timeline else { return [] }
        let phase = timeline.phases[index]
        let isQuiet = phase.kind == .sending || phase.kind == .waiting
        var label = CellRow(limit: labelColumns + 1)
        label.append(" " + Self.label(of: phase), style(of: phase))
        var row = CellRow(limit: columns)
        row.append(cells: label.cells)
        let duration = phase.duration(now: timeline.total).flatMap { phase.isGoingOn ? StepFigures.shown($0) : $0 }
        let figure = duration.map(DurationText.short) ?? ""
        row.append(figure, endingAt: labelColumns + 2 + Self.durationColumns, frame.theme[.dim])
        guard let start = phase.start else { return row.cells }
        let end = max(start, (phase.isGoingOn ? timeline.total : phase.end) ?? start)
        let bar = isQuiet ? scale.line(from: start, to: end) : scale.bar(from: start, to: end)
        row.pad(to: barColumn + bar.lead)
        row.append(bar.text, style(of: phase))
        return row.cells
    }

    private static func label(of phase: Timeline.Phase) -> String {
        String(repeating: "  ", count: min(phase.depth, 4)) + (phase.kind == .handOff ? "→ " : "") + phase.label
    }

    /// A colour for each kind, of those that a theme tells apart; without weight, for blocks need none.
    private func style(of phase: Timeline.Phase) -> Style {
        var style = frame.theme[phase.hasFailed ? .error : Self.role(of: phase.kind)]
        style.attributes = []
        return style
    }

    private static func role(of kind: Timeline.Kind) -> ThemeRole {
        switch kind {
        case .sending, .waiting: .dim
        case .reasoning: .keyword
        case .tool: .type
        case .handOff: .number
        case .answer: .accent
        }
    }
}
