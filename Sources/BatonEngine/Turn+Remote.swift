package import BatonCore

extension Turn {
    /// A turn as the server keeps it, as it would stand here if Baton had watched it.
    ///
    /// What only a witness knows is not made up: how long it took, and when its text and its steps came.
    /// - Parameter moment: now; stands in where the server gives no time.
    init(_ remote: RemoteTurn, at moment: Moment, using generator: inout SplitMix64) {
        let created = remote.created.flatMap { ServerTime.milliseconds($0) } ?? moment.unixMilliseconds
        let began = Moment(
            monotonic: moment.monotonic - .milliseconds(moment.unixMilliseconds - created), unixMilliseconds: created)
        var prompt = remote.prompt
        prompt.text = prompt.text.withoutRetelling
        self.init(id: .random(using: &generator), prompt: prompt, created: began)
        var run = Run(id: .random(using: &generator), began: began)
        for event in remote.events { run.apply(event, elapsed: .zero) }
        run.forgetTimes()
        if !run.state.isEnded { run.link = .detached }
        self.run = run
    }
}

extension Run {
    fileprivate mutating func forgetTimes() {
        accepted = nil
        firstText = nil
        total = nil
        for index in items.indices {
            switch items[index] {
            case .step(var step):
                step.started = nil
                step.ended = nil
                items[index] = .step(step)
            case .part(var part):
                part.started = nil
                part.ended = nil
                items[index] = .part(part)
            }
        }
    }
}

extension ChatThread {
    /// What of the server's turns came after the last one that this thread has.
    ///
    /// Turns are known by their run's or their answer's id, and where the platform gives neither, by what was said. Nothing
    /// is missing where the server does not know this thread's last turn: then nobody can say what came after it.
    package func missing(from remote: [RemoteTurn]) -> ArraySlice<RemoteTurn> {
        guard let last = turns.last(where: { $0.run?.handle?.ids.isEmpty == false }) else {
            return turns.isEmpty ? remote[...] : []
        }
        let known = remote.lastIndex { $0.isSame(as: last) } ?? remote.lastIndex { $0.says(last.prompt.text) }
        return known.map { remote[($0 + 1)...] } ?? []
    }
}

extension RemoteTurn {
    fileprivate func isSame(as turn: Turn) -> Bool {
        guard let ids = turn.run?.handle?.ids else { return false }
        return events.contains { event in
            guard case .accepted(let handle) = event else { return false }
            return [RemoteIDs.Kind.run, .message, .response].contains { ids[$0] != nil && ids[$0] == handle.ids[$0] }
        }
    }

    fileprivate func says(_ text: String) -> Bool {
        prompt.text.withoutRetelling.split(whereSeparator: \.isWhitespace) == text.split(whereSeparator: \.isWhitespace)
    }
}
