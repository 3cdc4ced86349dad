/// How often frames are painted that no key asks for: 60 times a second over any longer time.
///
/// Two may come sooner, where as many were left out just before: so what comes more slowly than that, or alone, does not wait,
/// however its moments fall together with others.
struct FrameRate {
    // 60 frames a second.
    static let interval: Duration = .nanoseconds(16_666_667)
    static let reserve: Duration = .nanoseconds(33_333_334)

    /// When the next frame may be painted.
    private(set) var due: ContinuousClock.Instant

    init(at now: ContinuousClock.Instant) {
        due = now - Self.reserve
    }

    /// A frame has been painted that no key asked for.
    mutating func painted(at now: ContinuousClock.Instant) {
        due = max(due, now - Self.reserve) + Self.interval
    }

    /// What is to be painted is what the user has been waiting for, and nothing more is to come for a while.
    mutating func hurry(at now: ContinuousClock.Instant) {
        due = min(due, now)
    }
}
