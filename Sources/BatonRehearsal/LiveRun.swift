/// A run in the ledger's hands: its record, its acts, and who waits for more.
///
/// Owned by one ``RunLedger``, which alone touches it.
final class LiveRun {
    private(set) var record: RunRecord
    private(set) var acts: [TimedAct] = []
    var performance: Task<Void, Never>?
    private var bells: [AsyncStream<Void>.Continuation] = []
    private var wordCounter = WordCounter()
    /// The agents at work, innermost last: the run's own and those that it has handed over to.
    private var agents: [String]

    init(record: RunRecord) {
        self.record = record
        agents = [record.agent.key]
    }

    func append(_ batch: [Act], at milliseconds: Int64) {
        for act in batch {
            acts.append(TimedAct(index: acts.count, act: act, millisecondsSince1970: milliseconds))
            apply(act, at: milliseconds)
        }
        record.usage.output = wordCounter.count
        record.actCount = acts.count
        ring()
    }

    func end(_ state: RunState, at milliseconds: Int64) {
        record.state = state
        record.ended = milliseconds
        for index in record.steps.indices where record.steps[index].state == .running {
            record.steps[index].state = .abandoned
        }
        for bell in bells { bell.finish() }
        bells = []
    }

    private func apply(_ act: Act, at milliseconds: Int64) {
        switch act {
        case .say(let delta):
            record.text += delta
            wordCounter.add(delta)
        case .think(let thought):
            record.steps.append(step(.reasoning(thought), .completed, at: milliseconds))
        case .call(let use):
            record.steps.append(step(.tool(use), .running, at: milliseconds))
        case .result(let use, let result, let took):
            close(took, .completed) { $0.kind == .tool(use) }
            record.steps.lastIndex { $0.kind == .tool(use) }.map { record.steps[$0].result = result }
        case .toolFailed(let use, let message, let took):
            close(took, .failed(message: message)) { $0.kind == .tool(use) }
        case .handOff(let agent, let input):
            record.steps.append(step(.handOff(to: agent, input: input), .running, at: milliseconds))
            agents.append(agent)
        case .handBack(let agent):
            if agents.count > 1 { agents.removeLast() }
            close(nil, .completed) { if case .handOff(agent, _) = $0.kind { true } else { false } }
        case .offer(let file):
            record.offers.append(file)
        case .ask(let ask):
            record.ask = ask
        case .misbehave(.goOnAlone):
            record.notice = RunRecord.Notice(text: record.text, time: milliseconds)
        case .progress, .wait, .fail, .misbehave:
            break
        }
    }

    private func step(_ kind: RunStep.Kind, _ state: RunStep.State, at milliseconds: Int64) -> RunStep {
        RunStep(kind: kind, agent: agents.last ?? record.agent.key, started: milliseconds, state: state)
    }

    private func close(_ took: Duration?, _ state: RunStep.State, where isMeant: (RunStep) -> Bool) {
        guard let index = record.steps.lastIndex(where: { $0.state == .running && isMeant($0) }) else { return }
        record.steps[index].state = state
        record.steps[index].took = took
    }
}

// MARK: - Listeners

extension LiveRun {
    /// Rings whenever there are new acts, and ends when the run does.
    ///
    /// A stream rather than checked continuations kept here: with those, about three test runs in a hundred crashed when they
    /// were resumed (Swift 6.3.1, debug build), for a reason that was not found; with streams none of 150 did.
    func bell() -> AsyncStream<Void> {
        let (stream, bell) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        if record.state.isEnded { bell.finish() } else { bells.append(bell) }
        return stream
    }

    /// Wakes the listeners, and forgets those that have left.
    private func ring() {
        bells.removeAll { bell in
            if case .terminated = bell.yield() { true } else { false }
        }
    }
}
