/// Reads text as the glyphs that it is shown with, quickly where most text is simple.
///
/// Segmenting into grapheme clusters costs tens of nanoseconds a character. Scalars that join with no neighbour of their kind (letters
/// of Europe and East Asia, box drawing) are recognised by their ranges instead; only what is between them is segmented.
enum GlyphReader {
    /// Calls `single` with each glyph of one scalar (and its columns), `cluster` with any other, from left to right.
    static func read(_ text: Substring, single: (UInt32, Int) -> Void, cluster: (Glyph) -> Void) {
        let done: Void? = text.utf8.withContiguousStorageIfAvailable { bytes in
            var place = 0
            while place < bytes.count {
                let (scalar, length) = simpleScalar(bytes, place)
                let end = place + length
                if let scalar, end == bytes.count || simpleScalar(bytes, end).scalar != nil {
                    single(scalar, scalar >= firstWide ? 2 : 1)
                    place = end
                } else {
                    let next = endOfSegment(bytes, from: end)
                    segment(text, place..<next, single, cluster)
                    place = next
                }
            }
        }
        if done == nil { segment(text, 0..<text.utf8.count, single, cluster) }
    }

    private static func segment(
        _ text: Substring, _ bytes: Range<Int>, _ single: (UInt32, Int) -> Void, _ cluster: (Glyph) -> Void
    ) {
        let start = text.utf8.index(text.startIndex, offsetBy: bytes.lowerBound)
        let end = text.utf8.index(start, offsetBy: bytes.count)
        for character in text[start..<end] {
            TextWidth.forEachGlyph(of: character) { glyph in
                if glyph.hasMarks { cluster(glyph) } else { single(glyph.scalars[0], glyph.columns) }
            }
        }
    }

    /// Where the next simple scalar stands that has a simple one, or the end, after it.
    private static func endOfSegment(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var place = start
        while place < bytes.count {
            let (scalar, length) = simpleScalar(bytes, place)
            if scalar != nil, place + length == bytes.count || simpleScalar(bytes, place + length).scalar != nil {
                return place
            }
            place += length
        }
        return place
    }

    // All simple scalars from here on are wide, all before it narrow.
    static let firstWide: UInt32 = 0x3041

    /// The scalar at `place` if it is simple, and the bytes that it takes. The bytes are valid UTF-8, as a string's always are.
    static func simpleScalar(
        _ bytes: UnsafeBufferPointer<UInt8>, _ place: Int
    ) -> (scalar: UInt32?, length: Int) {
        let first = UInt32(bytes[place])
        switch first {
        case 0x20..<0x7F: return (first, 1)
        case 0..<0x80: return (nil, 1)
        case 0xC2..<0xE0:
            let scalar = (first & 0x1F) << 6 | UInt32(bytes[place + 1] & 0x3F)
            return (isSimpleNarrow(scalar) ? scalar : nil, 2)
        case 0xE0..<0xF0:
            let scalar = (first & 0x0F) << 12 | UInt32(bytes[place + 1] & 0x3F) << 6 | UInt32(bytes[place + 2] & 0x3F)
            return (isSimpleNarrow(scalar) || isSimpleWide(scalar) ? scalar : nil, 3)
        default: return (nil, 4)
        }
    }

    // Inside one Unicode 14 block each, without format characters, marks and holes.
    private static func isSimpleNarrow(_ scalar: UInt32) -> Bool {
        switch scalar {
        // Latin, Greek and Cyrillic letters; not the soft hyphen.
        case 0xA0..<0xAD, 0xAE..<0x300, 0x391..<0x3A2, 0x3A3..<0x483: true
        // Dashes, quotes, the ellipsis; arrows; box drawing and blocks.
        case 0x2010..<0x2028, 0x2190..<0x219A, 0x2500..<0x25A0: true
        default: false
        }
    }

    private static func isSimpleWide(_ scalar: UInt32) -> Bool {
        switch scalar {
        // Hiragana, Katakana, ideographs, Hangul syllables, fullwidth letters.
        case 0x3041..<0x3097, 0x309B..<0x3100, 0x4E00..<0x9FFD, 0xAC00..<0xD7A4, 0xFF01..<0xFF61: true
        default: false
        }
    }
}
