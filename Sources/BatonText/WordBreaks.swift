internal import CUnistring

/// Where a row may end inside words: ASCII by ``LineBreaking``, everything else by the library, a window at a time.
///
/// A place depends on what stands before it in its word or row, and on the one scalar behind it, never on more: this is
/// what lets ``GrowingLayout`` keep rows while the text grows.
struct WordBreaks {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let windowBytes: Int
    // The word that `marks` belong to, and the window of the text that they stand for.
    private var word = -1
    private var window = 0..<0
    private var marks: [CChar] = []

    /// - Parameter rowColumns: about how far a row reaches; what lies behind its end is found again for the next one.
    init(bytes: UnsafeBufferPointer<UInt8>, rowColumns: Int) {
        self.bytes = bytes
        // Two columns take three bytes in East Asian scripts, two in Cyrillic, one in Latin. The upper limit is for rows
        // without an end, the lower one for calls not to cost more than what they find.
        windowBytes = 2 * min(2_048, max(16, rowColumns))
    }

    /// Whether a row may end before the cluster at `position`.
    /// - Parameters:
    ///   - word: where the word begins, or the row if that is inside the word; before `position`.
    ///   - isASCII: whether the word is ASCII up to and with what stands at `position`.
    mutating func isAllowed(before position: Int, word: Int, isASCII: Bool) -> Bool {
        let left = bytes[position - 1]
        let slash = UInt8(ascii: "/")
        if left == slash, position - 2 >= word, bytes[position - 2] == slash { return false }
        if isASCII {
            return LineBreaking.isAllowed(after: left, before: bytes[position]) && !isLead(word..<position)
        }
        return isMarked(position, word: word) && keepsOwnRules(position) && !isLead(word..<position)
    }

    private func isLead(_ range: Range<Int>) -> Bool {
        // A row never ends before such a mark, so this runs once a word.
        bytes[range.upperBound - 1] < 0x80 && bytes[range].allSatisfy(LineBreaking.isLeadingMark)
    }

    /// What ``LineBreaking`` has beyond the library, beside letters that the library does not pair with ASCII.
    private func keepsOwnRules(_ position: Int) -> Bool {
        let left = bytes[position - 1]
        let right = bytes[position]
        if left < 0x80, right < 0x80 { return LineBreaking.isAllowed(after: left, before: right) }
        return !(LineBreaking.isStop(left) && isAlphabet(UTF8.scalar(bytes, at: position)))
    }

    /// Letters that make words with the ASCII ones: not those of East Asia, all of which have higher numbers than these.
    private func isAlphabet(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x80..<0x1100, 0x1200..<0x2000: scalar.properties.isAlphabetic
        default: false
        }
    }

    private func isWhiteSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0A
    }

    private mutating func isMarked(_ position: Int, word: Int) -> Bool {
        if word != self.word || position < window.lowerBound {
            self.word = word
            fill(from: word, count: windowBytes, including: position)
        }
        while position >= window.upperBound {
            // At a place where a row may end the rules begin anew, so the window moves there; without any it grows.
            let end = window.upperBound
            if let place = marks.dropFirst().lastIndex(where: { $0 == UC_BREAK_POSSIBLE }) {
                fill(from: window.lowerBound + place, count: windowBytes, including: end)
            } else {
                fill(from: window.lowerBound, count: 2 * window.count, including: end)
            }
        }
        return marks[position - window.lowerBound] == UC_BREAK_POSSIBLE
    }

    /// Asks the library about what follows `start`: to the end of the word, or about `count` bytes.
    private mutating func fill(from start: Int, count: Int, including position: Int) {
        var end = start
        let limit = min(bytes.count, start + count)
        while end < limit, end <= position || !isWhiteSpace(bytes[end]) { end += 1 }
        while end < bytes.count, end <= position || UTF8.isContinuation(bytes[end]) { end += 1 }
        window = start..<end
        marks.removeAll(keepingCapacity: true)
        marks.append(contentsOf: repeatElement(0, count: window.count))
        let piece = UnsafeBufferPointer(rebasing: bytes[window])
        u8_possible_linebreaks_v2(piece.baseAddress, piece.count, "UTF-8", &marks)
    }
}
