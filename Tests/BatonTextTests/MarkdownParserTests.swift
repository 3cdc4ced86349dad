import BatonText
import Testing

@Suite struct MarkdownParserTests {
    private func parse(_ text: String) -> (blocks: [Block], links: LinkTable) {
        var links = LinkTable()
        let blocks = MarkdownParser.blocks(of: text, links: &links)
        return (blocks, links)
    }

    /// The running text of a single paragraph.
    private func inline(_ text: String) -> RichText {
        guard case .paragraph(let text) = parse(text).blocks.first else { return RichText() }
        return text
    }

    private func rich(_ pieces: (String, TextRole, TextEmphasis, UInt16)...) -> RichText {
        var text = RichText()
        for piece in pieces { text.append(piece.0, role: piece.1, emphasis: piece.2, link: piece.3) }
        return text
    }

    @Test func `every kind of block comes in the order of the text`() {
        let text = """
            # One
            words
            ***
            > said

            ```swift x
            let a = 1

            ```

                indented

            <div>
            raw
            </div>
            """
        #expect(
            parse(text).blocks == [
                .heading(level: 1, RichText("One")), .paragraph(RichText("words")), .rule,
                .quote([.paragraph(RichText("said"))]), .code(CodeBlock(language: "swift", text: "let a = 1\n")),
                .code(CodeBlock(language: "", text: "indented")), .html("<div>\nraw\n</div>"),
            ])
    }

    @Test func `lists know their first number, their tasks and whether they are tight`() {
        func item(_ text: String, _ isTicked: Bool? = nil, _ more: [Block] = []) -> ListBlock.Item {
            ListBlock.Item(isTicked: isTicked, blocks: [.paragraph(RichText(text))] + more)
        }
        let nested = Block.list(ListBlock(start: nil, isTight: true, items: [item("c")]))
        #expect(
            parse("7. a\n8. b\n   - c\n").blocks == [
                .list(ListBlock(start: 7, isTight: true, items: [item("a"), item("b", nil, [nested])]))
            ])
        #expect(
            parse("- [ ] a\n\n- [x] b").blocks == [
                .list(ListBlock(start: nil, isTight: false, items: [item("a", false), item("b", true)]))
            ])
    }

    @Test func `tables have the header's columns in every row`() {
        let table = TableBlock(
            alignments: [.none, .left, .center, .right], header: ["a", "b", "c", "d"].map { RichText($0) },
            rows: [["1", "2", "3", "4"].map { RichText($0) }, ["5", "", "", ""].map { RichText($0) }])
        let text = "before\n|a|b|c|d|\n|-|:-|:-:|-:|\n|1|2|3|4|9|\n5"
        #expect(parse(text).blocks == [.paragraph(RichText("before")), .table(table)])
    }

    @Test func `emphasis, code and raw HTML keep their marks through nesting`() {
        #expect(
            inline("a **b *c*** `d` <i> ~~e~~")
                == rich(
                    ("a ", .body, [], 0), ("b ", .body, .strong, 0), ("c", .body, [.strong, .emphasis], 0),
                    (" ", .body, [], 0),
                    ("d", .code, [], 0), (" ", .body, [], 0), ("<i>", .dim, [], 0), (" ", .body, [], 0),
                    ("~e~", .body, .struck, 0)))
    }

    @Test func `line breaks stay, soft or hard`() {
        #expect(inline("Name: x\nRole: y  \nAge: z").text == "Name: x\nRole: y\nAge: z")
    }

    @Test func `a link has its number behind it and its target in the table, the same target once`() {
        let text = "[one](https://e.org) and [*two*][r] and [one](https://e.org)\n\n[r]: /two 'title'"
        #expect(
            inline(text)
                == rich(
                    ("one", .link, [], 1), ("[1]", .label, [], 1), (" and ", .body, [], 0),
                    ("two", .link, .emphasis, 2),
                    ("[2]", .label, [], 2), (" and ", .body, [], 0), ("one", .link, [], 1), ("[1]", .label, [], 1)))
        #expect(parse(text).links.targets == ["https://e.org", "/two"])
        #expect(parse(text).links.listed == [1, 2])
    }

    @Test func `an address that is shown needs no number`() {
        let text = "https://e.org <https://f.org> www.g.org a@h.org [https://i.org](https://i.org)"
        #expect(inline(text).text == "https://e.org https://f.org www.g.org a@h.org https://i.org")
        #expect(
            parse(text).links.targets == [
                "https://e.org", "https://f.org", "http://www.g.org", "mailto:a@h.org", "https://i.org",
            ])
        #expect(parse(text).links.listed.isEmpty)
    }

    @Test func `images are links to what they show`() {
        #expect(inline("![a cat](cat.png)") == rich(("▣ a cat", .link, [], 1), ("[1]", .label, [], 1)))
        #expect(inline("[![a cat](cat.png)](/cats)") == rich(("▣ a cat", .link, [], 1), ("[1]", .label, [], 1)))
        #expect(parse("[![a cat](cat.png)](/cats)").links.targets == ["/cats"])
    }

    @Test func `a link without text shows its target, one without a target is no link`() {
        #expect(inline("[](https://e.org)") == rich(("https://e.org", .link, [], 1)))
        #expect(inline("[a]()") == rich(("a", .link, [], 0)))
    }

    @Test func `footnotes stay where they are defined, referred to or not`() {
        #expect(
            parse("a[^1] [^2]\n\n[^1]: one\n\n    more\n\nb").blocks == [
                .paragraph(
                    rich(("a", .body, [], 0), ("[^1]", .label, [], 0), (" ", .body, [], 0), ("[^2]", .label, [], 0))),
                .footnote(label: "1", [.paragraph(RichText("one")), .paragraph(RichText("more"))]),
                .paragraph(RichText("b")),
            ])
        #expect(parse("[^1]: x").blocks == [.footnote(label: "1", [.paragraph(RichText("x"))])])
    }

    @Test func `characters written as entities cannot act on a terminal`() {
        let text = "&amp; &#27;[31m &#x202E;a&#x9b; [x](/&#27;&#10;y) `&#27;`\n\n``` &#27;c\n```"
        let parsed = parse(text)
        #expect(inline(text).text == "& \u{FFFD}[31m a\u{FFFD} x[1] &#27;")
        #expect(parsed.links.targets.allSatisfy { !$0.unicodeScalars.contains("\u{1B}") })
        #expect(parsed.blocks.last == .code(CodeBlock(language: "\u{FFFD}c", text: "")))
    }

    @Test("nesting without end is no trouble", arguments: [">", "- ", "*", "[", "`", "![", "<b>", "1. "])
    func deep(mark: String) {
        let text = String(repeating: mark, count: 20_000) + "a\n"
        let formatter = BlockFormatter(width: 40, options: MarkdownOptions())
        #expect(!formatter.lines(of: parse(text).blocks).isEmpty)
    }

    @Test func `nothing comes of nothing`() {
        #expect(parse("").blocks.isEmpty)
        #expect(parse("\n \n\t\n").blocks.isEmpty)
    }
}
