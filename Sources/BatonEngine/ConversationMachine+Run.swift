internal import BatonCore

extension ConversationMachine {
    mutating func received(
        _ run: RunID, _ events: [SequencedEvent], at moment: Moment
    ) -> [ConversationCommand] {
        switch phase {
        case .contacting(run, let cancelWanted):
            phase = .working(run)
            let commands = apply(events, at: moment) + saveSoon()
            guard cancelWanted, phase == .working(run) else { return commands }
            guard activeRun?.handle != nil else {
                phase = .contacting(run, cancelWanted: true)
                return commands
            }
            return commands + cancel(at: moment)
        case .working(run): return apply(events, at: moment) + saveSoon()
        case .cancelling(run, _):
            // Late text is of no use to someone who has cancelled; ids, figures and the end are.
            return apply(events.filter { !$0.event.isContent }, at: moment)
        case .idle, .contacting, .working, .polling, .cancelling, .detached:
            return []  // Late: this run is over, or no longer watched by its stream.
        }
    }

    /// Has the history given what has streamed so far, in a moment: what comes until then is kept with it.
    private mutating func saveSoon() -> [ConversationCommand] {
        guard let run = activeRun?.id, savedNext != run else { return [] }
        savedNext = run
        return [.schedule(.save(run), after: Self.savingInterval)]
    }

    mutating func save(_ run: RunID) -> [ConversationCommand] {
        guard savedNext == run else { return [] }
        savedNext = nil
        guard let turn = thread.turns.last, let active = activeRun, active.id == run else { return [] }
        return [.saveRun(active, turn.id)]
    }

    /// How much of an answer may be lost with the program: as often, the history writes.
    package static let savingInterval = Duration.milliseconds(50)

    mutating func apply(_ events: [SequencedEvent], at moment: Moment) -> [ConversationCommand] {
        var commands: [ConversationCommand] = []
        for sequenced in events {
            commands += apply(sequenced.event, at: moment)
            if phase == .idle { break }  // Nothing follows an end.
        }
        return commands
    }

    mutating func apply(_ event: RunEvent, at moment: Moment) -> [ConversationCommand] {
        switch event {
        case .ended(let outcome): return finish(outcome, at: moment)
        case .threadNamed(let title): return titleGiven(title)
        default:
            changeRun { run in run.apply(event, elapsed: moment.monotonic - run.began.monotonic) }
            if case .accepted = event { adoptHandle() }
            return []
        }
    }

    mutating func adoptHandle() {
        guard let newest = activeRun?.handle else { return }
        isForked = false
        thread.handle = thread.handle?.goingOn(with: newest) ?? newest
    }

    mutating func changeRun(_ change: (inout Run) -> Void) {
        guard let last = thread.turns.indices.last, thread.turns[last].run != nil else { return }
        change(&thread.turns[last].run!)  // Asked for in the line above; a copy would double the answer's text.
    }

    mutating func finish(_ outcome: Outcome, at moment: Moment) -> [ConversationCommand] {
        changeRun { run in run.apply(.ended(outcome), elapsed: moment.monotonic - run.began.monotonic) }
        phase = .idle
        unansweredSince = nil
        // What was said of a run that went on ("queued: sent when this run has ended") is over with it.
        if notice?.severity == .info { notice = nil }
        guard let turn = thread.turns.last, let run = turn.run else { return [] }
        var commands: [ConversationCommand] = [.stopWatching(run.id), .saveRun(run, turn.id)]
        commands += followFigures(of: run)
        switch outcome {
        case .completed, .cutOff: commands += next(at: moment)
        case .failed(let failure):
            let advice = failure.advice
            tell(advice.sentence, .error, hint: advice.next)
            if failure.delivery == .notDelivered { returnedPrompt = turn.prompt }
            isQueueHeld = !queue.isEmpty
        case .cancelled, .rejected, .expired, .needs: holdQueue()
        }
        return commands
    }

    /// Leaves what is queued to the user, who has to know that it waits.
    private mutating func holdQueue() {
        isQueueHeld = !queue.isEmpty
        if isQueueHeld { tell("What is queued waits for you", .info, remedies: [.sendQueue]) }
    }

    mutating func setLink(_ link: Link) {
        changeRun { $0.link = link }
    }

    mutating func tell(
        _ text: String, _ severity: Notice.Severity, hint: String? = nil, remedies: [Notice.Remedy] = []
    ) {
        notice = Notice(
            serial: (notice?.serial ?? 0) + 1, text: text, hint: hint, severity: severity, remedies: remedies)
    }
}

extension RunEvent {
    /// Whether the event only adds to what is shown, so that a cancelled run can do without it.
    var isContent: Bool {
        switch self {
        case .delta, .partCompleted, .messageCompleted, .progressed, .stepStarted, .stepEnded, .flowStarted,
            .sourcesFound, .filesOffered, .paused:
            true
        case .accepted, .started, .usageReported, .threadNamed, .warned, .unknownReceived, .ended: false
        }
    }
}
