internal import BatonCore

/// Times, amounts and ids as people read them; the same in every locale.
enum Figures {
    /// The hour and minute of day, `offset` after UTC.
    static func timeOfDay(_ moment: Moment, offset: Duration) -> String {
        let dayMilliseconds: Int64 = 86_400_000
        let time = (moment.unixMilliseconds + offset.milliseconds) % dayMilliseconds
        let sinceMidnight = (time + dayMilliseconds) % dayMilliseconds
        return twoDigits(sinceMidnight / 3_600_000) + ":" + twoDigits(sinceMidnight / 60_000 % 60)
    }

    /// The server's figure, without more digits than say something: `$0.0013`, `$1.25`.
    static func dollars(_ amount: Double) -> String {
        // Below ten cents, ten thousandths of a dollar are what models' prices come to.
        let digits = abs(amount) < 0.1 ? 4 : 2
        let scale: Int64 = digits == 4 ? 10_000 : 100
        // Beyond, nobody counts cents, and 64 bits would not hold them.
        guard amount.isFinite, abs(amount) < 1e12 else { return "$\(amount)" }
        let units = Int64((abs(amount) * Double(scale)).rounded())
        let fraction = String(units % scale)
        let zeros = String(repeating: "0", count: digits - fraction.count)
        return (amount < 0 ? "−$" : "$") + "\(units / scale).\(zeros)\(fraction)"
    }

    /// Eight characters of an id that tell a person's ids apart: the first ones of a UUID, as everybody writes it, the last
    /// ones behind `…` of ids that begin with a word or with their time (a ULID, a UUID of version 7).
    static func shortened(id: String) -> String {
        let (count, margin) = (8, 2)
        if id.count <= count + margin { return id }
        let groups = id.split(separator: "-")
        let isSorted = groups.count > 2 && groups[2].first == "7"
        return groups[0].count == count && !isSorted ? String(groups[0]) : "…" + id.suffix(count)
    }

    private static func twoDigits(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
