/// Times as the platforms write them: ISO 8601 in UTC, with as many digits as each of them prints.
enum WireTime {
    /// `2025-07-15T13:09:11.307000Z`, as watsonx Orchestrate prints times.
    static func microseconds(_ millisecondsSince1970: Int64) -> String {
        text(millisecondsSince1970, trailing: "000")
    }

    /// `2026-08-21T10:15:00.000Z`, as orq.ai prints them.
    static func milliseconds(_ millisecondsSince1970: Int64) -> String {
        text(millisecondsSince1970, trailing: "")
    }

    private static func text(_ time: Int64, trailing: String) -> String {
        let (days, inDay) = time.flooredDivision(by: 86_400_000)
        let date = Self.date(days: days)
        let day = "\(padded(date.year, 4))-\(padded(date.month, 2))-\(padded(date.day, 2))"
        let hours = inDay / 3_600_000
        let minutes = inDay / 60_000 % 60
        let seconds = inDay / 1_000 % 60
        return "\(day)T\(padded(hours, 2)):\(padded(minutes, 2)):\(padded(seconds, 2))."
            + "\(padded(inDay % 1_000, 3))\(trailing)Z"
    }

    /// The civil date of a day counted from 1970-01-01, in the proleptic Gregorian calendar.
    ///
    /// Years are counted from March, so that the leap day is a year's last; an era is the calendar's 400-year cycle of
    /// 146,097 days, and 719,468 days lie between 0000-03-01 and 1970-01-01.
    private static func date(days: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let (era, dayOfEra) = (days + 719_468).flooredDivision(by: 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        return (era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, day)
    }

    private static func padded(_ number: Int64, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}

extension Int64 {
    fileprivate func flooredDivision(by divisor: Int64) -> (quotient: Int64, remainder: Int64) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
