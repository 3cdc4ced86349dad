/// Text that reads from right to left keeps its logical order, as no two terminals agree on another; it is marked instead.
enum RightToLeft {
    /// Stands before the first line of a paragraph that has letters of such a script.
    static let mark = StyledSpan("⇠ ", .label)
    static let markColumns = 2
    /// Narrower lines are not marked: the mark leaves room for any cluster.
    static let leastColumns = 8

    /// Whether the paragraph that begins, or goes on, at `start` has a strong right-to-left letter from there on.
    static func isFound(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
        var position = start
        while position < bytes.count, bytes[position] != 0x0A {
            switch bytes[position] {
            // The only ones that begin a scalar of these scripts.
            case 0xD6...0xE0, 0xEF, 0xF0:
                if isLetter(UTF8.scalar(bytes, at: position)) { return true }
            default: break
            }
            position += 1
        }
        return false
    }

    /// Whether any paragraph of `text` has such a letter.
    static func isFound(in text: String) -> Bool {
        var storage = text
        return storage.withUTF8 { bytes in
            var start = 0
            while start < bytes.count {
                if isFound(in: bytes, from: start) { return true }
                start = (bytes[start...].firstIndex(of: 0x0A) ?? bytes.count) + 1
            }
            return false
        }
    }

    /// Letters of the bidirectional classes R and AL: they fill these ranges (DerivedBidiClass.txt), but for digits and marks.
    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC, 0x10800...0x10FFF, 0x1E800...0x1EFFF:
            scalar.properties.generalCategory == .otherLetter
        default: false
        }
    }
}
