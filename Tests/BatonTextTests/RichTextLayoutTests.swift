import BatonCore
import BatonScreen
import BatonText
import Testing

@Suite struct RichTextLayoutTests {
    private static let looks: [(TextRole, TextEmphasis, UInt16)] = [
        (.body, [], 0), (.body, .strong, 0), (.code, [], 0), (.link, .emphasis, 7),
    ]

    private func random(_ generator: inout SplitMix64) -> RichText {
        var text = RichText()
        for _ in 0..<Int.random(in: 0...8, using: &generator) {
            let look = Self.looks[Int.random(in: 0..<4, using: &generator)]
            let piece = HostileText.random(upTo: 8, using: &generator)
            text.append(piece, role: look.0, emphasis: look.1, link: look.2)
        }
        return text
    }

    @Test("a line is cut where the look changes, and a run goes on in the next line")
    func runs() {
        var text = RichText("see ")
        text.append("the guide", role: .link, link: 1)
        text.append(".")
        #expect(
            RichTextLayout.lines(of: text, width: 8) == [
                StyledLine([StyledSpan("see "), StyledSpan("the", .link, link: 1)]),
                StyledLine([StyledSpan("guide", .link, link: 1), StyledSpan(".")]),
            ])
    }

    @Test("white space at a break is in no span, whichever run it belongs to")
    func breakSpace() {
        var text = RichText("one ", role: .code)
        text.append(" two", role: .link)
        #expect(
            RichTextLayout.lines(of: text, width: 4) == [
                StyledLine([StyledSpan("one", .code)]), StyledLine([StyledSpan("two", .link)]),
            ])
    }

    @Test("line feeds break, and an empty line has no text")
    func lineFeeds() {
        let lines = RichTextLayout.lines(of: RichText("a\n\nb\n"), width: 9)
        #expect(lines.map(\.text) == ["a", "", "b"] && lines.map(\.columns) == [1, 0, 1])
        #expect(RichTextLayout.lines(of: RichText(), width: 9) == [])
        #expect(RichTextLayout.lines(of: RichText("a"), width: 0) == [])
    }

    @Test("tabs stop every four columns of the line, across runs")
    func tabs() {
        var text = RichText("ab")
        text.append("\tc", role: .code)
        #expect(RichTextLayout.lines(of: text, width: 9).map(\.text) == ["ab  c"])
    }

    @Test("a cluster that two runs share has the look of its beginning")
    func sharedCluster() {
        var text = RichText("e")
        text.append("\u{301}x", role: .code)
        #expect(
            RichTextLayout.lines(of: text, width: 9) == [StyledLine([StyledSpan("e\u{301}"), StyledSpan("x", .code)])])
    }

    @Test("the lines are those of the plain text, whatever the runs", arguments: 0..<200)
    func plainText(seed: Int) {
        var generator = SplitMix64(seed: UInt64(seed))
        let text = random(&generator)
        for width in [1, 2, 3, 7, 9, 20, 80] {
            let lines = RichTextLayout.lines(of: text, width: width)
            let plain = TextLayout.lines(of: text.text, width: width)
            #expect(lines.map { Array($0.text.utf8) } == plain.map { Array($0.text.utf8) })
            for line in lines {
                #expect(line.columns <= width)
                #expect(line.columns == line.spans.reduce(0) { $0 + TextWidth.columns(of: $1.text) })
            }
        }
    }

    @Test("at the natural width nothing is wrapped, and one column under it something changes", arguments: 0..<200)
    func naturalColumns(seed: Int) {
        var generator = SplitMix64(seed: UInt64(seed))
        let text = random(&generator)
        // A line under eight columns has no mark, so that its width is another.
        let columns = max(8, RichTextLayout.naturalColumns(of: text))
        let lineFeeds = text.text.unicodeScalars.count { $0 == "\n" }
        let lines = lineFeeds + (text.text.isEmpty || text.text.unicodeScalars.last == "\n" ? 0 : 1)
        let natural = RichTextLayout.lines(of: text, width: columns)
        #expect(natural.count == lines)
        if columns > 8 { #expect(RichTextLayout.lines(of: text, width: columns - 1) != natural) }
    }

    @Test("at the width of the longest word no word is broken", arguments: 0..<200)
    func longestWordColumns(seed: Int) {
        var generator = SplitMix64(seed: UInt64(seed))
        let text = random(&generator)
        let columns = max(8, RichTextLayout.longestWordColumns(of: text))
        // Places where a row may end, told by the text before them without white space.
        func dense(_ text: some StringProtocol) -> Int {
            text.unicodeScalars.count { !LineBreaking.isSpace($0) && $0 != "\n" && $0 != "⇠" }
        }
        let bytes = Array(text.text.utf8)
        func prefix(_ count: Int) -> String { String(decoding: bytes[..<count], as: UTF8.self) }
        let feeds = bytes.indices.filter { bytes[$0] == 0x0A }
        let places = Set((LineBreaking.opportunities(in: text.text) + feeds + [bytes.count]).map { dense(prefix($0)) })
        var end = 0
        for line in RichTextLayout.lines(of: text, width: columns) {
            end += dense(line.text)
            #expect(places.contains(end))
        }
    }

    @Test("the longest word is measured between the places where a row may end")
    func words() {
        #expect(RichTextLayout.longestWordColumns(of: RichText("a well-known name.swift 漢字")) == 10)
        #expect(RichTextLayout.longestWordColumns(of: RichText("no !")) == 4)
        #expect(RichTextLayout.longestWordColumns(of: RichText()) == 0)
        #expect(RichTextLayout.longestWordColumns(of: RichText("שלום")) == 6)
    }
}
