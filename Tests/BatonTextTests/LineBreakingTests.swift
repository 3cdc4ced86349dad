import BatonCore
import BatonText
import CUnistring
import Testing

@Suite struct LineBreakingTests {
    /// The text with a stroke at each place where a row may end.
    private func marked(_ text: String) -> String {
        var bytes = Array(text.utf8)
        for offset in LineBreaking.opportunities(in: text).reversed() { bytes.insert(UInt8(ascii: "|"), at: offset) }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test(
        "rows end after white space, hyphens and slashes, and between East Asian characters",
        arguments: [
            "the |well-|known |10-|year |plan", "and/|or", "https://example.com/|a-|b/|c?|d=e&f=g", "f(x)|{y}",
            "wait|—|what", "a |漢|字。|漢|「字」ッ", "日|本|語|100|円", "한|글|(韓)", "ab|漢|字|cd", "über-|café", "a\t|b",
            "a\u{3000}|b", "a\u{2009}|b",
            "😀|😀", "👩\u{200D}💻|👍🏽|x", "🇨🇭|🇨🇭|🇨🇭", "«a» |b", "“q” |(x)",
        ])
    func places(text: String) {
        #expect(marked(text.filter { $0 != "|" }) == text)
    }

    @Test(
        "what belongs together stays together",
        arguments: [
            "e.g. |v2.0 |name.swift |std::string |12:30", "1,000.50 |2024-01-02 |3/4 |-5% |$5 |C++",
            "see |/usr/|bin |.gitignore |../a", "git |commit |--amend |-m", "so ! |so ? |so : |so ; |(a )",
            "e\u{301}-|e\u{301}", "a\u{A0}b |a\u{202F}! |a\u{2011}b",
            "so.é |x:ä |ｘ", "\"a\"b |b[0] |f(x) |$(foo)", "  a |b",
        ])
    func exceptions(text: String) {
        #expect(marked(text.filter { $0 != "|" }) == text)
    }

    @Test("a line feed begins anew: no place before it, none behind it")
    func lineFeeds() {
        #expect(marked("a b\n c d\n\n漢字\ne") == "a |b\n c |d\n\n漢|字\ne")
        #expect(marked("") == "")
    }

    @Test("the places are the library's, but for the exceptions that are written down", arguments: 0..<400)
    func library(seed: Int) {
        var generator = SplitMix64(seed: UInt64(seed))
        let alphabets = [
            (0x21...0x7E).compactMap(Unicode.Scalar.init).map(String.init),
            ["a", "é", "漢", "。", "-", "/", ".", "1", "("],
        ]
        for _ in 0..<20 {
            let alphabet = alphabets[Int.random(in: 0...1, using: &generator)] + ["a", "b", " "]
            let text = "x" + (0..<12).map { _ in alphabet.randomElement(using: &generator) ?? "" }.joined()
            let ours = Set(LineBreaking.opportunities(in: text))
            for (offset, isOurs, isTheirs) in compare(text, ours) where isOurs != isTheirs {
                #expect(isException(Array(text.utf8), offset, isOurs: isOurs), "\(text) at \(offset)")
            }
        }
    }

    private func compare(_ text: String, _ ours: Set<Int>) -> [(Int, Bool, Bool)] {
        let bytes = Array(text.utf8)
        var marks = [CChar](repeating: 0, count: bytes.count)
        u8_possible_linebreaks_v2(bytes, bytes.count, "UTF-8", &marks)
        return bytes.indices.map { ($0, ours.contains($0), marks[$0] == UC_BREAK_POSSIBLE) }
    }

    /// The exceptions of ``LineBreaking``'s documentation.
    private func isException(_ text: [UInt8], _ offset: Int, isOurs: Bool) -> Bool {
        let left = Unicode.Scalar(text[offset - 1])
        let right = Unicode.Scalar(text[offset])
        if isOurs { return left == " " }
        let word = text[..<offset].split(separator: 0x20).last ?? []
        return (",.:;".unicodeScalars.contains(left) && !right.properties.isWhitespace)
            || ("$%+\\".unicodeScalars.contains(left) && "$%+\\".unicodeScalars.contains(right))
            || word.suffix(2).elementsEqual("//".utf8)
            || word.allSatisfy { "!?|-/,.:;".utf8.contains($0) }
            // Not ours to judge: before white space that hangs, and before an ideographic stop behind a space.
            || (left == " " && "。".utf8.first == text[offset])
    }

    @Test("what stands behind a place does not move it", arguments: 0..<150)
    func prefixes(seed: Int) {
        var generator = SplitMix64(seed: UInt64(seed))
        let text = HostileText.random(upTo: 40, using: &generator)
        let whole = LineBreaking.opportunities(in: text)
        for end in text.indices {
            let count = text[..<end].utf8.count
            #expect(LineBreaking.opportunities(in: text[..<end]) == whole.filter { $0 < count })
        }
    }

    @Test("a word of any length has the same places as its parts")
    func longWords() {
        let count = 20_000
        #expect(LineBreaking.opportunities(in: String(repeating: "漢", count: count)).count == count - 1)
        #expect(LineBreaking.opportunities(in: String(repeating: "🇨🇭", count: count)) == (1..<count).map { $0 * 8 })
        #expect(LineBreaking.opportunities(in: String(repeating: "ж", count: count)) == [])
        let words = String(repeating: "жжж-", count: count)
        #expect(LineBreaking.opportunities(in: words) == (1..<count).map { $0 * 7 })
    }
}
