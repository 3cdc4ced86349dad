package import BatonCore

/// What happened to one conversation: said by the user, by the platform through the runner, or by the clock.
package enum ConversationEvent: Hashable, Sendable {
    // The user
    case promptSubmitted(Prompt)
    /// Stop the run on the server, or whatever comes nearest to it there.
    case cancelRequested
    /// Stop watching; the run goes on.
    case detachRequested
    case reattachRequested
    /// Take a queued prompt back (its text goes to the composer, which is the caller's affair).
    case queuedPromptRemoved(index: Int)
    /// Let a queued prompt wait in another place.
    case queuedPromptMoved(index: Int, to: Int)
    /// Send what is queued although the last run failed, was cancelled, or asked something.
    case queueReleased
    /// Send the prompt again that the server refused (``ConversationMachine/refusedPrompt``).
    case retryRequested
    /// Leave the conversation at the server; the next message begins another with what was said in this one.
    case forkRequested

    /// The conversation goes on with another agent, or this one goes on from another's.
    case handedOver(HandOver)

    /// The calls of the newest run were answered without the user, who allowed that before
    /// (``ConversationMachine/automaticAnswerLimit``).
    case callsAnswered(Prompt)
    /// The user gave the thread a title.
    case titleChosen(String)

    // Elsewhere
    /// What the server has of the thread, oldest first.
    case turnsFound([RemoteTurn])

    // The runner
    /// The prompt could not be kept, so that it was not sent.
    case turnNotSaved(TurnID, HistoryFailure)
    /// Something else could not be kept; the conversation goes on.
    case historyFailed(HistoryFailure)
    case streamReceived(RunID, [SequencedEvent])
    /// The stream is over: with a failure, or without one and perhaps without an outcome.
    case streamEnded(RunID, PlatformFailure?)
    case pollAnswered(RunID, RunSnapshot)
    case pollFailed(RunID, PlatformFailure)
    case cancelAnswered(RunID, CancelAnswer)
    case cancelFailed(RunID, PlatformFailure)
    case figuresFound(RunID, Usage)
    case figuresMissing(RunID)

    // The clock
    case deadlinePassed(Deadline)

    /// Whether an answer ends with it.
    package var isEnd: Bool {
        switch self {
        case .streamReceived(_, let events): events.contains { if case .ended = $0.event { true } else { false } }
        case .streamEnded: true
        default: false
        }
    }
}

/// A moment that the machine asked to be told of. One that comes when nothing waits for it any more does nothing.
package enum Deadline: Hashable, Sendable {
    /// Time for poll number `attempt` of a run whose stream was lost.
    case poll(RunID, attempt: Int)
    /// The platform has had its time to confirm a cancel.
    case cancel(RunID)
    /// Time to ask for the figures of a run that has ended.
    case figures(RunID)
    /// Time to keep what has streamed of a run.
    case save(RunID)
}

/// What the conversation wants done; performed by ``CommandRunner`` in the order given.
package enum ConversationCommand: Hashable, Sendable {
    /// Keep the thread, before its first prompt.
    case saveThread(ChatThread)
    /// Keep the prompt. Where that fails, the commands after it in the same list are not performed.
    case saveTurn(Turn)
    case startRun(RunID, RunRequest)
    case poll(RunID, RemoteHandle)
    case cancelRun(RunID, RemoteHandle)
    /// Close the stream of a run, or stop asking for it.
    case stopWatching(RunID)
    case saveRun(Run, TurnID)
    case saveTitle(String)
    case saveHandOver(HandOver)
    /// Ask for the figures of a run that has ended.
    case readFigures(RunID, RemoteHandle)
    case schedule(Deadline, after: Duration)
}
