/// Local time in named places and at fixed offsets from UTC.
///
/// The places and their rules for summer time stand in a small table of our own: Foundation's named zones need ICU, whose
/// data alone is larger than the rest of the program, and would make the answer depend on the machine.
struct WorldClock: Hashable, Sendable {
    /// What the zone is called in results.
    let name: String
    /// Minutes east of UTC in winter.
    let standardOffset: Int
    var summer: SummerTime = .none

    /// When clocks stand an hour ahead.
    enum SummerTime: Hashable, Sendable {
        case none
        /// Last Sunday of March to last Sunday of October, at 01:00 UTC (directive 2000/84/EC).
        case europe
        /// Second Sunday of March to first Sunday of November, at 02:00 local time (15 U.S.C. § 260a).
        case northAmerica
        /// First Sunday of October to first Sunday of April, at 02:00 standard time.
        case australia
    }

    /// Minutes east of UTC at a moment.
    func offset(at secondsSince1970: Int64) -> Int {
        isSummer(at: secondsSince1970) ? standardOffset + 60 : standardOffset
    }

    private func isSummer(at seconds: Int64) -> Bool {
        let year = CivilTime(secondsSince1970: seconds + Int64(standardOffset) * 60).year
        let standard = Int64(standardOffset) * 60
        switch summer {
        case .none:
            return false
        case .europe:
            let start = CivilTime.lastSunday(ofMonth: 3, year: year) + 3_600
            return seconds >= start && seconds < CivilTime.lastSunday(ofMonth: 10, year: year) + 3_600
        case .northAmerica:
            let start = CivilTime.sunday(2, ofMonth: 3, year: year) + 7_200 - standard
            // 02:00 of summer time is 01:00 of standard time.
            return seconds >= start && seconds < CivilTime.sunday(1, ofMonth: 11, year: year) + 3_600 - standard
        case .australia:
            let end = CivilTime.sunday(1, ofMonth: 4, year: year) + 7_200 - standard
            return seconds < end || seconds >= CivilTime.sunday(1, ofMonth: 10, year: year) + 7_200 - standard
        }
    }
}

extension WorldClock {
    static let utc = WorldClock(name: "UTC", standardOffset: 0)

    /// The clock of a place, an abbreviation, or `utc+5:30`; nil for one that the table does not have.
    static func named(_ place: String) -> WorldClock? {
        places[place.lowercased()] ?? fixed(place.lowercased())
    }

    /// `utc+5`, `gmt-03:30`, `utc+0530`, at most 14 hours away.
    private static func fixed(_ text: String) -> WorldClock? {
        guard text.hasPrefix("utc") || text.hasPrefix("gmt"), let sign = text.dropFirst(3).first, "+-−".contains(sign)
        else {
            return nil
        }
        let digits = text.dropFirst(4).filter { $0 != ":" }
        guard (1...4).contains(digits.count), let number = Int(digits) else { return nil }
        let minutes = digits.count <= 2 ? number * 60 : number / 100 * 60 + number % 100
        guard minutes <= 14 * 60, digits.count <= 2 || number % 100 < 60 else { return nil }
        let offset = sign == "+" ? minutes : -minutes
        return WorldClock(name: "UTC" + CivilTime.offsetText(offset), standardOffset: offset)
    }

    /// One of each name, for an error's hint.
    static let examples = "UTC, London, Zürich, New York, São Paulo, Delhi, Tokyo, UTC+5:30"

    private static let places: [String: WorldClock] = {
        let table: [(names: String, zone: String, minutes: Int, SummerTime)] = [
            ("utc,gmt,z,zulu", "UTC", 0, .none), ("london,dublin,edinburgh,uk", "Europe/London", 0, .europe),
            ("lisbon,portugal", "Europe/Lisbon", 0, .europe),
            ("zürich,zurich,bern,geneva,basel,switzerland", "Europe/Zurich", 60, .europe),
            ("berlin,munich,hamburg,germany", "Europe/Berlin", 60, .europe),
            ("paris,france", "Europe/Paris", 60, .europe),
            ("rome,milan,italy", "Europe/Rome", 60, .europe), ("madrid,barcelona,spain", "Europe/Madrid", 60, .europe),
            ("amsterdam,netherlands", "Europe/Amsterdam", 60, .europe),
            ("vienna,austria", "Europe/Vienna", 60, .europe),
            ("athens,greece", "Europe/Athens", 120, .europe), ("helsinki,finland", "Europe/Helsinki", 120, .europe),
            ("istanbul,turkey", "Europe/Istanbul", 180, .none), ("dubai", "Asia/Dubai", 240, .none),
            ("delhi,new delhi,mumbai,bangalore,india", "Asia/Kolkata", 330, .none),
            ("kathmandu,nepal", "Asia/Kathmandu", 345, .none), ("bangkok,thailand", "Asia/Bangkok", 420, .none),
            ("beijing,shanghai,china", "Asia/Shanghai", 480, .none), ("hong kong", "Asia/Hong_Kong", 480, .none),
            ("singapore", "Asia/Singapore", 480, .none), ("tokyo,osaka,japan,jst", "Asia/Tokyo", 540, .none),
            ("seoul,korea", "Asia/Seoul", 540, .none),
            ("sydney,melbourne,canberra", "Australia/Sydney", 600, .australia),
            ("new york,boston,washington,toronto", "America/New_York", -300, .northAmerica),
            ("chicago,dallas,houston", "America/Chicago", -360, .northAmerica),
            ("denver", "America/Denver", -420, .northAmerica), ("phoenix", "America/Phoenix", -420, .none),
            ("los angeles,san francisco,seattle,california", "America/Los_Angeles", -480, .northAmerica),
            ("são paulo,sao paulo,brazil", "America/Sao_Paulo", -180, .none),
            ("buenos aires,argentina", "America/Argentina/Buenos_Aires", -180, .none),
            ("nairobi,kenya", "Africa/Nairobi", 180, .none), ("lagos,nigeria", "Africa/Lagos", 60, .none),
            ("johannesburg,cape town", "Africa/Johannesburg", 120, .none),
            ("cet", "CET (UTC+01:00)", 60, .none), ("cest", "CEST (UTC+02:00)", 120, .none),
            ("est", "EST (UTC-05:00)", -300, .none), ("edt", "EDT (UTC-04:00)", -240, .none),
            ("pst", "PST (UTC-08:00)", -480, .none), ("pdt", "PDT (UTC-07:00)", -420, .none),
        ]
        let pairs = table.flatMap { row in
            row.names.split(separator: ",")
                .map { (String($0), WorldClock(name: row.zone, standardOffset: row.minutes, summer: row.3)) }
        }
        return Dictionary(uniqueKeysWithValues: pairs)
    }()
}
