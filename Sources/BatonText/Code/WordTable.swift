/// The words that mean something in a language. Finds one by its bytes, without making a string.
struct WordTable: Sendable {
    struct Entry: Sendable {
        var role: TextRole
        /// What the word is for the token behind it.
        var before: TokenContext
        /// Whether the word is a name as well, and means something only where another word or a block follows it.
        var isSoft = false
        /// Whether it means the same behind a dot.
        var isMember = false
    }

    /// The longest word that a table takes, in bytes.
    static let longestWord = 24

    private struct Slot: Sendable {
        var word = PackedWord()
        var entry = Entry(role: .plainCode, before: .nothing)
    }

    private let foldsCase: Bool
    /// Open addressing; an empty word is an empty slot.
    private var slots: [Slot]

    /// - Parameter foldsCase: whether the case of letters does not matter.
    init(_ entries: [String: Entry], foldsCase: Bool) {
        self.foldsCase = foldsCase
        var size = 8
        // At most a quarter is taken, so that most looks end at the first slot.
        while size < entries.count * 4 { size *= 2 }
        slots = Array(repeating: Slot(), count: size)
        for (text, entry) in entries {
            var text = text
            let packed = text.withUTF8 { PackedWord($0, 0..<$0.count, foldsCase: foldsCase) }
            guard let packed else { preconditionFailure("\(text) is longer than \(Self.longestWord) bytes") }
            var index = packed.hash & (size - 1)
            while !slots[index].word.isEmpty, slots[index].word != packed { index = (index + 1) & (size - 1) }
            slots[index] = Slot(word: packed, entry: entry)
        }
    }

    func entry(of range: Range<Int>, in line: CodeLine) -> Entry? {
        guard let packed = PackedWord(line.bytes, range, foldsCase: foldsCase) else { return nil }
        var index = packed.hash & (slots.count - 1)
        while !slots[index].word.isEmpty {
            if slots[index].word == packed { return slots[index].entry }
            index = (index + 1) & (slots.count - 1)
        }
        return nil
    }
}

/// A short word in three machine words.
private struct PackedWord: Hashable, Sendable {
    private var first: UInt64 = 0
    private var second: UInt64 = 0
    private var third: UInt64 = 0

    init() {}

    /// nil for a word that is longer than any in a table.
    init?(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, foldsCase: Bool) {
        guard range.count <= WordTable.longestWord else { return nil }
        for index in range {
            let byte = foldsCase ? bytes[index].lowercased : bytes[index]
            if index - range.lowerBound >= 16 {
                third = third << 8 | UInt64(byte)
            } else if index - range.lowerBound >= 8 {
                second = second << 8 | UInt64(byte)
            } else {
                first = first << 8 | UInt64(byte)
            }
        }
    }

    var isEmpty: Bool { first == 0 }

    var hash: Int {
        // Fibonacci hashing: 2⁶⁴ divided by the golden ratio, an odd number whose products have well mixed high bits.
        let mixed = (first ^ second &* 31 ^ third &* 961) &* 0x9E37_79B9_7F4A_7C15
        return Int(truncatingIfNeeded: mixed >> 40)
    }
}
