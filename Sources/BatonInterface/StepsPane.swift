internal import BatonCore
internal import BatonEngine
internal import BatonScreen
internal import BatonText
internal import BatonTheme

/// The side pane: the steps of the newest run as a tree, with marks and durations.
struct StepsPane {
    let state: AppState
    let rect: Rect
    let frame: FrameContext

    func draw(on surface: inout Surface) {
        var title = CellRow(limit: rect.columns)
        title.append(" STEPS", frame.theme[.heading])
        surface.draw(title.cells, at: Position(column: rect.column, row: rect.row))
        guard let run = state.active.machine?.thread.turns.last?.run else {
            surface.write(" none yet", at: Position(column: rect.column, row: rect.row + 1), style: frame.theme[.dim])
            return
        }
        let rows = self.rows(of: run)
        // The newest steps are the ones to watch; the run's own row stays.
        let room = rect.rows - 1
        let shown = rows.count <= room ? rows[...] : rows.prefix(1) + rows.suffix(max(0, room - 1))
        for (line, row) in shown.prefix(room).enumerated() {
            surface.draw(row.cells, at: Position(column: rect.column, row: rect.row + 1 + line), limit: rect.columns)
        }
    }

    /// The step that a line of the pane shows, of so many, where the pane has so many rows: as ``draw(on:)`` places them.
    static func step(atLine line: Int, of count: Int, rows: Int) -> Int? {
        // The title, and the run's own row.
        let (place, room) = (line - 2, rows - 2)
        guard place >= 0, place < room else { return nil }
        let step = place + max(0, count - room)
        return step < count ? step : nil
    }

    private func rows(of run: Run) -> [CellRow] {
        let agent = run.agentName ?? state.active.agent?.agent ?? ""
        let elapsed = StepFigures.shown(frame.moment.monotonic - run.began.monotonic)
        let total = run.total ?? (run.link == .detached ? nil : elapsed)
        return [row(lead: " ▾ ", agent, .agentName, time: total, mark: nil)]
            + StepBlock.all(of: run).map { block in
                let lead = String(repeating: "  ", count: block.depth) + "   " + Self.sign(of: block.step)
                return row(
                    lead: lead, block.step.name, .tool, time: StepFigures.duration(of: block, frame: frame),
                    mark: StepFigures.mark(of: block, frame: frame))
            }
    }

    private static func sign(of step: Step) -> String {
        step.kind == .handOff ? "→ handed to " : "\(StepRow.sign(of: step.kind)) "
    }

    private func row(
        lead: String, _ name: String, _ role: ThemeRole, time: Duration?, mark: (String, ThemeRole)?
    ) -> CellRow {
        let duration = time.map(DurationText.short) ?? ""
        // Air, the time, a space, the mark, and a column of air at the edge.
        let tail = TextWidth.columns(of: duration) + 5
        var label = CellRow(limit: rect.columns - tail)
        label.append(lead, frame.theme[.dim])
        label.append(name, frame.theme[role])
        var row = CellRow(limit: rect.columns)
        row.append(cells: label.cells)
        row.append(duration, endingAt: rect.columns - 3, frame.theme[.dim])
        if let (mark, role) = mark {
            row.append(" ", frame.theme[.text])
            row.append(mark, frame.theme[role])
        }
        return row
    }
}
