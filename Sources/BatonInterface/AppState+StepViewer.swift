internal import BatonCore
internal import BatonEngine
internal import BatonScreen
internal import BatonText

extension AppState {
    /// Opens the steps of the newest turn that has any.
    mutating func openSteps() -> [AppCommand] {
        guard let turn = turnWithSteps(before: .max) else { return show(.info, "No steps yet") }
        open(turn: turn)
        return []
    }

    /// Opens the steps of a turn at one of them.
    mutating func openSteps(ofTurn turn: Int, at step: StepID) {
        open(turn: turn)
        guard case .steps(var viewer) = overlay,
            let entry = viewer.entries.firstIndex(where: { $0.block.step.id == step })
        else { return }
        overlay = nil  // One owner, so that nothing is copied to be changed.
        viewer.cursor = StepViewer.Place(entry: entry)
        viewer.top = viewer.cursor
        viewer.keepCursorInSight()
        overlay = .steps(viewer)
    }

    /// Opens the steps of a turn by its place in the machine's thread.
    mutating func open(turn: Int) {
        guard let thread = active.machine?.thread.id else { return }
        overlay = .steps(StepViewer(thread: thread, turn: turn))
        updateStepViewer()
    }

    private func turnWithSteps(before end: Int) -> Int? {
        guard let turns = active.machine?.thread.turns else { return nil }
        return turns.indices.prefix(max(0, end)).last { turns[$0].hasSteps }
    }

    private func turnWithSteps(after start: Int) -> Int? {
        guard let turns = active.machine?.thread.turns else { return nil }
        return turns.indices.dropFirst(start + 1).first { turns[$0].hasSteps }
    }

    /// Shows what has changed since; closes the viewer with the conversation that it belongs to.
    mutating func updateStepViewer() {
        guard case .steps(var viewer) = overlay, let area = layout?.overlay else { return }
        guard let thread = active.machine?.thread, thread.id == viewer.thread,
            thread.turns.indices.contains(viewer.turn), let run = thread.turns[viewer.turn].run
        else {
            overlay = nil
            return
        }
        overlay = nil  // One owner, so that nothing is copied to be changed.
        let size = Size(columns: area.columns, rows: max(1, area.rows - StepViewerView.headRows))
        viewer.update(run, size: size, columns: stepViewerContext(area.columns).measure)
        overlay = .steps(viewer)
    }

    /// How the viewer sets its rows.
    func stepViewerContext(_ columns: Int) -> LayoutContext {
        LayoutContext(columns: columns, theme: theme, timeZoneOffset: timeZoneOffset, reading: reading)
    }

    mutating func perform(_ command: StepViewerCommand) -> [AppCommand] {
        guard case .steps(var viewer) = overlay else { return [] }
        switch command {
        case .olderTurn: return show(turn: turnWithSteps(before: viewer.turn), "No older turn has steps")
        case .newerTurn: return show(turn: turnWithSteps(after: viewer.turn), "No newer turn has steps")
        case .cycleDensity: return cycleDensity(in: viewer)
        case .look(let looking):
            overlay = nil  // As above.
            viewer.perform(looking)
            overlay = .steps(viewer)
            return []
        case .find(let finding):
            overlay = nil
            let isFound = viewer.perform(finding)
            overlay = .steps(viewer)
            let text = viewer.search.pattern.map { "No “\($0.text)” here" } ?? "Nothing to look for yet"
            return isFound ? [] : show(.info, text)
        }
    }

    private mutating func show(turn: Int?, _ otherwise: String) -> [AppCommand] {
        guard let turn else { return show(.info, otherwise) }
        open(turn: turn)
        return []
    }

    // MARK: Densities

    mutating func cycleDensity() -> [AppCommand] {
        active.cycleDensity()
        return show(.info, "Steps and reasoning: \(active.density.rawValue)")
    }

    private mutating func cycleDensity(in viewer: StepViewer) -> [AppCommand] {
        guard let run = active.machine?.thread.turns[viewer.turn].run,
            viewer.entries.indices.contains(viewer.cursor.entry)
        else { return [] }
        let step = viewer.entries[viewer.cursor.entry].block.step
        let density = active.cycleDensity(of: StepKey(run: run.id, step: step.id), inTurn: viewer.turn)
        return show(.info, "\(step.name) in the transcript: \(density.rawValue)")
    }
}

extension Turn {
    var hasSteps: Bool {
        run?.items.contains { if case .step = $0 { true } else { false } } ?? false
    }
}
