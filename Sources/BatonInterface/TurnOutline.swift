internal import BatonCore
internal import BatonEngine
internal import BatonScreen

extension SlotState {
    /// How the slot shows one of its turns; nil where there is none.
    func outline(ofTurn index: Int, timeZoneOffset: Duration) -> TurnOutline? {
        guard let machine, machine.thread.turns.indices.contains(index) else { return nil }
        return TurnOutline(
            turn: machine.thread.turns[index], agentName: machine.thread.agent.agent,
            isOpen: index == machine.thread.turns.count - 1 && machine.need != nil, timeZoneOffset: timeZoneOffset,
            density: density, densities: stepDensities)
    }
}

/// Which blocks show a turn.
struct TurnOutline {
    let turn: Turn
    /// The agent as the user named it, for as long as the platform has not said more.
    let agentName: String
    /// Whether a question of this turn's can still be answered.
    let isOpen: Bool
    let timeZoneOffset: Duration
    let density: Density
    /// The steps that are shown otherwise.
    let densities: [StepKey: Density]

    var blocks: [TranscriptBlock] {
        var blocks: [TranscriptBlock] = [
            .prompt(turn.prompt, time: Figures.timeOfDay(turn.created, offset: timeZoneOffset))
        ]
        guard let run = turn.run else { return blocks }
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
        return blocks
    }

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
        case .failed(let failure): blocks.append(.failure(failure))
        case .needs(let need): blocks.append(.need(need, isOpen: isOpen))
        case .completed, .cutOff, .cancelled, .rejected, .expired, nil: break
        }
        if let footer = RunFooter.text(of: run) { blocks.append(.footer(footer)) }
        return blocks
    }

    /// What the run is doing, where neither growing text nor a running step shows it.
    private static func activity(of run: Run) -> String? {
        switch run.state {
        case .ended, .runningTool: return run.progress.flatMap { run.state.isEnded ? nil : $0 }
        case .streaming: return run.link == .live ? nil : link(of: run)
        case .contacting: return "contacting"
        case .working: return run.progress ?? link(of: run) ?? "working"
        case .awaitingFlow: return run.progress ?? link(of: run) ?? "the flow is running"
        }
    }

    private static func link(of run: Run) -> String? {
        switch run.link {
        case .live: nil
        case .polling: "the stream is gone; asking the server"
        case .detached: "detached; the run goes on at the server"
        case .lost: "the server does not answer; the run may be going on"
        }
    }
}
