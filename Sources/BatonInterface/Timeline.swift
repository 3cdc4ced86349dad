internal import BatonCore

/// The phases of a run over its time, as far as somebody has seen them: no time is made up.
struct Timeline: Hashable {
    enum Kind: Hashable {
        /// Until the server had the message, or said anything.
        case sending
        /// Nothing came.
        case waiting
        case reasoning, tool, handOff, answer
    }

    struct Phase: Hashable {
        var id: PaneRowID
        var kind: Kind
        var label: String
        /// How many delegations deep.
        var depth = 0
        /// Since the run began; nil where nobody saw it.
        var start: Duration?
        /// Nil while it goes on, and where nobody saw it.
        var end: Duration?
        var isGoingOn = false
        /// The server's own figure, which may be known where the times are not.
        var reported: Duration?
        var hasFailed = false

        /// How long it took, or has taken until `now`; nil where nobody knows. What was begun and ended by one word of the
        /// server's was told only afterwards.
        func duration(now: Duration?) -> Duration? {
            if let reported { return reported }
            guard let start, let end = isGoingOn ? now : end, end - start >= .milliseconds(1) else { return nil }
            return end - start
        }
    }

    private(set) var phases: [Phase] = []
    /// How long the run has gone on, or took; nil where nobody saw it.
    let total: Duration?
    let isGoingOn: Bool

    /// Whether any phase has a time.
    var hasTimes: Bool { phases.contains { $0.start != nil } }

    // Shorter ones say nothing, and are only the network's rhythm.
    private static let leastWait = Duration.milliseconds(100)

    /// - Parameter now: the time since the run began, for one that is being watched.
    init(of run: Run, now: Duration) {
        isGoingOn = !run.state.isEnded && run.link != .detached
        total = isGoingOn ? now : run.total
        let nested = Nested(run, isGoingOn: isGoingOn)
        let seen = nested.roots.filter { $0.start != nil }
        let first = run.accepted ?? seen.compactMap(\.start).min()
        if first != nil || isGoingOn && nested.roots.isEmpty {
            phases.append(
                Phase(id: .sending, kind: .sending, label: "sent", start: .zero, end: first, isGoingOn: first == nil))
        }
        var reached = first
        var waits = 0
        // What nobody saw stays where it came among the others.
        for root in nested.roots {
            if let start = root.start, let from = reached, start - from >= Self.leastWait {
                wait(from: from, to: start, number: &waits)
            }
            append(root, nested)
            if root.isGoingOn { reached = nil } else if let end = root.end { reached = reached.map { max($0, end) } }
        }
        guard let reached, let total, total - reached >= Self.leastWait, !seen.isEmpty || isGoingOn else { return }
        wait(from: reached, to: isGoingOn ? nil : total, number: &waits)
    }

    private mutating func wait(from start: Duration, to end: Duration?, number: inout Int) {
        phases.append(
            Phase(
                id: .waiting(number), kind: .waiting, label: "waiting", start: start, end: end, isGoingOn: end == nil))
        number += 1
    }

    private mutating func append(_ root: Phase, _ nested: Nested) {
        var waiting = [root]
        while let phase = waiting.popLast() {
            phases.append(phase)
            if case .step(let id) = phase.id { waiting += (nested.children[id] ?? []).reversed() }
        }
    }

    /// The parts and steps of a run, those of a delegated agent under the hand-off; each list in the order of their beginnings.
    private struct Nested {
        var roots: [Phase] = []
        var children: [StepID: [Phase]] = [:]

        init(_ run: Run, isGoingOn: Bool) {
            var depths: [StepID: Int] = [:]
            for item in run.items {
                switch item {
                case .part(let part) where part.text.isEmpty: continue
                case .part(let part): roots.append(Phase(part))
                case .step(let step):
                    var phase = Phase(step, of: run, isGoingOn: isGoingOn)
                    let parent = step.parent.flatMap { id in depths[id].map { (id, $0) } }
                    phase.depth = parent.map { $0.1 + 1 } ?? 0
                    depths[step.id] = phase.depth
                    if let parent { children[parent.0, default: []].append(phase) } else { roots.append(phase) }
                }
            }
            Self.sort(&roots)
        }

        /// By their beginnings; what has none stays behind what came before it.
        private static func sort(_ phases: inout [Phase]) {
            var time = Duration.zero
            let keyed = phases.enumerated().map { offset, phase in
                if let start = phase.start { time = start }
                return (phase: phase, time: time, offset: offset)
            }
            phases = keyed.sorted { ($0.time, $0.offset) < ($1.time, $1.offset) }.map(\.phase)
        }
    }
}

extension Timeline.Phase {
    fileprivate init(_ part: Part) {
        self.init(
            id: .part(part.id), kind: part.kind == .text ? .answer : .reasoning,
            label: part.kind == .text ? "answer" : "reasoning", start: part.started, end: part.ended)
    }

    fileprivate init(_ step: Step, of run: Run, isGoingOn: Bool) {
        let isOpen = step.state == .running
        self.init(
            id: .step(step.id), kind: Self.kind(of: step), label: step.name, start: step.started,
            // What nobody ended ended with the run.
            end: isOpen ? nil : step.ended ?? step.started.flatMap { _ in run.total },
            isGoingOn: isOpen && isGoingOn && step.started != nil, reported: step.reportedDuration,
            hasFailed: step.state == .failed)
    }

    private static func kind(of step: Step) -> Timeline.Kind {
        switch step.kind {
        case .handOff: .handOff
        case .reasoning, .progress: .reasoning
        case .tool, .retrieval: .tool
        }
    }
}
