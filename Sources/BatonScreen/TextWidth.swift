/// The one measure of text in columns, used for layout, wrapping, cursor and truncation alike.
///
/// No width function is right in every terminal: nine of them (xterm, VTE, Alacritty, st, urxvt, screen, kitty, Konsole,
/// tmux) disagree on joined emoji, variation selectors, skin tones and scalars newer than Unicode 14. So a cluster is
/// first reduced to what they agree on, and that is what is measured *and* shown; copies use the source text.
/// - A zero-width joiner before an emoji ends the cluster; elsewhere joiners and all format characters are left out.
/// - Variation selectors and skin tones after a base are left out.
/// - Conjoining Hangul jamo become their syllable.
/// - Flags stay two one-column scalars, as do the spacing vowel signs of Indic scripts.
/// - What is not in Unicode 14.0 becomes U+FFFD, a control its picture.
package enum TextWidth {
    /// The columns that `character` takes: 0, 1 or 2, and more only for conjuncts of several spacing letters.
    package static func columns(of character: Character) -> Int {
        if character.isASCII { return 1 }
        var columns = 0
        forEachGlyph(of: character) { columns += $0.columns }
        return columns
    }

    /// The columns that `text` takes when written on one row.
    package static func columns(of text: some StringProtocol) -> Int {
        let text = text.concrete
        if let columns = text.utf8.withContiguousStorageIfAvailable(simpleColumns) ?? nil { return columns }
        var columns = 0
        GlyphReader.read(text) {
            columns += $1
        } cluster: {
            columns += $0.columns
        }
        return columns
    }

    /// As for any text; see ``Cell/cells(_:style:)-(String,_)``.
    package static func columns(of text: String) -> Int {
        let columns = text.utf8.withContiguousStorageIfAvailable(simpleColumns) ?? nil
        return columns ?? self.columns(of: text[...])
    }

    /// The cluster at `place` where it plainly is one scalar, without looking at the text as characters.
    ///
    /// `nil` where that is not plain: segment the text then. The last scalar of a text counts as a cluster, though more text
    /// behind it may join it.
    /// - Parameter bytes: valid UTF-8, as a string's always are; a scalar begins at `place`.
    package static func simpleCluster(
        _ bytes: UnsafeBufferPointer<UInt8>, at place: Int
    ) -> (bytes: Int, columns: Int)? {
        let (scalar, length) = GlyphReader.simpleScalar(bytes, place)
        let end = place + length
        // No ASCII joins a simple scalar, and of the others none that is simple itself.
        guard let scalar, end == bytes.count || bytes[end] < 0x80 || GlyphReader.simpleScalar(bytes, end).scalar != nil
        else { return nil }
        return (length, scalar >= GlyphReader.firstWide ? 2 : 1)
    }

    /// The columns of text of which every glyph plainly is one scalar, as that of almost all; nil for any other.
    private static func simpleColumns(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        var columns = 0
        var place = 0
        while place < bytes.count {
            let (scalar, length) = GlyphReader.simpleScalar(bytes, place)
            guard let scalar else { return nil }
            place += length
            columns += scalar >= GlyphReader.firstWide ? 2 : 1
        }
        return columns
    }

    /// Calls `body` with each glyph of the reduced cluster, from left to right.
    static func forEachGlyph(of character: Character, _ body: (Glyph) -> Void) {
        let scalars = character.unicodeScalars
        guard let first = scalars.first else { return }
        if character == "\r\n" { return Glyph("\n").map(body) ?? () }
        var pending = Glyph(first)
        var index = scalars.index(after: scalars.startIndex)
        while index < scalars.endIndex {
            let scalar = scalars[index]
            index = scalars.index(after: index)
            if scalar == zeroWidthJoiner, joinsEmoji(scalars[index...]) { break }
            if let syllable = hangulSyllable(pending, scalar) {
                pending = syllable
            } else if pending != nil, isSkinTone(scalar) {
                continue
            } else if let next = Glyph(scalar) {
                if let pending { body(pending) }
                pending = next
            } else if ScalarClass(scalar) == .mark {
                pending?.add(mark: scalar)
            }
        }
        if let pending { body(pending) }
    }

    private static let zeroWidthJoiner: Unicode.Scalar = "\u{200D}"

    private static func joinsEmoji(_ rest: Substring.UnicodeScalarView) -> Bool {
        rest.first?.properties.isEmoji ?? true
    }

    private static func isSkinTone(_ scalar: Unicode.Scalar) -> Bool {
        (0x1F3FB...0x1F3FF).contains(scalar.value)
    }

    /// The syllable of a leading jamo and a vowel, or of a syllable without a final and a final (Unicode §3.12).
    private static func hangulSyllable(_ pending: Glyph?, _ scalar: Unicode.Scalar) -> Glyph? {
        guard let pending, !pending.hasMarks else { return nil }
        let base = pending.scalars[0]
        switch scalar.value {
        case 0x1161...0x1175 where (0x1100...0x1112).contains(base):
            let syllable = 0xAC00 + ((base - 0x1100) * 21 + (scalar.value - 0x1161)) * 28
            return Unicode.Scalar(syllable).flatMap { Glyph($0) }
        case 0x11A8...0x11C2 where (0xAC00...0xD7A3).contains(base) && (base - 0xAC00) % 28 == 0:
            return Unicode.Scalar(base + scalar.value - 0x11A7).flatMap { Glyph($0) }
        default:
            return nil
        }
    }
}

extension StringProtocol {
    /// This text as the one type that the inner loops take: a generic loop is not specialised across modules.
    var concrete: Substring {
        switch self {
        case let text as String: text[...]
        case let text as Substring: text
        default: String(self)[...]
        }
    }
}
