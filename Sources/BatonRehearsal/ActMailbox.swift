import Synchronization

/// Where a listener's acts gather while what came before is being written, so that they are sent on together.
///
/// Any task may put acts in; one takes them out. Unbounded: what gathers is at most one run.
final class ActMailbox: Sendable {
    /// Why no more acts come.
    enum End: Hashable, Sendable {
        /// The run has ended, or is forgotten.
        case runEnded
        /// The listener's time was up; the run goes on.
        case timedOut
        /// The listener has what it wanted; the run may go on.
        case stopped
    }

    private struct State {
        var acts: [TimedAct] = []
        var end: End?
    }

    private let state = Mutex(State())
    /// One signal waits at most: it says that there is something, not how much.
    private let (signals, signal) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))

    /// Why no more acts come; nil while more may.
    var end: End? { state.withLock(\.end) }

    func put(_ acts: [TimedAct]) {
        state.withLock { $0.acts += acts }
        signal.yield()
    }

    /// The first end counts; acts that are in already are still taken out.
    func close(_ end: End) {
        state.withLock { $0.end = $0.end ?? end }
        signal.yield()
    }

    /// Everything that has gathered, waiting for it when there is nothing; nil at the end, and when the task is cancelled.
    func take() async -> [TimedAct]? {
        var arrivals = signals.makeAsyncIterator()
        while true {
            let (acts, end) = state.withLock { state in
                defer { state.acts = [] }
                return (state.acts, state.end)
            }
            if !acts.isEmpty { return acts }
            if end != nil { return nil }
            guard await arrivals.next() != nil else { return nil }
        }
    }
}
