import BatonScreen

/// A call's arguments on one line.
package enum ArgumentSummary {
    /// What an argument keeps of its value when there is not room for all: enough to tell a city from a country.
    private static let leastValueColumns = 8

    /// `city=Bern units="degrees Celsius"`, in at most `columns` columns.
    ///
    /// Values with white space stand in quotation marks, and line feeds in them become spaces. Where there is no room for
    /// all, the longest values are cut first, so that every name is still to be seen; then the line is.
    package static func line(_ arguments: [(name: String, value: String)], columns: Int) -> String {
        let words = arguments.map { (name: flattened($0.name), value: spelled($0.value, columns: columns)) }
        func joined(limit: Int) -> String {
            words.map { "\($0.name)=\(Truncation.end($0.value, columns: limit))" }.joined(separator: " ")
        }
        let whole = joined(limit: columns)
        let excess = TextWidth.columns(of: whole) - columns
        guard excess > 0 else { return whole }
        let widths = words.map { min(columns, TextWidth.columns(of: $0.value)) }
        let limit = max(leastValueColumns, sharedLimit(of: widths, room: widths.reduce(0, +) - excess))
        return Truncation.end(joined(limit: limit), columns: columns)
    }

    /// The largest limit with which `widths`, each cut to it, come to `room` or less.
    private static func sharedLimit(of widths: [Int], room: Int) -> Int {
        var room = room
        var rest = widths.count
        for width in widths.sorted() {
            if width * rest > room { return room / rest }
            room -= width
            rest -= 1
        }
        return room
    }

    private static func spelled(_ value: String, columns: Int) -> String {
        // More than the line can show is never looked at: a tool's argument may be a whole document.
        let flat = flattened(String(value.prefix(max(0, columns) + 1)))
        return flat.isEmpty || flat.contains(" ") ? "\"\(flat)\"" : flat
    }

    private static func flattened(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
