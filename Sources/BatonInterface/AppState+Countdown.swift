internal import BatonCore
internal import BatonEngine
internal import BatonText

/// The wait that a server asked for before it takes another message.
extension AppState {
    /// How long is left until the message that the server refused may be sent again; nil where it asked for no wait, and
    /// zero once it is over.
    func waitLeft(at moment: Moment) -> Duration? {
        guard let machine = active.machine, machine.refusedPrompt != nil, let run = machine.thread.turns.last?.run,
            case .failed(let failure)? = run.outcome, let wait = failure.retryAfter, let total = run.total
        else { return nil }
        return max(.zero, run.began.monotonic + total + wait - moment.monotonic)
    }

    /// What the status line says of the wait.
    func waitText(at moment: Moment) -> String? {
        guard let left = waitLeft(at: moment) else { return nil }
        guard left > .zero else { return hint("sends it again", .retry, in: [.everywhere]) }
        let seconds = left.wholeSecondsUp
        return "again in " + (seconds < 60 ? "\(seconds) s" : DurationText.clock(.seconds(seconds)))
    }

    /// Asks for the moment at which the wait is one second shorter, while there is one in sight.
    mutating func countDownIfNeeded(at moment: Moment) -> [AppCommand] {
        guard !isCountdownScheduled, let left = waitLeft(at: moment), left > .zero else { return [] }
        isCountdownScheduled = true
        return [.schedule(.countdown, after: left - .seconds(left.wholeSecondsUp - 1))]
    }
}

extension Duration {
    /// A second that has begun counts as a whole one.
    fileprivate var wholeSecondsUp: Int {
        Int(components.seconds) + (components.attoseconds > 0 ? 1 : 0)
    }
}
