/// Counts words, which are what stands between white space, in a text that comes in pieces.
struct WordCounter {
    private(set) var count = 0
    private var isInWord = false

    mutating func add(_ piece: some StringProtocol) {
        for scalar in piece.unicodeScalars {
            let isSpace = scalar.properties.isWhitespace
            if isInWord == isSpace {
                isInWord = !isSpace
                if isInWord { count += 1 }
            }
        }
    }

    static func count(in text: some StringProtocol) -> Int {
        var counter = Self()
        counter.add(text)
        return counter.count
    }
}
