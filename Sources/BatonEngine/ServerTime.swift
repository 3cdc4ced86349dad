internal import BatonCore

/// Times as servers write them: RFC 3339, and what comes near it.
///
/// By hand, because servers write a `T` or a space, any number of digits behind the second or none, and a zone or none,
/// where Foundation's reading takes exactly one of those forms at a time.
package enum ServerTime {
    /// Milliseconds since 1970-01-01 00:00 UTC; a time without a zone is UTC.
    /// - Returns: nil for what is no such time.
    package static func milliseconds(_ text: String) -> Int64? {
        var rest = Array(text.utf8)[...]
        guard let year = number(4, &rest), skip("-", &rest), let month = number(2, &rest), skip("-", &rest),
            let day = number(2, &rest), skip("T", &rest) || skip("t", &rest) || skip(" ", &rest),
            let hour = number(2, &rest), skip(":", &rest), let minute = number(2, &rest), skip(":", &rest),
            let second = number(2, &rest), 1...12 ~= month, 1...31 ~= day, hour < 24, minute < 60, second <= 60
        else { return nil }
        let fraction = skip(".", &rest) ? milliseconds(&rest) : 0
        guard let zone = zone(&rest), rest.isEmpty else { return nil }
        let seconds = days(year, month, day) * 86_400 + hour * 3_600 + minute * 60 + second - zone
        return seconds * 1_000 + fraction
    }

    private static func number(_ digits: Int, _ rest: inout ArraySlice<UInt8>) -> Int64? {
        let text = rest.prefix(digits)
        guard text.count == digits, text.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
        rest = rest.dropFirst(digits)
        return text.reduce(0) { $0 * 10 + Int64($1 - 0x30) }
    }

    private static func skip(_ character: Unicode.Scalar, _ rest: inout ArraySlice<UInt8>) -> Bool {
        guard rest.first == UInt8(ascii: character) else { return false }
        rest = rest.dropFirst()
        return true
    }

    /// The digits behind a second, as far as they are milliseconds.
    private static func milliseconds(_ rest: inout ArraySlice<UInt8>) -> Int64 {
        let digits = rest.prefix { 0x30...0x39 ~= $0 }
        rest = rest.dropFirst(digits.count)
        let three = (Array(digits) + [0x30, 0x30, 0x30]).prefix(3)
        return three.reduce(0) { $0 * 10 + Int64($1 - 0x30) }
    }

    /// Seconds ahead of UTC: `Z`, `+02:00`, `+0200`, or nothing.
    private static func zone(_ rest: inout ArraySlice<UInt8>) -> Int64? {
        if rest.isEmpty || skip("Z", &rest) || skip("z", &rest) { return 0 }
        let isBehind = skip("-", &rest)
        guard isBehind || skip("+", &rest), let hours = number(2, &rest) else { return nil }
        _ = skip(":", &rest)
        guard let minutes = number(2, &rest) else { return nil }
        return (hours * 3_600 + minutes * 60) * (isBehind ? -1 : 1)
    }

    /// Days since 1970-01-01 in the proleptic Gregorian calendar: years are counted from March, so that a leap day is a
    /// year's last (Hinnant, "chrono-Compatible Low-Level Date Algorithms", 2014).
    private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
        let year = month <= 2 ? year - 1 : year
        let era = year / 400
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}
