package import BatonCore

/// One conversation's state machine: decides what happens next, and does nothing itself.
///
/// Events come in, commands go out, and all else is a value that views read. The same machine stands behind the screen,
/// `baton ask` and the tests. A message that the server may have accepted is never sent again: there is one place that
/// makes ``ConversationCommand/startRun(_:_:)``, and it makes a new turn each time.
package struct ConversationMachine: Hashable, Sendable {
    /// What the conversation is in the middle of. Each case lists its next ones.
    package enum Phase: Hashable, Sendable {
        /// Nothing runs. Next: `contacting`.
        case idle
        /// The prompt is on its way and the platform has not named the run yet; a cancel that comes now is remembered.
        /// Next: `working`, `cancelling`, `idle`.
        case contacting(RunID, cancelWanted: Bool)
        /// The stream is open. Next: `polling`, `cancelling`, `detached`, `idle`.
        case working(RunID)
        /// The stream is gone, and the run is asked for. Next: `polling` (next attempt), `cancelling`, `detached`, `idle`.
        case polling(RunID, attempt: Int, failures: Int)
        /// The platform was asked to stop the run; `isStreaming` tells whether it can say so on an open stream.
        /// Next: `detached` (it cannot cancel), `idle`.
        case cancelling(RunID, isStreaming: Bool)
        /// The run goes on unwatched. Next: `polling`, `cancelling`.
        case detached(RunID)
    }

    package internal(set) var thread: ChatThread
    package internal(set) var phase: Phase
    /// Prompts that wait for the run to end, oldest first.
    package internal(set) var queue: [Prompt] = []
    /// Whether the queue waits for the user, because the last run failed, was cancelled, or asked something.
    package internal(set) var isQueueHeld = false
    /// The newest thing that the user should be told.
    package internal(set) var notice: Notice?
    /// A prompt that certainly never reached the server; the composer takes it back with ``takeReturnedPrompt()``.
    package internal(set) var returnedPrompt: Prompt?

    /// What every request of this conversation sets of the platform's own (``RunRequest/parameters``).
    package var parameters = JSONObject()
    /// What every request of this conversation wants of a model (``RunRequest/isPlainCompletion``).
    package var isPlainCompletion = false
    /// Whether the cost of an answer that does not tell it is asked for after it (``Profile/fetchesFigures``).
    package var fetchesFigures = false

    /// How long a server may leave every question about a run unanswered before the run is left; nil: as long as runs are
    /// asked for at all (``pollingLimit``).
    package var patience: Duration?
    /// Since when nothing has answered, by the monotonic clock; nil while something does.
    package internal(set) var unansweredSince: Duration?

    /// The run whose figures are still to come.
    package internal(set) var awaitedFigures: RunID?
    /// Whether the conversation goes on in a new one at the server, which has not taken it yet.
    var isForked = false
    /// How many answers in a row were sent without the user.
    var automaticAnswers = 0

    /// The newest title that the platform gave.
    var givenTitle: String?

    var generator: SplitMix64
    /// The run whose text will be given to the history in a moment.
    var savedNext: RunID?

    /// - Parameter seed: what the ids of turns and runs are made from; two machines of one history need different ones.
    package init(thread: ChatThread, seed: UInt64) {
        self.thread = thread
        generator = SplitMix64(seed: seed)
        isForked = thread.origin != nil && thread.handle == nil
        if let run = thread.turns.last?.run, !run.state.isEnded, run.handle != nil {
            phase = .detached(run.id)
        } else {
            phase = .idle
            closeUnnamedRun()
        }
    }

    /// A run that neither ended nor was named before the program did: nobody can be asked about it.
    private mutating func closeUnnamedRun() {
        guard let run = thread.turns.last?.run, !run.state.isEnded else { return }
        changeRun { $0.apply(.ended(.failed(Self.unnamed(nil))), elapsed: .zero) }
    }

    /// The server has forgotten the thread: the next message begins another, and takes along what was said.
    package mutating func forgetServerThread() {
        thread.handle = nil
        isForked = !thread.turns.isEmpty || thread.origin != nil
    }

    /// Takes back prompts that waited when the program ended; they wait for the user now.
    package mutating func restore(queue: [Prompt]) {
        self.queue = queue
        isQueueHeld = !queue.isEmpty
    }

    /// The run that the conversation is in the middle of; nil when idle.
    package var activeRun: Run? { phase == .idle ? nil : thread.turns.last?.run }

    /// Whether a prompt submitted now waits in the queue.
    package var isBusy: Bool { phase != .idle }

    /// What the last run asked of the user; nil once something was sent.
    package var need: Need? {
        guard phase == .idle, case .needs(let need) = thread.turns.last?.run?.outcome else { return nil }
        return need
    }

    package mutating func takeReturnedPrompt() -> Prompt? {
        defer { returnedPrompt = nil }
        return returnedPrompt
    }

    /// Takes one event and says what is to be done, in that order.
    package mutating func handle(_ event: ConversationEvent, at moment: Moment) -> [ConversationCommand] {
        switch event {
        case .promptSubmitted(let prompt):
            automaticAnswers = 0
            return submit(prompt, at: moment)
        case .callsAnswered(let prompt): return answerByItself(prompt, at: moment)
        case .retryRequested: return retry(at: moment)
        case .forkRequested: return fork(at: moment)
        case .handedOver(let handOver): return handedOver(handOver)
        case .cancelRequested: return cancel(at: moment)
        case .detachRequested: return detach()
        case .reattachRequested: return reattach()
        case .queuedPromptRemoved(let index):
            if queue.indices.contains(index) { queue.remove(at: index) }
            return []
        case .queuedPromptMoved(let index, let target):
            if queue.indices.contains(index), queue.indices.contains(target) {
                queue.insert(queue.remove(at: index), at: target)
            }
            return []
        case .queueReleased: return phase == .idle ? next(at: moment) : []
        case .titleChosen(let title): return titleChosen(title)
        case .turnsFound(let turns): return turnsFound(turns, at: moment)
        case .turnNotSaved(let turn, let failure): return turnNotSaved(turn, failure, at: moment)
        case .historyFailed(let failure):
            tell("The history could not be written: \(failure.message)", .warning)
            return []
        case .streamReceived(let run, let events): return received(run, events, at: moment)
        case .streamEnded(let run, let failure): return streamEnded(run, failure, at: moment)
        case .pollAnswered(let run, let snapshot): return pollAnswered(run, snapshot, at: moment)
        case .pollFailed(let run, let failure): return pollFailed(run, failure, at: moment)
        case .cancelAnswered(let run, let answer): return cancelAnswered(run, answer, at: moment)
        case .cancelFailed(let run, let failure): return cancelFailed(run, failure)
        case .figuresFound(let run, let usage): return figuresFound(run, usage)
        case .figuresMissing(let run): return figuresMissing(run)
        case .deadlinePassed(let deadline): return deadlinePassed(deadline, at: moment)
        }
    }
}
