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
            let entry = viewer.entries.firstIndex(where: { $0.item.id == .step(step) })
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
        overlay = .steps(StepViewer(thread: thread, subject: .turn(turn)))
        updateStepViewer()
    }

    /// Opens a frame of the wire.
    mutating func open(_ frame: WireFrame) -> [AppCommand] {
        guard let thread = active.machine?.thread.id else { return [] }
        overlay = .steps(StepViewer(thread: thread, subject: .frame(frame)))
        updateStepViewer()
        return []
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
            let items = items(of: viewer.subject, in: thread)
        else {
            overlay = nil
            return
        }
        overlay = nil  // One owner, so that nothing is copied to be changed.
        let size = Size(columns: area.columns, rows: max(1, area.rows - StepViewerView.headRows))
        viewer.update(items, size: size, columns: stepViewerContext(area.columns).measure)
        overlay = .steps(viewer)
    }

    /// Nil where there is nothing of it any more.
    private func items(of subject: StepViewer.Subject, in thread: ChatThread) -> [ViewedItem]? {
        switch subject {
        case .turn(let turn):
            guard thread.turns.indices.contains(turn), let run = thread.turns[turn].run else { return nil }
            return StepBlock.all(of: run).map { .step($0) }
        case .frame(let frame): return [.frame(frame)]
        }
    }

    /// How the viewer sets its rows.
    func stepViewerContext(_ columns: Int) -> LayoutContext {
        LayoutContext(columns: columns, theme: theme, timeZoneOffset: timeZoneOffset, reading: reading)
    }

    mutating func perform(_ command: StepViewerCommand) -> [AppCommand] {
        guard case .steps(var viewer) = overlay else { return [] }
        if let isBackward = command.goesBackward, let frame = viewer.frame {
            return wire?.frame(nextTo: frame.id, isBackward: isBackward).map { open($0) } ?? []
        }
        switch command {
        case .olderTurn:
            return show(turn: viewer.turn.flatMap { turnWithSteps(before: $0) }, "No older turn has steps")
        case .newerTurn:
            return show(turn: viewer.turn.flatMap { turnWithSteps(after: $0) }, "No newer turn has steps")
        case .copySource:
            return viewer.sourceAtCursor.map { copy($0.text, $0.name) } ?? []
        case .copyRendered:
            return viewer.renderedAtCursor.map { copy($0, "what is shown") } ?? []
        case .save:
            return viewer.sourceAtCursor.map { [.saveText($0.text, name: $0.fileName)] } ?? []
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
        guard let turn = viewer.turn, let run = active.machine?.thread.turns[turn].run,
            viewer.entries.indices.contains(viewer.cursor.entry),
            case .step(let block) = viewer.entries[viewer.cursor.entry].item
        else { return [] }
        let step = block.step
        let density = active.cycleDensity(of: StepKey(run: run.id, step: step.id), inTurn: turn)
        return show(.info, "\(step.name) in the transcript: \(density.rawValue)")
    }
}

extension Turn {
    var hasSteps: Bool {
        run?.items.contains { if case .step = $0 { true } else { false } } ?? false
    }
}

extension StepViewer {
    /// The turn whose steps are shown; nil where it is a frame.
    // Neither is inlined: where the viewer is changed too, Swift 6.3.1's optimiser would end with an ownership error.
    @inline(never)
    fileprivate var frame: WireFrame? { if case .frame(let frame) = subject { frame } else { nil } }

    @inline(never)
    fileprivate var turn: Int? { if case .turn(let turn) = subject { turn } else { nil } }
}

extension StepViewerCommand {
    /// Whether it goes to what comes before, or after, what is shown; nil where it does neither.
    fileprivate var goesBackward: Bool? {
        switch self {
        case .look(.move(.previousStep)), .olderTurn: true
        case .look(.move(.nextStep)), .newerTurn: false
        default: nil
        }
    }
}
