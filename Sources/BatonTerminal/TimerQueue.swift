/// Actions that wait for their time.
struct TimerQueue {
    private struct Timer {
        let due: ContinuousClock.Instant
        let action: @UI () -> Void
    }

    /// By time, the latest first. A handful at most.
    private var timers: [Timer] = []

    /// When the first is due.
    var next: ContinuousClock.Instant? { timers.last?.due }

    mutating func add(_ action: @escaping @UI () -> Void, at due: ContinuousClock.Instant) {
        // Before those of the same time, as the last is taken first: so equals run in the order they came.
        let place = timers.firstIndex { $0.due <= due } ?? timers.endIndex
        timers.insert(Timer(due: due, action: action), at: place)
    }

    /// Removes and returns the actions that are due, the earliest first.
    mutating func takeDue() -> [@UI () -> Void] {
        guard !timers.isEmpty else { return [] }
        let now = ContinuousClock.now
        var due: [@UI () -> Void] = []
        while let timer = timers.last, timer.due <= now {
            due.append(timer.action)
            timers.removeLast()
        }
        return due
    }
}
