import Synchronization

/// A clock of its own time, which nothing but sleeping moves: a sleep takes no time at all while the gate is open, and waits
/// for it while it is closed.
final class GateClock: Clock, Sendable {
    struct Instant: InstantProtocol {
        var time: Duration

        func advanced(by duration: Duration) -> Self { Self(time: time + duration) }
        func duration(to other: Self) -> Duration { other.time - time }
        static func < (left: Self, right: Self) -> Bool { left.time < right.time }
    }

    private struct State {
        var now = Duration.zero
        var isOpen: Bool
        var sleepers: [Int: CheckedContinuation<Void, Never>] = [:]
        var newest = 0
    }

    private let state: Mutex<State>

    init(isOpen: Bool = true) {
        state = Mutex(State(isOpen: isOpen))
    }

    var now: Instant { Instant(time: state.withLock { $0.now }) }
    var minimumResolution: Duration { .nanoseconds(1) }

    func open() {
        let sleepers = state.withLock { state in
            state.isOpen = true
            defer { state.sleepers = [:] }
            return state.sleepers.values
        }
        for sleeper in sleepers { sleeper.resume() }
    }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        let number = state.withLock { state in
            state.newest += 1
            return state.newest
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let mayGo = state.withLock { state in
                    if state.isOpen || Task.isCancelled { return true }
                    state.sleepers[number] = continuation
                    return false
                }
                if mayGo { continuation.resume() }
            }
        } onCancel: {
            state.withLock { $0.sleepers.removeValue(forKey: number) }?.resume()
        }
        try Task.checkCancellation()
        state.withLock { $0.now = max($0.now, deadline.time) }
    }
}
