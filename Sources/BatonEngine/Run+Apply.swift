package import BatonCore

extension Run {
    /// Lays one event over what is known of this run; `elapsed` is the time since the run began.
    ///
    /// Pure bookkeeping for every kind of event: what it means for the conversation (cancel, poll, the next prompt) is
    /// ``ConversationMachine``'s affair. The cost of a delta does not depend on how much has come before it.
    package mutating func apply(_ event: RunEvent, elapsed: Duration) {
        switch event {
        case .accepted(let handle):
            self.handle = self.handle?.merging(handle) ?? handle
            if accepted == nil, items.isEmpty { accepted = elapsed }
            if state == .contacting { state = .working }
        case .started(let id, let agent, let model):
            agentID = id ?? agentID
            agentName = agent ?? agentName
            self.model = model ?? self.model
            if state == .contacting { state = .working }
        case .progressed(let line, _):
            // A notice that also came as text stands there already.
            progress = isSaid(line) ? nil : line
            if state == .contacting || state == .streaming { state = .working }
        case .stepStarted(let step): begin(step, elapsed: elapsed)
        case .stepEnded(let id, let end): finish(id, end, elapsed: elapsed)
        case .delta(let delta): append(delta, elapsed: elapsed)
        case .partCompleted(let part): complete(part, elapsed: elapsed)
        case .messageCompleted(let parts):
            let ids = Set(parts.map(\.id))
            items.removeAll { item in
                if case .part(let part) = item {
                    part.kind == .text && !part.isFinal && !ids.contains(part.id)
                } else {
                    false
                }
            }
            for part in parts { complete(part, elapsed: elapsed) }
        case .sourcesFound(let found):
            for source in found where !sources.contains(where: { $0.isSame(as: source) }) { sources.append(source) }
        case .filesOffered(let offered): for file in offered where !files.contains(file) { files.append(file) }
        case .usageReported(let usage):
            self.usage = self.usage?.merging(usage) ?? usage
            model = model ?? usage.model
        case .flowStarted: state = .awaitingFlow
        case .paused(let need):
            pause = need
            if let need { progress = need.question }
        case .threadNamed: break  // The thread's affair, not the run's.
        case .warned(let text): if !warnings.contains(text) { warnings.append(text) }
        case .unknownReceived(let name): unknownEvents[name, default: 0] += 1
        case .ended(let outcome): end(outcome, elapsed: elapsed)
        }
    }

    private func isSaid(_ line: String) -> Bool {
        guard case .part(let part)? = items.last, part.kind == .text else { return false }
        return part.text == line
    }

    private mutating func append(_ delta: Delta, elapsed: Duration) {
        guard !delta.text.isEmpty else { return }
        if delta.kind == .text { noteText(elapsed) }
        guard let index = index(of: delta.part), case .part(var part) = items[index] else {
            var part = Part(id: delta.part, kind: delta.kind, text: delta.text)
            part.started = elapsed
            part.ended = elapsed
            items.append(.part(part))
            return
        }
        // The array lets go of the part while its text grows: with one owner the text grows in place.
        items[index] = .part(Part(id: delta.part, kind: delta.kind))
        part.text += delta.text
        part.version += 1
        part.ended = elapsed
        items[index] = .part(part)
    }

    private mutating func complete(_ complete: Part, elapsed: Duration) {
        if complete.kind == .text, !complete.text.isEmpty { noteText(elapsed) }
        guard let index = index(of: complete.id), case .part(var part) = items[index] else {
            guard !complete.text.isEmpty else { return }
            var part = complete
            part.isFinal = true
            items.append(.part(part))
            return
        }
        if part.text != complete.text {
            if !complete.text.hasPrefix(part.text) { part.epoch += 1 }
            part.text = complete.text
            part.version += 1
        }
        part.isFinal = true
        items[index] = .part(part)
    }

    private mutating func noteText(_ elapsed: Duration) {
        firstText = firstText ?? elapsed
        progress = nil
        state = .streaming
    }

    private func index(of id: PartID) -> Int? {
        items.lastIndex { if case .part(let part) = $0 { part.id == id } else { false } }
    }

    private mutating func begin(_ newer: Step, elapsed: Duration) {
        guard let index = index(of: newer.id), case .step(var step) = items[index] else {
            var step = newer
            step.started = step.started ?? elapsed
            items.append(.step(step))
            if step.state == .running { state = .runningTool(step.name) }
            return
        }
        step.name = newer.name
        step.kind = newer.kind
        step.agent = newer.agent ?? step.agent
        step.parent = newer.parent ?? step.parent
        step.call = newer.call ?? step.call
        items[index] = .step(step)
    }

    private mutating func finish(_ id: StepID, _ end: StepEnd, elapsed: Duration) {
        guard let index = index(of: id), case .step(var step) = items[index] else { return }
        if step.state == .running { step.ended = elapsed }
        step.state = end.state
        step.result = end.result ?? step.result
        step.failure = end.failure ?? step.failure
        step.reportedDuration = end.reportedDuration ?? step.reportedDuration
        items[index] = .step(step)
        if case .runningTool = state { state = .working }
    }

    private func index(of id: StepID) -> Int? {
        items.lastIndex { if case .step(let step) = $0 { step.id == id } else { false } }
    }

    private mutating func end(_ outcome: Outcome, elapsed: Duration) {
        guard !state.isEnded else { return }
        state = .ended(outcome)
        total = elapsed
        progress = nil
        pause = nil
        for index in items.indices {
            guard case .step(var step) = items[index], step.state == .running else { continue }
            step.state = Self.stateOfOpenStep(outcome)
            items[index] = .step(step)
        }
    }

    /// What becomes of a step that nobody ended: it shares the run's fate, and waits no longer.
    private static func stateOfOpenStep(_ outcome: Outcome) -> Step.State {
        switch outcome {
        case .completed, .cutOff: .completed
        case .failed, .expired: .failed
        case .cancelled, .rejected, .needs: .cancelled
        }
    }
}
