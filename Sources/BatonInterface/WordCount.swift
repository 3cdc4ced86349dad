/// Counts the words of a growing text, looking only at what is new.
struct WordCount {
    private(set) var words = 0
    private var seenBytes = 0
    private var isInWord = false
    private var epoch = 0

    /// - Parameter epoch: as long as it stays, `text` has only grown at its end.
    mutating func update(text: String, epoch: Int) {
        if epoch != self.epoch || text.utf8.count < seenBytes {
            self = WordCount()
            self.epoch = epoch
        }
        for byte in text.utf8.dropFirst(seenBytes) {
            // White space beyond ASCII is too rare to matter to a count.
            let isSpace = byte == 0x20 || byte == 0x0A || byte == 0x09
            if !isSpace, !isInWord { words += 1 }
            isInWord = !isSpace
        }
        seenBytes = text.utf8.count
    }
}
