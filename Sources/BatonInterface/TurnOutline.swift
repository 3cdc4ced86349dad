internal import BatonCore
internal import BatonScreen

/// Which blocks show a turn.
struct TurnOutline {
    let turn: Turn
    /// The agent as the user named it, for as long as the platform has not said more.
    let agentName: String
    /// Whether a question of this turn's can still be answered.
    let isOpen: Bool
    let timeZoneOffset: Duration

    var blocks: [TranscriptBlock] {
        var blocks: [TranscriptBlock] = [
            .prompt(turn.prompt, time: Figures.timeOfDay(turn.created, offset: timeZoneOffset))
        ]
        guard let run = turn.run else { return blocks }
        blocks.append(.header(agent: run.agentName ?? agentName, model: run.model))
        blocks += items(of: run)
        if let activity = Self.activity(of: run) {
            blocks.append(.activity(activity, isWatched: run.link != .detached))
        }
        blocks += run.warnings.map { .warning($0) }
        blocks += end(of: run)
        return blocks
    }

    private func items(of run: Run) -> [TranscriptBlock] {
        let steps = run.steps
        let depths = Self.depths(of: steps)
        let nameColumns = min(Self.nameLimit, steps.map { TextWidth.columns(of: $0.name) }.max() ?? 0)
        return run.items.enumerated().compactMap { index, item in
            switch item {
            case .part(let part):
                part.text.isEmpty
                    ? nil : .text(item: index, part.id, part.kind, epoch: part.epoch, version: part.version)
            case .step(let step):
                .step(
                    StepBlock(
                        step: step, depth: depths[step.id] ?? 0, nameColumns: nameColumns,
                        isWatched: run.link != .detached, runBegan: run.began))
            }
        }
    }

    // Longer names push only their own row's arguments away.
    private static let nameLimit = 20
    // Deeper delegation than this is shown as if it were this deep: the row has only so much room.
    private static let depthLimit = 4

    static func depths(of steps: [Step]) -> [StepID: Int] {
        var depths: [StepID: Int] = [:]
        for step in steps {
            depths[step.id] = step.parent.flatMap { depths[$0] }.map { min($0 + 1, depthLimit) } ?? 0
        }
        return depths
    }

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
