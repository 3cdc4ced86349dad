import BatonText
import Testing

@Suite struct BlockFormatterTests {
    private func formatter(_ width: Int) -> BlockFormatter {
        BlockFormatter(width: width, options: MarkdownOptions())
    }

    private func shown(_ blocks: [Block], _ width: Int = 30, isTight: Bool = false) -> String {
        formatter(width).lines(of: blocks, isTight: isTight).map(\.text).joined(separator: "\n")
    }

    private func text(_ text: String) -> Block { .paragraph(RichText(text)) }

    @Test("one blank line stands between blocks, none in tight company, none beside a block without lines")
    func gaps() {
        #expect(shown([text("one"), text("two")]) == "one\n\ntwo")
        #expect(shown([text("one"), text("two")], isTight: true) == "one\ntwo")
        let empty = Block.heading(level: 2, RichText())
        #expect(shown([empty, text("one"), empty, text("two")]) == "one\n\ntwo")
        #expect(shown([]) == "")
    }

    @Test("a heading of level 1 is underlined as far as its longest line goes, others stand alone")
    func headings() {
        #expect(
            shown([.heading(level: 1, RichText("The tides of the North Sea")), .heading(level: 2, RichText("漢字"))], 16)
                == """
                The tides of the
                North Sea
                ────────────────

                漢字
                """)
        #expect(shown([.heading(level: 1, RichText("漢字"))]) == "漢字\n────")
        #expect(shown([.heading(level: 1, RichText())]) == "")
    }

    @Test("a heading's words take its role, its code and links keep theirs", arguments: 1...6)
    func headingRoles(level: Int) {
        var text = RichText("Run ")
        text.append("swift test", role: .code)
        let spans = formatter(30).lines(of: .heading(level: level, text))[0].spans
        #expect(spans.map(\.role) == [level <= 2 ? .heading : .subheading, .code])
    }

    @Test("a quote has a bar before every line, and a bar alone between its blocks")
    func quotes() {
        let quote = Block.quote([text("What is written without effort"), .heading(level: 2, RichText("Johnson"))])
        #expect(
            shown([quote], 18) == """
                ▎ What is written
                ▎ without effort
                ▎
                ▎ Johnson
                """)
        #expect(shown([.quote([])]) == "▎")
        #expect(shown([.quote([.quote([text("deep")]), text("less")])]) == "▎ ▎ deep\n▎\n▎ less")
    }

    @Test("quoted words take the quote's role, at any depth; what has a role of its own keeps it")
    func quoteRoles() {
        let list = ListBlock(start: nil, isTight: true, items: [.init(blocks: [text("word")])])
        let lines = formatter(30).lines(of: .quote([.quote([.list(list)]), .heading(level: 1, RichText("Head"))]))
        #expect(lines[0].spans.map(\.role) == [.rule, .rule, .marker, .quote])
        #expect(lines[2].spans.map(\.role) == [.rule, .heading])
    }

    @Test("a rule goes over the whole width, but not over that of a wide window")
    func rules() {
        #expect(shown([.rule], 12) == String(repeating: "─", count: 12))
        #expect(shown([.rule], 120) == String(repeating: "─", count: 40))
    }

    @Test("raw HTML is shown as the text it is, dimmed")
    func html() {
        let lines = formatter(30).lines(of: .html("<div>\n  <b>x</b>\n</div>\n"))
        #expect(lines.map(\.text) == ["<div>", "  <b>x</b>", "</div>"])
        #expect(lines.allSatisfy { $0.spans.allSatisfy { $0.role == .dim } })
    }

    @Test("a footnote hangs behind its label, and goes below a label that is too long")
    func footnotes() {
        #expect(
            shown([.footnote(label: "1", [text("as measured in May"), text("twice")])], 16) == """
                [^1] as measured
                     in May

                     twice
                """)
        #expect(shown([.footnote(label: "measurement", [text("in May")])], 16) == "[^measurement]\nin May")
    }

    @Test("targets of links are listed behind numbers that stand in line, whole, and linked")
    func linkList() {
        var links = LinkTable()
        for number in 1...10 { _ = links.number(of: "https://example.org/\(number)") }
        let lines = formatter(18).linkList(links, listed: [2, 10, 77])
        #expect(
            lines.map(\.text).joined().filter { $0 != " " } == "[2]https://example.org/2[10]https://example.org/10")
        #expect(lines[0].text.hasPrefix(" [2] h"))
        #expect(lines.contains { $0.text.hasPrefix("[10] h") })
        #expect(lines[0].spans.map(\.role) == [.label, .link] && lines[0].spans[1].link == 2)
        #expect(formatter(30).linkList(links, listed: []) == [])
    }

    @Test("nothing is laid out without a column", arguments: [0, -1, Int.min])
    func noWidth(width: Int) {
        let code = Block.code(CodeBlock(language: "swift", text: "x"))
        let table = Block.table(TableBlock(alignments: [.none], header: [RichText("a")], rows: [[RichText("b")]]))
        let list = Block.list(ListBlock(start: 1, isTight: true, items: [.init(blocks: [text("word")])]))
        let blocks = [text("a"), .heading(level: 1, RichText("b")), code, table, list, .quote([code]), .rule]
        #expect(formatter(width).lines(of: blocks) == [])
    }
}
