import BatonCore
import BatonScreen
import BatonText
import Testing

@Suite struct TextLayoutTests {
    private func wrap(_ text: String, _ width: Int) -> [String] {
        TextLayout.lines(of: text, width: width).map(\.text)
    }

    @Test("words wrap at spaces, and the spaces at a break are dropped")
    func words() {
        #expect(wrap("the quick brown fox", 10) == ["the quick", "brown fox"])
        #expect(wrap("the quick   brown", 9) == ["the quick", "brown"])
        #expect(wrap("ab cd", 5) == ["ab cd"])
        #expect(wrap("ab cd ", 5) == ["ab cd"])
    }

    @Test("a word longer than the line breaks anywhere, and begins on a line of its own")
    func longWord() {
        #expect(wrap("see abcdefghij now", 4) == ["see", "abcd", "efgh", "ij", "now"])
    }

    @Test("a line feed ends a line; none follows the last")
    func paragraphs() {
        #expect(wrap("", 10) == [])
        #expect(wrap("\n", 10) == [""])
        #expect(wrap("a\n\nb\n", 10) == ["a", "", "b"])
        #expect(wrap("   \nb", 2) == ["", "b"])
    }

    @Test("wide text breaks between its characters, but not before a closing mark or after an opening one")
    func wideText() {
        #expect(wrap("漢字漢字", 5) == ["漢字", "漢字"])
        #expect(wrap("漢字。漢", 4) == ["漢", "字。", "漢"])
        #expect(wrap("漢字「漢」", 6) == ["漢字", "「漢」"])
        #expect(wrap("ab漢字cd", 4) == ["ab漢", "字cd"])
        #expect(wrap("漢(a)", 4) == ["漢", "(a)"])
    }

    @Test("a hyphen and a slash end a line; options, paths and full stops stay with their words")
    func marks() {
        #expect(wrap("a well-known word", 8) == ["a well-", "known", "word"])
        #expect(wrap("see /usr/share", 10) == ["see /usr/", "share"])
        #expect(wrap("git commit --amend", 14) == ["git commit", "--amend"])
        #expect(wrap("in main.swift", 8) == ["in", "main.swi", "ft"])
    }

    @Test("tabs become spaces up to the next stop of four")
    func tabs() {
        #expect(wrap("\tx", 10) == ["    x"])
        #expect(wrap("ab\tx\ty", 12) == ["ab  x   y"])
    }

    @Test("an indentation that leaves no room for the first word gives way to it")
    func indentation() {
        #expect(wrap("    word", 8) == ["    word"])
        #expect(wrap("    word", 7) == ["word"])
        #expect(wrap("        abcdef", 4) == ["abcd", "ef"])
    }

    @Test("a cluster wider than the line becomes a placeholder")
    func narrow() {
        #expect(wrap("漢a", 1) == ["\u{FFFD}", "a"])
        #expect(wrap("a b", 1) == ["a", "b"])
    }

    @Test("nothing is laid out without a column", arguments: [0, -1, Int.min])
    func noWidth(width: Int) {
        #expect(wrap("a 漢\n", width) == [])
    }

    @Test("clusters stay whole")
    func clusters() {
        #expect(wrap("e\u{301}e\u{301}e\u{301}", 2) == ["e\u{301}e\u{301}", "e\u{301}"])
        #expect(wrap("ab👩\u{200D}💻", 3) == ["ab", "👩\u{200D}💻"])
    }

    @Test("no line exceeds its width, and a line knows its columns", arguments: 0..<150)
    func widths(seed: Int) {
        var generator = SplitMix64(seed: UInt64(seed))
        let text = HostileText.random(upTo: 60, using: &generator)
        for width in [1, 2, 3, 4, 7, 20, 80] {
            for line in TextLayout.lines(of: text, width: width) {
                #expect(line.columns <= width)
                // Span by span, as they are shown: a mark at the beginning of one joins nothing before it.
                #expect(line.columns == line.spans.reduce(0) { $0 + TextWidth.columns(of: $1.text) })
                #expect(!line.text.utf8.contains(0x0A) && !line.text.utf8.contains(0x09))
            }
        }
    }

    @Test("nothing but white space is lost", arguments: 0..<150)
    func content(seed: Int) {
        func dense(_ text: String) -> [Unicode.Scalar] { text.unicodeScalars.filter { !LineBreaking.isSpace($0) } }
        var generator = SplitMix64(seed: UInt64(seed))
        let text = HostileText.random(upTo: 60, using: &generator)
        for width in [8, 20, 80] {
            let lines = TextLayout.lines(of: text, width: width)
            // The mark of a paragraph is the only thing that is added.
            let shown = dense(lines.map(\.text).joined()).filter { $0 != "⇠" }
            #expect(shown == dense(text).filter { $0 != "\n" })
        }
    }

    @Test("every line carries the role it was asked for", arguments: TextRole.allCases)
    func roles(role: TextRole) {
        let lines = TextLayout.lines(of: "one two"[...], width: 3, role: role)
        #expect(lines == [StyledLine([StyledSpan("one", role)]), StyledLine([StyledSpan("two", role)])])
    }
}
