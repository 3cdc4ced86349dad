extension UInt8 {
    var isDigit: Bool { self >= 0x30 && self <= 0x39 }
    var isHexDigit: Bool { isDigit || (lowercased >= 0x61 && lowercased <= 0x66) }
    var isUppercase: Bool { self >= 0x41 && self <= 0x5A }
    var isLetter: Bool { lowercased >= 0x61 && lowercased <= 0x7A }
    /// A letter, a low line, or a part of anything that is not ASCII.
    var isWordStart: Bool { isLetter || self == UInt8(ascii: "_") || self >= 0x80 }
    var isWord: Bool { isWordStart || isDigit }
    /// A space, or a control character.
    var isBlank: Bool { self <= 0x20 || self == 0x7F }
    var lowercased: UInt8 { isUppercase ? self | 0x20 : self }
}

/// What languages have in common.
extension CodeLine {
    /// Paints text in quotes up to `end`, with the escapes in it.
    mutating func paintText(to end: Int, _ role: TextRole, hasEscapes: Bool) {
        var index = position
        while hasEscapes, index < end {
            if bytes[index] == UInt8(ascii: "\\") {
                paint(to: index, role)
                index = min(endOfEscape(from: index), end)
                paint(to: index, .constant)
            } else {
                index += 1
            }
        }
        paint(to: end, role)
    }

    func endOfSpaces(from start: Int) -> Int {
        var index = start
        while index < end, bytes[index].isBlank { index += 1 }
        return index
    }

    /// Where the spaces before `end` begin.
    func startOfSpaces(before end: Int) -> Int {
        var index = end
        while index > position, bytes[index - 1].isBlank { index -= 1 }
        return index
    }

    /// The end of the byte at `start` and the equal ones behind it.
    func endOfRun(from start: Int) -> Int {
        var index = start
        while index < end, bytes[index] == bytes[start] { index += 1 }
        return index
    }

    func endOfWord(from start: Int) -> Int {
        var index = start
        while index < end, bytes[index].isWord { index += 1 }
        return index
    }

    /// The end of a word that may have hyphens in it.
    func endOfHyphenatedWord(from start: Int) -> Int {
        var index = start
        while index < end, bytes[index].isWord || bytes[index] == UInt8(ascii: "-") { index += 1 }
        return index
    }

    /// The first place from `start` on where `byte` stands, nil when none does.
    func firstIndex(of byte: UInt8, from start: Int) -> Int? {
        var index = start
        while index < end {
            if bytes[index] == byte { return index }
            index += 1
        }
        return nil
    }

    /// The end of a number that begins at `start`, with its exponent and its suffix: `1_000.5e-3f`, `0xFFul`, `1'000`.
    ///
    /// - Parameter hasQuotes: whether `'` may stand between two digits (C++).
    func endOfNumber(from start: Int, hasQuotes: Bool = false) -> Int {
        let isHex = byte(at: start) == UInt8(ascii: "0") && byte(at: start + 1).lowercased == UInt8(ascii: "x")
        let exponent = isHex ? UInt8(ascii: "p") : UInt8(ascii: "e")
        var index = start
        while index < end {
            let byte = bytes[index]
            let next = self.byte(at: index + 1)
            if byte.isLetter || byte.isDigit || byte == UInt8(ascii: "_") {
                let isSigned = next == UInt8(ascii: "+") || next == UInt8(ascii: "-")
                index += byte.lowercased == exponent && isSigned && self.byte(at: index + 2).isDigit ? 2 : 1
            } else if byte == UInt8(ascii: ".") {
                // `1.5` and `1.`, but neither `1..<5` nor `1.max(2)`.
                guard isHex ? next.isHexDigit : next.isDigit || !(next.isWord || next == byte) else { return index }
                index += 1
            } else if hasQuotes, byte == UInt8(ascii: "'"), next.isHexDigit {
                index += 1
            } else {
                return index
            }
        }
        return index
    }

    /// The end of an escape that begins with the backslash at `start`: `\n`, `\x41`, `\u00e9`, `\u{1F600}`.
    func endOfEscape(from start: Int) -> Int {
        let kind = byte(at: start + 1)
        let longest =
            switch kind {
            case UInt8(ascii: "x"): 2
            case UInt8(ascii: "u"): 4
            case UInt8(ascii: "U"): 8
            case UInt8(ascii: "N"): 0
            default: -1
            }
        var index = min(start + 2, end)
        guard longest >= 0 else {
            while kind >= 0xC0, index < end, bytes[index] & 0xC0 == 0x80 { index += 1 }
            return index
        }
        if byte(at: index) == UInt8(ascii: "{") {
            // The longest that is written in braces is a character's name in Python.
            var close = index + 1
            while close < min(index + 90, end), bytes[close].isWord || bytes[close] == UInt8(ascii: " ") { close += 1 }
            return byte(at: close) == UInt8(ascii: "}") ? close + 1 : index
        }
        let limit = min(index + longest, end)
        while index < limit, bytes[index].isHexDigit { index += 1 }
        return index
    }
}
