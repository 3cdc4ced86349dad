/// A stretch of time on so many columns, in eighths of a column.
struct TimeScale: Hashable {
    let columns: Int
    /// What the last column ends at.
    let end: Duration

    /// - Parameter isGrowing: leaves room to grow into, so that what is drawn stays where it is while time passes.
    init(columns: Int, total: Duration, isGrowing: Bool) {
        self.columns = max(1, columns)
        end = isGrowing ? Self.roundEnd(after: total) : max(total, .milliseconds(1))
    }

    /// The next of 1, 1.5, 2, 3, 5 and 7 times a power of ten of seconds, or of their like in minutes and hours.
    private static func roundEnd(after total: Duration) -> Duration {
        let seconds: [Double] = [1, 1.5, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 60, 75, 90]
        if let end = seconds.map({ Duration.seconds($0) }).first(where: { $0 > total }) { return end }
        var end = Duration.seconds(120)
        while end <= total { end = end + end / 2 }
        return end
    }

    /// How far from the left `time` is, in eighths of a column.
    func eighths(at time: Duration) -> Int {
        let share = time / end
        return max(0, min(columns * 8, Int((share * Double(columns * 8)).rounded())))
    }

    /// A bar between two times: blank columns, then what fills it. Never nothing, however short.
    func bar(from start: Duration, to end: Duration) -> (lead: Int, text: String) {
        let from = min(eighths(at: start), columns * 8 - 1)
        let until = max(eighths(at: end), from + 1)
        let lead = from / 8
        // A bar begins at a column or at its half; only its end is told in eighths.
        let beginsAtHalf = from % 8 >= 4 && until > (lead + 1) * 8
        var text = beginsAtHalf ? "▐" : ""
        let rest = until - (lead + (beginsAtHalf ? 1 : 0)) * 8
        text += String(repeating: "█", count: rest / 8)
        if rest % 8 > 0 { text += Self.ends[rest % 8 - 1] }
        return (lead, text)
    }

    /// The same for a time in which nothing happens.
    func line(from start: Duration, to end: Duration) -> (lead: Int, text: String) {
        let lead = min(eighths(at: start) / 8, columns - 1)
        return (lead, String(repeating: "╌", count: max(1, (eighths(at: end) + 7) / 8 - lead)))
    }

    private static let ends = ["▏", "▎", "▍", "▌", "▋", "▊", "▉"]
}
