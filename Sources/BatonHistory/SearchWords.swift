/// What somebody searches for, taken apart.
struct SearchWords {
    /// What stands in one piece, in its order: a word, or a row of characters of an ``UnspacedScript`` and the words that
    /// touch it. Never empty ones.
    private let pieces: [[Word]]

    private struct Word {
        /// In small letters.
        var text: String
        var range: Range<String.Index>
        /// Whether nothing stands between it and the word before.
        var isJoined: Bool
        var script: UnspacedScript.Beginning?
    }

    init(_ text: String) {
        var pieces: [[Word]] = []
        for word in Self.words(of: text) {
            if word.isJoined, let last = pieces.indices.last {
                pieces[last].append(word)
            } else {
                pieces.append([word])
            }
        }
        self.pieces = pieces
    }

    /// Whether something is written without spaces, where a word says less than elsewhere.
    var isUnspaced: Bool { pieces.joined().contains { $0.script != nil } }

    /// The words as FTS5 reads them: all of them, the last one as a beginning. Nil where there is no word.
    ///
    /// A beginning of one letter would match a tenth of all words there are, and cost accordingly; it is taken as a word.
    var matchExpression: String? {
        guard let last = pieces.last?.last else { return nil }
        let quoted = pieces.map { "\"\($0.map(\.text).joined())\"" }.joined(separator: " ")
        return isBeginning(last) ? quoted + "*" : quoted
    }

    /// A mark may follow a character that takes some; others are whole as they are.
    private func isBeginning(_ last: Word) -> Bool {
        switch last.script {
        case nil: last.text.count > 1
        case .takesMarks: true
        case .whole: false
        }
    }

    /// Where the words stand in `text`, if all of them do; in its order.
    func places(in text: String) -> [Range<String.Index>]? {
        let found = Self.words(of: text)
        var places: [Range<String.Index>] = []
        for (index, piece) in pieces.enumerated() {
            let isLast = index == pieces.count - 1
            let matches = found.indices.compactMap { place(of: piece, isLast: isLast, in: found[$0...]) }
            if matches.isEmpty { return nil }
            places += matches
        }
        return places.isEmpty ? nil : places.sorted { $0.lowerBound < $1.lowerBound }
    }

    /// The piece's place, if `words` begins with it.
    private func place(of piece: [Word], isLast: Bool, in words: ArraySlice<Word>) -> Range<String.Index>? {
        guard words.count >= piece.count else { return nil }
        let candidates = words.prefix(piece.count)
        for (number, (wanted, word)) in zip(piece, candidates).enumerated() where word.text != wanted.text {
            // By scalars: a mark may follow where the word that is searched for ends.
            guard isLast, number == piece.count - 1,
                word.text.unicodeScalars.starts(with: wanted.text.unicodeScalars)
            else { return nil }
        }
        guard let first = candidates.first, let last = candidates.last else { return nil }
        return first.range.lowerBound..<last.range.upperBound
    }

    private static func words(of text: String) -> [Word] {
        var words: [Word] = []
        for index in text.indices {
            let character = text[index]
            guard character.isLetter || character.isNumber else { continue }
            let script = character.unicodeScalars.first.flatMap(UnspacedScript.beginning)
            let isJoined = words.last?.range.upperBound == index
            let end = text.index(after: index)
            if isJoined, script == nil, let last = words.indices.last, words[last].script == nil {
                words[last].text += character.lowercased()
                words[last].range = words[last].range.lowerBound..<end
            } else {
                words.append(
                    Word(text: character.lowercased(), range: index..<end, isJoined: isJoined, script: script))
            }
        }
        return words
    }
}
