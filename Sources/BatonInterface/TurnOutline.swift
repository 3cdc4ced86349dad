internal import BatonCore
internal import BatonEngine
internal import BatonScreen

extension SlotState {
    /// How the slot shows a turn of its transcript; nil where there is none.
    ///
    /// - Parameter ways: the keys that go on after the newest turn, where it failed.
    func outline(ofTurn index: Int, ways: [WayOn] = [], timeZoneOffset: Duration) -> TurnOutline? {
        guard let machine, 0..<turnCount ~= index, let turn = turn(at: index) else { return nil }
        let isNewest = turn.id == machine.thread.turns.last?.id
        return TurnOutline(
            turn: turn, agentName: machine.thread.agent.agent, isOpen: isNewest && machine.need != nil,
            ways: isNewest ? ways : [], timeZoneOffset: timeZoneOffset, density: density, densities: stepDensities,
            rating: turn.run.flatMap { ratings[$0.id] }?.text,
            handOvers: machine.thread.handOvers.filter { $0.turn == turn.id })
    }
}

/// Which blocks show a turn.
struct TurnOutline {
    let turn: Turn
    /// The agent as the user named it, for as long as the platform has not said more.
    let agentName: String
    /// Whether a question of this turn's can still be answered: then its card shows it.
    let isOpen: Bool
    /// The keys that go on from a failure of this turn's; none where the conversation has gone on.
    let ways: [WayOn]
    let timeZoneOffset: Duration
    let density: Density
    /// The steps that are shown otherwise.
    let densities: [StepKey: Density]

    /// What the user thinks of the answer, in words.
    var rating: String?
    /// To whom the conversation was handed over behind this turn.
    var handOvers: [HandOver] = []

    var blocks: [TranscriptBlock] {
        var blocks: [TranscriptBlock] = [
            .prompt(turn.prompt, time: Figures.timeOfDay(turn.created, offset: timeZoneOffset))
        ]
        guard let run = turn.run else { return blocks + targets }
        blocks.append(.header(agent: run.agentName ?? agentName, model: run.model))
        let items = items(of: run)
        blocks += items
        if let activity = Self.activity(of: run), !(run.progress == nil && items.last?.showsActivity == true) {
            blocks.append(.activity(activity, isWatched: run.link != .detached))
        }
        if !run.sources.isEmpty { blocks.append(.sources(run.sources)) }
        if !run.files.isEmpty { blocks.append(.files(run.files)) }
        blocks += run.warnings.map { .warning($0) }
        blocks += end(of: run)
        return blocks + targets
    }

    private var targets: [TranscriptBlock] { handOvers.map { .handedOver(to: $0.toAgent, $0.to) } }

    private func items(of run: Run) -> [TranscriptBlock] {
        var steps = StepBlock.all(of: run)[...]
        return run.items.enumerated().compactMap { index, item in
            switch item {
            case .part(let part) where part.text.isEmpty: return nil
            case .part(let part) where part.kind == .reasoning:
                return .reasoning(reasoning(part, item: index, isLast: index == run.items.count - 1, of: run))
            case .part(let part):
                return .text(item: index, part.id, epoch: part.epoch, version: part.version)
            case .step:
                var block = steps.removeFirst()
                block.density = densities[StepKey(run: run.id, step: block.step.id)] ?? density
                return .step(block)
            }
        }
    }

    private func reasoning(_ part: Part, item: Int, isLast: Bool, of run: Run) -> ReasoningBlock {
        let isOpen = isLast && !part.isFinal && Self.isWatched(run)
        var duration: Duration?
        if !isOpen, let started = part.started, let ended = part.ended, ended > started { duration = ended - started }
        return ReasoningBlock(
            item: item, part: part.id, epoch: part.epoch, version: part.version, isOpen: isOpen, duration: duration,
            density: density)
    }

    private static func isWatched(_ run: Run) -> Bool { !run.state.isEnded && run.link == .live }

    private func end(of run: Run) -> [TranscriptBlock] {
        var blocks: [TranscriptBlock] = []
        switch run.outcome {
        case .failed(let failure): blocks.append(.failure(failure, ways: ways))
        case .needs(let need): if !isOpen { blocks.append(.need(need)) }
        case .completed, .cutOff, .cancelled, .rejected, .expired, nil: break
        }
        if let footer = RunFooter.text(of: run, note: rating) {
            blocks.append(.footer(footer, advice: run.outcome?.next))
        }
        return blocks
    }

    /// What the run is doing, where neither growing text nor a running step shows it.
    private static func activity(of run: Run) -> String? {
        switch run.state {
        case .ended, .runningTool: return run.progress.flatMap { run.state.isEnded ? nil : $0 }
        case .streaming: return run.link == .live ? nil : link(of: run)
        case .contacting: return "contacting"
        case .working: return run.progress ?? link(of: run) ?? "working"
        case .awaitingFlow:
            // Its answer comes outside the stream: the server is asked for it by design.
            let isAsked = run.link == .live || run.link == .polling
            return run.progress ?? (isAsked ? nil : link(of: run)) ?? "the flow is running"
        }
    }

    private static func link(of run: Run) -> String? {
        switch run.link {
        case .live: nil
        case .polling where run.handle?.isPolledByChoice == true: "asking the server"
        case .polling: "the stream is gone; asking the server"
        case .detached: "detached; the run goes on at the server"
        case .lost: "the server does not answer; the run may be going on"
        }
    }
}
