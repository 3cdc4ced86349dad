import BatonTerminal
import Synchronization

/// A clock whose waits are timers of the chat's event loop, which sleeps while there are none.
struct LoopClock: Clock {
    /// Has `action` performed after the delay.
    let schedule: @Sendable (Duration, @escaping @Sendable () -> Void) -> Void

    var now: ContinuousClock.Instant { .now }
    var minimumResolution: Duration { .milliseconds(1) }

    /// One wait, which ends once: by its time, or by the task's cancellation, whichever comes first.
    private final class Wait: Sendable {
        private struct State {
            var continuation: CheckedContinuation<Void, any Error>?
            var end: Result<Void, any Error>?
        }

        private let state = Mutex(State())

        func begin(_ continuation: CheckedContinuation<Void, any Error>) {
            let end = state.withLock { state in
                if state.end == nil { state.continuation = continuation }
                return state.end
            }
            if let end { continuation.resume(with: end) }
        }

        func finish(_ end: Result<Void, any Error>) {
            let continuation = state.withLock { state in
                if state.end == nil { state.end = end }
                defer { state.continuation = nil }
                return state.continuation
            }
            continuation?.resume(with: end)
        }
    }

    func sleep(until deadline: ContinuousClock.Instant, tolerance: Duration?) async throws {
        let wait = Wait()
        schedule(deadline - .now) { wait.finish(.success(())) }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { wait.begin($0) }
        } onCancel: {
            wait.finish(.failure(CancellationError()))
        }
    }
}
