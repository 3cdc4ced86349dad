internal import BatonScreen

/// Breaks a stretch of an outline's text into rows: behind a space or a wide cluster where there is one, else at the last
/// cluster that fits.
///
/// Data, not prose: nothing but the space that would not fit at a row's end is left out, so that a search finds in the rows
/// what it found in the text.
struct JSONRowBreaker {
    let text: String
    /// The bytes of `text`.
    let bytes: UnsafeBufferPointer<UInt8>
    /// Whether escapes count as what they stand for, and a line feed among them ends a row.
    let unescapes: Bool

    /// What is added to a row at once.
    private struct Unit {
        var length: Int
        var columns: Int
        var breaksAfter = false
        var isLineFeed = false
    }

    /// Calls `body` with every row in `range`: its bytes, and whether it continues a line; once for an empty range.
    /// - Parameters:
    ///   - first: the columns of a line's first row.
    ///   - rest: those of the others.
    func forEachRow(in range: Range<Int>, first: Int, rest: Int, _ body: (Range<Int>, Bool) -> Void) {
        var start = range.lowerBound
        var isContinuation = false
        repeat {
            let row = row(from: start, before: range.upperBound, columns: isContinuation ? rest : first)
            body(start..<row.end, isContinuation)
            start = row.next
            isContinuation = !row.endsLine
        } while start < range.upperBound
    }

    private func row(
        from start: Int, before limit: Int, columns: Int
    ) -> (end: Int, next: Int, endsLine: Bool) {
        var position = start
        var column = 0
        var breakPosition = start
        while position < limit {
            let unit = unit(at: position, before: limit, column: column)
            if unit.isLineFeed { return (position, position + unit.length, true) }
            if column + unit.columns > columns, position > start {
                if bytes[position] == 0x20 { return (position, position + 1, false) }
                let end = breakPosition > start ? breakPosition : position
                return (end, end, false)
            }
            column += unit.columns
            position += unit.length
            if unit.breaksAfter { breakPosition = position }
        }
        return (limit, limit, true)
    }

    private func unit(at position: Int, before limit: Int, column: Int) -> Unit {
        let byte = bytes[position]
        if byte < 0x80, position + 1 >= limit || bytes[position + 1] < 0x80 {
            switch byte {
            case 0x0A: return Unit(length: 1, columns: 0, isLineFeed: true)
            case 0x09: return tab(length: 1, column)
            case 0x20: return Unit(length: 1, columns: 1, breaksAfter: true)
            case UInt8(ascii: "\\") where unescapes: return escape(at: position, before: limit, column)
            default: return Unit(length: 1, columns: 1)
            }
        }
        // A substring that begins here, so that nothing before it can join.
        let start = text.utf8.index(text.startIndex, offsetBy: position)
        let rest = text[start..<text.utf8.index(text.startIndex, offsetBy: limit)]
        guard let character = rest.first else { return Unit(length: limit - position, columns: 0) }
        let columns = TextWidth.columns(of: character)
        return Unit(length: character.utf8.count, columns: columns, breaksAfter: columns == 2)
    }

    private func escape(at position: Int, before limit: Int, _ column: Int) -> Unit {
        guard let escape = JSONEscape(bytes, at: position, before: limit) else { return Unit(length: 1, columns: 1) }
        switch escape.scalar {
        case "\n": return Unit(length: escape.length, columns: 0, isLineFeed: true)
        case "\t": return tab(length: escape.length, column)
        default: return Unit(length: escape.length, columns: TextWidth.columns(of: Character(escape.scalar)))
        }
    }

    private func tab(length: Int, _ column: Int) -> Unit {
        Unit(length: length, columns: Self.tabColumns - column % Self.tabColumns, breaksAfter: true)
    }

    /// Columns between tab stops.
    static let tabColumns = 4
}
