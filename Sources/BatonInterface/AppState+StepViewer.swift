internal import BatonCore
internal import BatonEngine
internal import BatonScreen
internal import BatonText

extension AppState {
    /// Opens the steps of the newest turn that has any.
    mutating func openSteps() -> [AppCommand] {
        if let obstacle = obstacle(to: .openSteps) { return show(.info, obstacle) }
        guard let thread = active.machine?.thread, let newest = thread.turns.last else { return [] }
        let end = active.earlier.total + thread.turns.count
        let viewer = StepViewer(thread: thread.id, subject: .turn(newest.id), turns: active.earlier)
        return go(StepWalk(active.earlier, from: end, isBackward: true), in: viewer)
    }

    /// Opens the steps of a turn at one of them.
    mutating func openSteps(of turn: TurnID, at step: StepID) {
        open(turn, active.earlier)
        guard case .steps(var viewer) = overlay,
            let entry = viewer.entries.firstIndex(where: { $0.item.id == .step(step) })
        else { return }
        overlay = nil  // One owner, so that nothing is copied to be changed.
        viewer.cursor = StepViewer.Place(entry: entry)
        viewer.top = viewer.cursor
        viewer.keepCursorInSight()
        overlay = .steps(viewer)
    }

    /// Opens the steps of a turn that is in memory.
    /// - Parameter turns: where it is, if not among the machine's.
    mutating func open(_ turn: TurnID, _ turns: EarlierTurns) {
        guard let thread = active.machine?.thread.id else { return }
        overlay = .steps(StepViewer(thread: thread, subject: .turn(turn), turns: turns))
        updateStepViewer()
    }

    /// Opens a frame of the wire.
    mutating func open(_ frame: WireFrame) -> [AppCommand] {
        guard let thread = active.machine?.thread.id else { return [] }
        overlay = .steps(StepViewer(thread: thread, subject: .frame(frame), turns: active.earlier))
        updateStepViewer()
        return []
    }

    // MARK: From turn to turn

    private mutating func go(_ walk: StepWalk, in viewer: StepViewer) -> [AppCommand] {
        guard let thread = active.machine?.thread else { return [] }
        var walk = walk
        switch walk.advance(before: thread.turns) {
        case .turn(let turn):
            open(turn, walk.turns)
            return []
        case .page(let page):
            var viewer = viewer
            viewer.walk = walk
            overlay = .steps(viewer)
            return [.loadTurns(thread.id, page)]
        case .end:
            return endWalk(in: viewer, .info, "No \(walk.isBackward ? "older" : "newer") turn has steps")
        }
    }

    /// Stays where it is; where nothing is shown yet, there is nothing to stay at.
    private mutating func endWalk(
        in viewer: StepViewer, _ severity: Notice.Severity, _ text: String
    ) -> [AppCommand] {
        var viewer = viewer
        viewer.walk = nil
        overlay = viewer.entries.isEmpty ? nil : .steps(viewer)
        return show(severity, viewer.entries.isEmpty && severity == .info ? "No steps yet" : text)
    }

    /// Goes on where the viewer waits for this page.
    mutating func walkOn(
        _ thread: ThreadID, _ page: TurnPage, _ result: Result<LoadedTurns, HistoryFailure>
    ) -> [AppCommand] {
        guard case .steps(let viewer) = overlay, viewer.thread == thread, var walk = viewer.walk,
            walk.turns.awaited == page
        else { return [] }
        switch result {
        case .success(let loaded) where !loaded.turns.isEmpty:
            walk.take(page, loaded)
            return go(walk, in: viewer)
        case .success: return endWalk(in: viewer, .info, "The history has no more turns here")
        case .failure(let failure): return endWalk(in: viewer, .warning, failure.message)
        }
    }

    private mutating func goToTurn(isBackward: Bool, from viewer: StepViewer) -> [AppCommand] {
        guard viewer.walk == nil, let turn = viewer.turn, let thread = active.machine?.thread,
            let number = viewer.turns.number(of: turn, before: thread.turns)
        else { return [] }
        return go(StepWalk(viewer.turns, from: number, isBackward: isBackward), in: viewer)
    }

    /// Shows what has changed since; closes the viewer with the conversation that it belongs to.
    mutating func updateStepViewer() {
        guard case .steps(var viewer) = overlay, let area = layout?.overlay else { return }
        guard let thread = active.machine?.thread, thread.id == viewer.thread,
            let items = items(of: viewer, in: thread)
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
    private func items(of viewer: StepViewer, in thread: ChatThread) -> [ViewedItem]? {
        switch viewer.subject {
        case .turn(let id):
            guard let turn = turn(id, of: viewer, in: thread) else { return nil }
            guard let run = turn.run else { return viewer.walk == nil ? nil : [] }
            return StepBlock.all(of: run).map { .step($0) }
        case .frame(let frame): return [.frame(frame)]
        }
    }

    private func turn(_ id: TurnID, of viewer: StepViewer, in thread: ChatThread) -> Turn? {
        viewer.turns.number(of: id, before: thread.turns).flatMap {
            viewer.turns.turn(numbered: $0, before: thread.turns)
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
        case .olderTurn: return goToTurn(isBackward: true, from: viewer)
        case .newerTurn: return goToTurn(isBackward: false, from: viewer)
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

    // MARK: Densities

    mutating func cycleDensity() -> [AppCommand] {
        active.cycleDensity()
        return show(.info, "Steps and reasoning: \(active.density.rawValue)")
    }

    private mutating func cycleDensity(in viewer: StepViewer) -> [AppCommand] {
        guard let id = viewer.turn, let thread = active.machine?.thread,
            let run = turn(id, of: viewer, in: thread)?.run,
            viewer.entries.indices.contains(viewer.cursor.entry),
            case .step(let block) = viewer.entries[viewer.cursor.entry].item
        else { return [] }
        let step = block.step
        let density = active.cycleDensity(of: StepKey(run: run.id, step: step.id), inTurn: id)
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
    fileprivate var turn: TurnID? { if case .turn(let turn) = subject { turn } else { nil } }
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
