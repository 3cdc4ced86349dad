internal import BatonCore

/// Cuts a few words out of a text, around what was searched for.
enum Snippet {
    /// So many characters stay on each side of the first match.
    private static let margin = 60

    /// - Parameter places: where the words stand, in their order; not empty.
    static func of(_ text: String, around places: [Range<String.Index>]) -> [SearchHit.Piece] {
        guard let first = places.first else { return [] }
        let start = text.index(first.lowerBound, offsetBy: -margin, limitedBy: text.startIndex) ?? text.startIndex
        let end = text.index(first.upperBound, offsetBy: margin, limitedBy: text.endIndex) ?? text.endIndex
        var pieces = start > text.startIndex ? [SearchHit.Piece("…")] : []
        var position = start
        for place in places where place.lowerBound >= position && place.upperBound <= end {
            if position < place.lowerBound { pieces.append(SearchHit.Piece(String(text[position..<place.lowerBound]))) }
            pieces.append(SearchHit.Piece(String(text[place]), isMatch: true))
            position = place.upperBound
        }
        if position < end { pieces.append(SearchHit.Piece(String(text[position..<end]))) }
        if end < text.endIndex { pieces.append(SearchHit.Piece("…")) }
        return pieces
    }

    /// Reads a snippet that SQLite has cut, where `begin` and `end` stand around each match.
    static func of(marked text: String, begin: Character, end: Character) -> [SearchHit.Piece] {
        var pieces: [SearchHit.Piece] = []
        for (index, run) in text.split(separator: begin, omittingEmptySubsequences: false).enumerated() {
            let halves = index == 0 ? [] : run.split(separator: end, maxSplits: 1, omittingEmptySubsequences: false)
            if let match = halves.first { pieces.append(SearchHit.Piece(String(match), isMatch: true)) }
            let rest = index == 0 ? run : halves.count > 1 ? halves[1] : ""
            if !rest.isEmpty { pieces.append(SearchHit.Piece(String(rest))) }
        }
        return pieces
    }
}
