internal import BatonCore

extension ConversationMachine {
    mutating func streamEnded(
        _ run: RunID, _ failure: PlatformFailure?, at moment: Moment
    ) -> [ConversationCommand] {
        switch phase {
        case .contacting(run, _), .working(run):
            guard let handle = activeRun?.handle, !handle.ids.isEmpty else {
                return finish(.failed(Self.unnamed(failure)), at: moment)
            }
            setLink(.polling)
            phase = .polling(run, attempt: 1, failures: 0)
            return [.schedule(.poll(run, attempt: 1), after: Self.pollDelay(1, failure?.retryAfter))]
        case .cancelling(run, isStreaming: true):
            phase = .cancelling(run, isStreaming: false)
            guard let handle = activeRun?.handle else { return [] }
            return [.poll(run, handle)]
        case .idle, .contacting, .working, .polling, .cancelling, .detached: return []  // Late.
        }
    }

    /// The failure of a run that the server never named: there is nothing to ask for, and nothing is sent again.
    static func unnamed(_ failure: PlatformFailure?) -> PlatformFailure {
        failure
            ?? PlatformFailure(
                .connectionLost, "The connection ended before the server named the run", delivery: .unknown,
                hint: "The server may have the message: look before you send it again.")
    }

    mutating func pollAnswered(
        _ run: RunID, _ snapshot: RunSnapshot, at moment: Moment
    ) -> [ConversationCommand] {
        switch phase {
        case .polling(run, let attempt, _):
            setLink(.polling)
            unansweredSince = nil
            let commands = apply(snapshot.events.map { SequencedEvent($0) }, at: moment)
            guard phase != .idle, case .polling(run, _, _) = phase else { return commands }
            return commands + pollAgain(run, after: attempt, failures: 0, wait: nil, at: moment)
        case .cancelling(run, _):
            return apply(snapshot.events.filter { !$0.isContent }.map { SequencedEvent($0) }, at: moment)
        case .idle, .contacting, .working, .polling, .cancelling, .detached: return []  // Late.
        }
    }

    mutating func pollFailed(
        _ run: RunID, _ failure: PlatformFailure, at moment: Moment
    ) -> [ConversationCommand] {
        guard case .polling(run, let attempt, let failures) = phase else { return [] }
        switch failure.code {
        case .runNotFound, .threadNotFound, .notFound: return finish(.failed(failure), at: moment)
        case .unauthorized, .forbidden, .unsupported, .local:
            let advice = failure.advice
            tell(advice.sentence, .error, hint: advice.next, remedies: [.reattach])
            return leave(run, .lost)
        default:
            if failures == 0 { unansweredSince = moment.monotonic }
            if failures + 1 >= Self.failuresUntilLost { setLink(.lost) }
            if let left = timeUntilGivenUp(at: moment.monotonic), left <= .zero, activeRun?.link == .lost {
                tell("The server has not answered for too long", .warning, remedies: [.reattach])
                return leave(run, .lost)
            }
            return pollAgain(run, after: attempt, failures: failures + 1, wait: failure.retryAfter, at: moment)
        }
    }

    mutating func pollAgain(
        _ run: RunID, after attempt: Int, failures: Int, wait: Duration?, at moment: Moment
    ) -> [ConversationCommand] {
        if let began = activeRun?.began, moment.monotonic - began.monotonic > Self.pollingLimit {
            tell("The run is still going on at the server", .warning, remedies: [.reattach])
            return leave(run, .detached)
        }
        phase = .polling(run, attempt: attempt + 1, failures: failures)
        return [.schedule(.poll(run, attempt: attempt + 1), after: Self.pollDelay(attempt + 1, wait))]
    }

    /// How much longer a server is asked that does not answer; nil while it does.
    package func timeUntilGivenUp(at now: Duration) -> Duration? {
        guard case .polling = phase, let since = unansweredSince, let run = activeRun else { return nil }
        let limit = Self.pollingLimit - (now - run.began.monotonic)
        return patience.map { min($0 - (now - since), limit) } ?? limit
    }

    /// Stops watching a run that goes on.
    mutating func leave(_ run: RunID, _ link: Link) -> [ConversationCommand] {
        phase = .detached(run)
        unansweredSince = nil
        setLink(link)
        guard let turn = thread.turns.last, let run = turn.run else { return [] }
        return [.stopWatching(run.id), .saveRun(run, turn.id)]
    }

    /// 0.5 s, then half as much again each time, at most 5 s; never sooner than the server asked.
    package static func pollDelay(_ attempt: Int, _ wait: Duration?) -> Duration {
        var delay = Duration.milliseconds(500)
        for _ in 1..<max(1, min(attempt, 7)) { delay = delay * 3 / 2 }
        return max(min(delay, .seconds(5)), wait ?? .zero)
    }

    /// How long a run is asked for before Baton leaves it to the user to ask again.
    package static let pollingLimit = Duration.seconds(15 * 60)
    /// After so many unanswered polls in a row the link is called lost (and still tried).
    package static let failuresUntilLost = 3
}
