/// What somebody searches for, taken apart.
struct SearchWords {
    /// In small letters, in their order; never empty ones.
    let words: [String]

    init(_ text: String) {
        words = Self.words(of: text).map { String($0.text) }
    }

    /// The words as FTS5 reads them: all of them, the last one as a beginning. Nil where there is no word.
    ///
    /// A beginning of one letter would match a tenth of all words there are, and cost accordingly; it is taken as a word.
    var matchExpression: String? {
        guard let last = words.last else { return nil }
        let quoted = words.map { "\"\($0)\"" }.joined(separator: " ")
        return last.count > 1 ? quoted + "*" : quoted
    }

    /// Where the words stand in `text`, if all of them do; in its order.
    func places(in text: String) -> [Range<String.Index>]? {
        let found = Self.words(of: text)
        var places: [Range<String.Index>] = []
        for (index, word) in words.enumerated() {
            let isLast = index == words.count - 1
            let matches = found.filter { $0.text == word || (isLast && $0.text.hasPrefix(word)) }
            if matches.isEmpty { return nil }
            places += matches.map(\.range)
        }
        return places.isEmpty ? nil : places.sorted { $0.lowerBound < $1.lowerBound }
    }

    private static func words(of text: String) -> [(text: String, range: Range<String.Index>)] {
        text.split { !$0.isLetter && !$0.isNumber }
            .map { ($0.lowercased(), $0.startIndex..<$0.endIndex) }
    }
}
