internal import BatonCore

/// A day of the Gregorian calendar.
struct CalendarDay: Hashable {
    var year: Int64
    var month: Int
    var day: Int64

    /// In English, like all of the interface, and the same in every locale.
    var monthName: String {
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][month - 1]
    }
}

extension Figures {
    /// The day that it is at so many milliseconds since 1970, `offset` after UTC (Hinnant, "chrono-Compatible Low-Level
    /// Date Algorithms", 2014).
    static func day(_ milliseconds: Int64, offset: Duration) -> CalendarDay {
        let local = milliseconds + offset.milliseconds
        let dayMilliseconds: Int64 = 86_400_000
        let days = (local >= 0 ? local : local - dayMilliseconds + 1) / dayMilliseconds + 719_468
        let era = (days >= 0 ? days : days - 146_096) / 146_097
        let dayOfEra = days - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = Int(shifted < 10 ? shifted + 3 : shifted - 9)
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return CalendarDay(year: year, month: month, day: dayOfYear - (153 * shifted + 2) / 5 + 1)
    }
}
