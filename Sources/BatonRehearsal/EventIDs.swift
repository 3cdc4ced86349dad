/// Event ids in the manner of Redis streams, `<milliseconds>-<n>`: they grow, and are the same whenever the run is told.
struct EventIDs: Sendable {
    private var milliseconds: Int64 = 0
    private var count = 0

    /// - Parameter time: milliseconds since 1970; ids keep growing when it goes back.
    mutating func next(at time: Int64) -> String {
        count = time > milliseconds ? 0 : count + 1
        milliseconds = max(milliseconds, time)
        return "\(milliseconds)-\(count)"
    }
}
