/// Dates and times as JSON Schema's formats write them (RFC 3339 section 5.6).
enum DateWords {
    /// `2026-03-01`, a day that there is.
    static func isDate(_ text: Substring) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard parts.count == 3, let year = number(parts[0], digits: 4), let month = number(parts[1], digits: 2),
            let day = number(parts[2], digits: 2), (1...12).contains(month)
        else { return false }
        return (1...days(in: month, of: year)).contains(day)
    }

    private static func days(in month: Int, of year: Int) -> Int {
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    }

    /// A date, `T` or a space, and a time; the zone may be left out, as forms in browsers leave it out.
    static func isDateTime(_ text: String) -> Bool {
        guard let mark = text.firstIndex(where: { $0 == "T" || $0 == "t" || $0 == " " }) else { return false }
        return isDate(text[..<mark]) && isTime(text[text.index(after: mark)...])
    }

    /// `10:15`, `10:15:30.5`, `10:15Z`, `10:15+01:00`.
    static func isTime(_ text: Substring) -> Bool {
        var clock = text.utf8[...]
        if clock.last == UInt8(ascii: "Z") || clock.last == UInt8(ascii: "z") {
            clock.removeLast()
        } else if let sign = clock.lastIndex(where: { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }) {
            guard isHoursAndMinutes(clock[clock.index(after: sign)...]) else { return false }
            clock = clock[..<sign]
        }
        let parts = clock.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard parts.count == 3 else { return isHoursAndMinutes(clock) }
        let seconds = parts[2].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        // 60 is a leap second.
        guard let whole = number(seconds[0], digits: 2), whole <= 60, seconds.count <= 2 else { return false }
        let fraction = seconds.dropFirst().first
        return isHoursAndMinutes(clock[..<parts[1].endIndex])
            && (fraction.map { !$0.isEmpty && $0.allSatisfy(isDigit) } ?? true)
    }

    private static func isHoursAndMinutes<Bytes: BidirectionalCollection<UInt8>>(_ text: Bytes) -> Bool {
        let parts = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard parts.count == 2, let hours = number(parts[0], digits: 2), let minutes = number(parts[1], digits: 2)
        else { return false }
        return hours < 24 && minutes < 60
    }

    private static func number(_ bytes: some Collection<UInt8>, digits: Int) -> Int? {
        guard bytes.count == digits, bytes.allSatisfy(isDigit) else { return nil }
        return bytes.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }
}
