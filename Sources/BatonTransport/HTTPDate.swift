/// A date in any of HTTP's three forms (RFC 9110 §5.6.7), read without Foundation's formatters, which need its locale
/// tables.
enum HTTPDate {
    private static let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]

    static func secondsSince1970(_ text: String) -> Int64? {
        // "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"
        let words = text.lowercased().split { $0 == " " || $0 == "," || $0 == "-" }
        if words.count == 6, words[5] == "gmt" || words[5] == "utc" {
            return seconds(day: words[1], month: words[2], year: words[3], time: words[4])
        }
        guard words.count == 5 else { return nil }
        return seconds(day: words[2], month: words[1], year: words[4], time: words[3])
    }

    private static func seconds(day: Substring, month: Substring, year: Substring, time: Substring) -> Int64? {
        let clock = time.split(separator: ":").compactMap { Int64($0) }
        guard let day = Int64(day), (1...31).contains(day), let month = months.firstIndex(of: String(month)),
            var year = Int64(year), (0...9999).contains(year), clock.count == 3, (0...23).contains(clock[0]),
            (0...59).contains(clock[1]),
            // A leap second is written as 60.
            (0...60).contains(clock[2])
        else { return nil }
        // Two digits: before 1970 there was no web.
        if year < 100 { year += year < 70 ? 2000 : 1900 }
        return daysSince1970(year: year, month: Int64(month) + 1, day: day) * 86_400
            + clock[0] * 3600 + clock[1] * 60 + clock[2]
    }

    /// Howard Hinnant, "chrono-compatible low-level date algorithms", days_from_civil: years begin in March, eras of
    /// 400 years have 146,097 days, and 719,468 of them lie before 1970.
    private static func daysSince1970(year: Int64, month: Int64, day: Int64) -> Int64 {
        let marchYear = month <= 2 ? year - 1 : year
        let era = marchYear / 400
        let yearOfEra = marchYear - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }
}
