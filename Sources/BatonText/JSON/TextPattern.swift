/// What a search looks for. Capitals in it want capitals; without any, either matches, as in less with `-i`.
package struct TextPattern: Hashable, Sendable {
    /// As it was typed.
    package let text: String
    private let scalars: [Unicode.Scalar]
    private let isExact: Bool

    /// - Returns: nil for an empty text, which is everywhere.
    package init?(_ text: String) {
        guard !text.isEmpty else { return nil }
        self.text = text
        isExact = text.unicodeScalars.contains { $0.properties.isUppercase }
        scalars = Array(text.unicodeScalars)
    }

    /// Where the pattern stands in `text`, in UTF-8 bytes: from left to right, none overlapping.
    /// - Parameter readingEscapes: whether a JSON escape is found as what it stands for, too.
    package func ranges(in text: String, readingEscapes: Bool = false) -> [Range<Int>] {
        var text = text
        return text.withUTF8 { bytes in
            var found: [Range<Int>] = []
            var position = 0
            while position < bytes.count {
                guard canBegin(bytes[position], readingEscapes) else {
                    position += 1
                    continue
                }
                let end =
                    end(in: bytes, from: position, readingEscapes: false)
                    ?? (readingEscapes ? self.end(in: bytes, from: position, readingEscapes: true) : nil)
                if let end { found.append(position..<end) }
                position = end ?? position + 1
            }
            return found
        }
    }

    /// A look at one byte, which is all that most places get.
    private func canBegin(_ byte: UInt8, _ readingEscapes: Bool) -> Bool {
        if byte >= 0x80 { return byte >= 0xC0 }
        if readingEscapes, byte == UInt8(ascii: "\\") { return true }
        return equal(Unicode.Scalar(byte), scalars[0])
    }

    /// Where a match that begins at `start` ends; nil where there is none.
    private func end(in bytes: UnsafeBufferPointer<UInt8>, from start: Int, readingEscapes: Bool) -> Int? {
        var position = start
        for wanted in scalars {
            guard position < bytes.count else { return nil }
            if readingEscapes, bytes[position] == UInt8(ascii: "\\"),
                let escape = JSONEscape(bytes, at: position, before: bytes.count)
            {
                guard equal(escape.scalar, wanted) else { return nil }
                position += escape.length
            } else {
                let scalar = Self.scalar(in: bytes, at: position)
                guard equal(scalar, wanted) else { return nil }
                position += UTF8.width(scalar)
            }
        }
        return position
    }

    private func equal(_ scalar: Unicode.Scalar, _ wanted: Unicode.Scalar) -> Bool {
        if scalar == wanted { return true }
        if isExact { return false }
        if scalar.isASCII { return 0x41...0x5A ~= scalar.value && scalar.value | 0x20 == wanted.value }
        return !wanted.isASCII && scalar.properties.lowercaseMapping == wanted.properties.lowercaseMapping
    }

    /// The scalar at a scalar's first byte; the bytes are valid UTF-8, as a string's always are.
    private static func scalar(in bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Unicode.Scalar {
        var value = UInt32(bytes[start])
        if value < 0x80 { return Unicode.Scalar(UInt8(value)) }
        let count = value < 0xE0 ? 2 : value < 0xF0 ? 3 : 4
        value &= 0x7F >> UInt32(count)
        for offset in 1..<count { value = value << 6 | UInt32(bytes[start + offset] & 0x3F) }
        return Unicode.Scalar(value) ?? "\u{FFFD}"
    }
}
