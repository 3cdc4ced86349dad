// Places in the text: clusters, words and lines, as offsets in UTF-8 bytes.
extension Composer {
    /// Constant time: the text is native UTF-8.
    func index(at offset: Int) -> String.Index {
        folded.utf8.index(folded.startIndex, offsetBy: offset)
    }

    func offset(of index: String.Index) -> Int {
        folded.utf8.distance(from: folded.startIndex, to: index)
    }

    func slice(_ range: Range<Int>) -> Substring {
        folded[index(at: range.lowerBound)..<index(at: range.upperBound)]
    }

    /// `offset`, or the end of the cluster that it stands inside of.
    func boundary(atOrAfter offset: Int) -> Int {
        guard offset > 0 else { return 0 }
        guard offset < folded.utf8.count else { return folded.utf8.count }
        let index = index(at: offset)
        // Going forward from inside of a cluster counts from the cluster's start.
        let end = folded.index(after: index)
        return folded.index(before: end) == index ? offset : self.offset(of: end)
    }

    func offset(before offset: Int) -> Int {
        offset > 0 ? self.offset(of: folded.index(before: index(at: offset))) : 0
    }

    func offset(after offset: Int) -> Int {
        offset < folded.utf8.count ? self.offset(of: folded.index(after: index(at: offset))) : folded.utf8.count
    }

    /// The line around `offset`, without its line feed.
    func line(at offset: Int) -> Range<Int> {
        let bytes = folded.utf8
        let start = bytes[..<index(at: offset)].lastIndex(of: 0x0A).map { self.offset(of: $0) + 1 } ?? 0
        let end = bytes[index(at: offset)...].firstIndex(of: 0x0A).map { self.offset(of: $0) } ?? bytes.count
        return start..<end
    }

    func wordEnd(after offset: Int) -> Int {
        var rest = folded[index(at: offset)...]
        rest = rest.drop { !Self.isWord($0) }
        rest = rest.drop(while: Self.isWord)
        return self.offset(of: rest.startIndex)
    }

    func wordStart(before offset: Int) -> Int {
        start(before: offset, of: Self.isWord)
    }

    func spacedWordStart(before offset: Int) -> Int {
        start(before: offset) { !$0.isWhitespace }
    }

    private func start(before offset: Int, of isInside: (Character) -> Bool) -> Int {
        var start = index(at: offset)
        var hasBegun = false
        while start > folded.startIndex {
            let before = folded.index(before: start)
            let inside = isInside(folded[before])
            if hasBegun && !inside { break }
            hasBegun = inside
            start = before
        }
        return self.offset(of: start)
    }

    static func isWord(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || FoldedPastes.isPlaceholder(character)
    }
}
