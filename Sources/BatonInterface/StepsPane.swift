internal import BatonCore
internal import BatonScreen
internal import BatonText
internal import BatonTheme

/// The steps of a run as a tree, with marks and durations; delegated agents can be folded.
struct StepsPane: PaneContents {
    private enum Row {
        case run(Run)
        case step(StepTree.Row)
    }

    private let state: AppState
    private let frame: FrameContext
    private let columns: Int
    private var rows: [Row] = []
    private(set) var ids: [PaneRowID] = []

    init(state: AppState, frame: FrameContext, columns: Int) {
        self.state = state
        self.frame = frame
        self.columns = columns
        guard let run = state.paneTurn?.run else { return }
        let steps = StepTree.rows(of: run, folded: state.panes[.steps]?.folded ?? [])
        rows = [.run(run)] + steps.map { .step($0) }
        ids = [.run(run.id)] + steps.map(\.id)
    }

    var emptyText: String { "none yet" }

    func setHead(_ row: inout CellRow) {
        row.append(" STEPS", frame.theme[.heading])
    }

    func text(at index: Int) -> String {
        switch rows[index] {
        case .run(let run): run.agentName ?? ""
        case .step(let row): "\(row.block.step.name) \(row.block.step.agent ?? "")"
        }
    }

    func cells(at index: Int) -> [Cell] {
        switch rows[index] {
        case .run(let run): cells(of: run)
        case .step(let row): cells(of: row)
        }
    }

    private func cells(of run: Run) -> [Cell] {
        let agent = run.agentName ?? state.active.agent?.agent ?? ""
        let elapsed = StepFigures.shown(frame.moment.monotonic - run.began.monotonic)
        let total = run.total ?? (run.state.isEnded || run.link == .detached ? nil : elapsed)
        return cells(lead: " ▾ ", agent, .agentName, time: total, mark: nil)
    }

    private func cells(of row: StepTree.Row) -> [Cell] {
        let step = row.block.step
        let indent = String(repeating: "  ", count: row.block.depth + 1)
        let name = step.kind == .handOff ? "handed to \(step.name)" : step.name
        return cells(
            lead: " \(indent)\(Self.sign(of: row)) ", row.isFolded ? "\(name) (\(row.nestedCount))" : name, .tool,
            time: StepFigures.duration(of: row.block, frame: frame),
            mark: StepFigures.mark(of: row.block, frame: frame))
    }

    private static func sign(of row: StepTree.Row) -> String {
        if row.nestedCount > 0 { return row.isFolded ? "▸" : "▾" }
        switch row.block.step.kind {
        case .handOff: return "→"
        case .reasoning, .progress: return "·"
        case .tool, .retrieval: return " "
        }
    }

    private func cells(
        lead: String, _ name: String, _ role: ThemeRole, time: Duration?, mark: (String, ThemeRole)?
    ) -> [Cell] {
        let duration = time.map(DurationText.short) ?? ""
        // Air, the time, a space, the mark, and a column of air at the edge.
        let tail = TextWidth.columns(of: duration) + 5
        var label = CellRow(limit: columns - tail)
        label.append(lead, frame.theme[.dim])
        label.append(name, frame.theme[role])
        var row = CellRow(limit: columns)
        row.append(cells: label.cells)
        row.append(duration, endingAt: columns - 3, frame.theme[.dim])
        if let (mark, role) = mark {
            row.append(" ", frame.theme[.text])
            row.append(mark, frame.theme[role])
        }
        return row.cells
    }
}
