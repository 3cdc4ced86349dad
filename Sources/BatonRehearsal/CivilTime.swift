/// Date and time of day in the Gregorian calendar, without a time zone.
///
/// By Howard Hinnant's algorithms (https://howardhinnant.github.io/date_algorithms.html), because Foundation's calendar
/// would bring ICU into a program whose start is measured in milliseconds.
struct CivilTime: Hashable, Sendable {
    let year: Int
    let month: Int
    let day: Int
    let hour: Int
    let minute: Int
    let second: Int
    /// 0 is Sunday.
    let weekday: Int

    init(secondsSince1970 seconds: Int64) {
        let days = Int((Double(seconds) / 86_400).rounded(.down))
        let time = Int(seconds) - days * 86_400
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        (hour, minute, second) = (time / 3_600, time / 60 % 60, time % 60)
        weekday = ((days + 4) % 7 + 7) % 7
    }

    /// The start of a day in seconds since 1970.
    static func midnight(day: Int, month: Int, year: Int) -> Int64 {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return Int64(era * 146_097 + dayOfEra - 719_468) * 86_400
    }

    /// The start of the month's `number`th Sunday, in seconds since 1970.
    static func sunday(_ number: Int, ofMonth month: Int, year: Int) -> Int64 {
        let first = midnight(day: 1, month: month, year: year)
        let until = (7 - CivilTime(secondsSince1970: first).weekday) % 7
        return first + Int64(until + 7 * (number - 1)) * 86_400
    }

    /// The start of the last Sunday of a month of 31 days.
    static func lastSunday(ofMonth month: Int, year: Int) -> Int64 {
        let last = midnight(day: 31, month: month, year: year)
        return last - Int64(CivilTime(secondsSince1970: last).weekday) * 86_400
    }

    /// `+05:30` for 330 minutes east.
    static func offsetText(_ minutes: Int) -> String {
        let size = Int(minutes.magnitude)
        return (minutes < 0 ? "-" : "+") + twoDigits(size / 60) + ":" + twoDigits(size % 60)
    }

    /// `2026-11-22`.
    var date: String { "\(year)-\(Self.twoDigits(month))-\(Self.twoDigits(day))" }
    /// `21:55:14`.
    var time: String { [hour, minute, second].map(Self.twoDigits).joined(separator: ":") }

    var weekdayName: String {
        ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"][weekday]
    }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
