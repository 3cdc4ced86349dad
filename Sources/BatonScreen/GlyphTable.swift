import Synchronization

/// The glyphs with marks that have been shown, each known to cells by its number, so that a cell stays 16 bytes of integers.
///
/// Process-wide and only ever added to, up to ``capacity``; a glyph beyond that loses its marks.
enum GlyphTable {
    // 65,536 × 40 bytes bounds hostile text to a few megabytes; real text has some hundreds of such glyphs.
    private static let capacity = 1 << 16

    private struct Contents {
        var glyphs: [Glyph] = []
        var numbers: [Glyph: UInt32] = [:]
    }

    private static let contents = Mutex(Contents())

    /// The number of `glyph`, or `nil` if it is new and the table full.
    static func number(of glyph: Glyph) -> UInt32? {
        contents.withLock { contents in
            if let number = contents.numbers[glyph] { return number }
            guard contents.glyphs.count < capacity else { return nil }
            let number = UInt32(contents.glyphs.count)
            contents.glyphs.append(glyph)
            contents.numbers[glyph] = number
            return number
        }
    }

    static func glyph(_ number: UInt32) -> Glyph {
        contents.withLock { $0.glyphs[Int(number)] }
    }
}
