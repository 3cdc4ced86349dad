/// Turns the waits that an agent writes into sleep, shortened by the speed and without drift.
///
/// Waits are added up and compared with the time that went by, so that many short ones cost few sleeps and late wake-ups
/// are made good.
struct Pacer {
    /// From this speed on nothing waits at all.
    static let unlimited = 1_000.0
    /// Below this a timer is coarser than what it should measure.
    private static let shortest = Duration.milliseconds(1)

    private let speed: Double
    private let clock: any Clock<Duration>
    private let elapsed: () -> Duration
    private var owed = Duration.zero

    init(speed: Double, clock: any Clock<Duration>) {
        self.speed = speed
        self.clock = clock
        elapsed = Self.stopwatch(on: clock)
    }

    /// The time since the pacer was made, by its clock.
    var time: Duration { elapsed() }

    /// - Returns: whether there is enough to wait for now.
    mutating func owe(_ wait: Duration) -> Bool {
        guard speed < Self.unlimited else { return false }
        owed += wait / speed
        return owed - elapsed() >= Self.shortest
    }

    /// - Throws: `CancellationError` when the task is cancelled meanwhile.
    func rest() async throws {
        try await clock.sleep(for: owed - elapsed())
    }

    private static func stopwatch<C: Clock<Duration>>(on clock: C) -> () -> Duration {
        let start = clock.now
        return { start.duration(to: clock.now) }
    }
}
