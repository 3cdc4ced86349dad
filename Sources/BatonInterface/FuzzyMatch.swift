/// Finds words of which somebody has typed a few letters.
enum FuzzyMatch {
    private static let wordStart = 8
    private static let neighbour = 4
    private static let anywhere = 1

    /// How well `pattern` fits: the letters of each of its words stand in `text` in their order; the starts of words and
    /// neighbours count more.
    /// - Returns: nil where a letter is missing; 0 for an empty pattern.
    static func score(_ pattern: String, in text: String) -> Int? {
        let text = Array(text.lowercased())
        var score = 0
        for word in pattern.lowercased().split(separator: " ") {
            guard let part = Self.score(word: word, in: text) else { return nil }
            score += part
        }
        return score
    }

    private static func score(word: Substring, in text: [Character]) -> Int? {
        var score = 0
        var position = 0
        var previous = -2
        for letter in word {
            guard let found = place(of: letter, in: text, from: position, after: previous) else { return nil }
            if isWordStart(found, in: text) {
                score += wordStart
            } else {
                score += found == previous + 1 ? neighbour : anywhere
            }
            previous = found
            position = found + 1
        }
        return score
    }

    /// The very next letter if it fits, else the next start of a word that does, else the next place.
    private static func place(of letter: Character, in text: [Character], from start: Int, after previous: Int) -> Int?
    {
        guard start < text.count else { return nil }
        if text[start] == letter, start == previous + 1 { return start }
        let places = text.indices[start...].filter { text[$0] == letter }
        return places.first { isWordStart($0, in: text) } ?? places.first
    }

    private static func isWordStart(_ index: Int, in text: [Character]) -> Bool {
        index == 0 || !(text[index - 1].isLetter || text[index - 1].isNumber)
    }
}
