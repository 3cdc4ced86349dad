import BatonScreen
import Testing

@Suite("Text width")
struct TextWidthTests {
    @Test(
        "A cluster takes the columns that every surveyed terminal agrees on",
        arguments: [
            ("a", 1), ("é", 1), ("e\u{301}", 1), ("漢", 2), ("ｱ", 1), ("Ａ", 2), ("…", 1), ("│", 1), ("\u{E0B0}", 1),
            ("😀", 2), ("👋🏽", 2), ("👩‍💻", 2), ("👨‍👩‍👧‍👦", 2), ("❤️", 1), ("❤️‍🔥", 1), ("🇨🇭", 2), ("1️⃣", 1), ("⌚︎", 2),
            ("\u{1112}\u{1161}\u{11AB}", 2), ("\u{1FAE8}", 1), ("कि", 2), ("\u{200B}", 0), ("\u{301}", 0),
            ("\u{202E}", 0),
            ("\t", 1), ("\u{1B}", 1), ("\r\n", 1), ("\u{9B}", 1),
        ] as [(Character, Int)])
    func agreed(character: Character, columns: Int) {
        #expect(TextWidth.columns(of: character) == columns)
    }

    @Test("A text is as wide as its clusters together, and has as many cells")
    func sums() {
        let texts = ["", "plain", "漢字 e\u{301}x", "a👨‍👩‍👧‍👦b🇨🇭c", "\u{301}", "क्षि", "\u{1B}[31m", "한국어"]
        for text in texts {
            let sum = text.reduce(0) { $0 + TextWidth.columns(of: $1) }
            #expect(TextWidth.columns(of: text) == sum)
            #expect(TextWidth.columns(of: text[...]) == sum)
            #expect(Cell.cells(text, style: .plain).count == sum)
        }
    }

    @Test("Reading a text at once gives what reading it cluster by cluster gives")
    func wholeAndParts() {
        let pieces = [
            "a", "漢", "é", "e\u{301}", "\u{301}", "😀", "👩‍💻", "\u{200D}", "한", "\u{1112}", "\u{11AB}", "─", "\r", "\n",
            "\u{AD}",
            "か\u{3099}", "🇨", "1️⃣", "\u{FE0F}", "क्षि", "\u{1FAE8}", "…", "→",
        ]
        var random = SystemRandomNumberGenerator()
        for _ in 0..<2_000 {
            let text = (0..<6).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
            let parts = text.flatMap { Cell.cells(String($0), style: .plain) }
            #expect(Cell.cells(text, style: .plain) == parts, "\(text.unicodeScalars.map(\.value))")
            #expect(TextWidth.columns(of: text) == parts.count)
        }
    }

    @Test("Every scalar by itself and between others is as wide as its cluster")
    func everyScalar() {
        for value in UInt32(0x20)..<0x30000 {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let text = "a\(scalar)b"
            let sum = text.reduce(0) { $0 + TextWidth.columns(of: $1) }
            if TextWidth.columns(of: text) != sum { Issue.record("U+\(String(value, radix: 16))") }
        }
    }
}
