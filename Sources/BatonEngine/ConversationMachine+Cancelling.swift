internal import BatonCore

extension ConversationMachine {
    /// How long the platform has to confirm a cancel before the conversation goes on without its word.
    package static let cancelDeadline = Duration.seconds(2)

    mutating func cancel(at moment: Moment) -> [ConversationCommand] {
        switch phase {
        case .idle: return []
        case .contacting(let run, false):
            phase = .contacting(run, cancelWanted: true)
            tell("Cancelling as soon as the server has named the run", .info)
            return [.schedule(.cancel(run), after: Self.cancelDeadline)]
        case .contacting(let run, true), .cancelling(let run, _):
            return deadlinePassed(.cancel(run), at: moment)  // Asked twice: no longer waits for the platform's word.
        case .working(let run): return askToCancel(run, isStreaming: true)
        case .polling(let run, _, _), .detached(let run): return askToCancel(run, isStreaming: false)
        }
    }

    mutating func askToCancel(_ run: RunID, isStreaming: Bool) -> [ConversationCommand] {
        guard let handle = activeRun?.handle else {
            phase = .contacting(run, cancelWanted: true)
            return [.schedule(.cancel(run), after: Self.cancelDeadline)]
        }
        phase = .cancelling(run, isStreaming: isStreaming)
        // What was said of a run that goes on ("sent when this run has ended") is not so any more.
        if notice?.severity == .info { notice = nil }
        return [.cancelRun(run, handle), .schedule(.cancel(run), after: Self.cancelDeadline)]
    }

    mutating func cancelAnswered(
        _ run: RunID, _ answer: CancelAnswer, at moment: Moment
    ) -> [ConversationCommand] {
        guard case .cancelling(run, let isStreaming) = phase else { return [] }
        switch answer {
        case .accepted: return isStreaming ? [] : finish(.cancelled, at: moment)
        case .alreadyEnded:
            guard !isStreaming, let handle = activeRun?.handle else { return [] }
            return [.poll(run, handle)]
        case .unsupported:
            tell(
                "This platform has no way to cancel: stopped watching, the run goes on there", .warning,
                remedies: [.reattach, .newThread])
            return leave(run, .detached)
        }
    }

    mutating func cancelFailed(_ run: RunID, _ failure: PlatformFailure) -> [ConversationCommand] {
        guard case .cancelling(run, _) = phase else { return [] }
        tell("The server did not take the cancel: \(failure.advice.sentence)", .warning)
        return []  // The deadline decides.
    }

    mutating func detach() -> [ConversationCommand] {
        switch phase {
        case .working(let run) where activeRun?.handle != nil, .polling(let run, _, _):
            tell("Detached: the run goes on at the server", .info, remedies: [.reattach])
            return leave(run, .detached)
        case .contacting, .working:
            tell("The server has not named the run yet, so it cannot be left", .info)
            return []
        case .idle, .cancelling, .detached: return []
        }
    }

    mutating func reattach() -> [ConversationCommand] {
        guard case .detached(let run) = phase, let handle = activeRun?.handle else { return [] }
        phase = .polling(run, attempt: 1, failures: 0)
        setLink(.polling)
        return [.poll(run, handle)]
    }

    mutating func deadlinePassed(_ deadline: Deadline, at moment: Moment) -> [ConversationCommand] {
        switch deadline {
        case .poll(let run, let attempt):
            guard case .polling(run, attempt, _) = phase, let handle = activeRun?.handle else { return [] }
            return [.poll(run, handle)]
        case .figures(let run): return readFigures(of: run)
        case .save(let run): return save(run)
        case .cancel(let run):
            let doubt: String
            switch phase {
            case .cancelling(run, _): doubt = "The server has not confirmed the cancel"
            case .contacting(run, cancelWanted: true): doubt = "The server may still have the message"
            case .idle, .contacting, .working, .polling, .cancelling, .detached: return []  // Nothing waits for it.
            }
            changeRun { $0.apply(.warned(doubt), elapsed: .zero) }
            return finish(.cancelled, at: moment)
        }
    }
}
