import BatonText
import Testing

@Suite struct BlockCodeTests {
    private func lines(_ code: String, _ language: String = "", width: Int = 30, wraps: Bool = false) -> [StyledLine] {
        BlockFormatter(width: width, options: MarkdownOptions(wrapsCode: wraps))
            .lines(of: .code(CodeBlock(language: language, text: code)))
    }

    @Test("code is set in below its language")
    func label() {
        let lines = lines("let a = 1\n\nlet b = 2", "swift")
        #expect(lines.map(\.text) == ["Swift", "  let a = 1", "  ", "  let b = 2"])
        #expect(lines[0].spans == [StyledSpan("Swift", .label)])
        #expect(lines[0].scrollsFrom == nil)
    }

    @Test("code without a language has no label, and an empty block one empty row")
    func noLabel() {
        #expect(lines("a").map(\.text) == ["  a"])
        #expect(lines("").map(\.text) == ["  "])
    }

    @Test("a label that is too long is shortened")
    func longLabel() {
        #expect(lines("a", "abcdefghijklmn", width: 10)[0].text == "abcdefghi…")
    }

    @Test("rows stay whole and scroll behind their indentation, all of a block together")
    func scrolled() {
        let lines = lines("a\n" + String(repeating: "b", count: 50))
        #expect(lines.map(\.scrollsFrom) == [2, 2])
        #expect(lines.map(\.columns) == [3, 52])
    }

    @Test("tabs reach to the next stop of four, counted from where the code begins, wide characters as they are")
    func tabs() {
        #expect(lines("\tx\ta\t\tb").map(\.text) == ["      x   a       b"])
        #expect(lines("漢\tx").map(\.text) == ["  漢  x"])
    }

    @Test("wrapped where asked for: what continues a row stands behind an arrow")
    func wrapped() {
        let lines = lines("first second third\n\n  deep", width: 16, wraps: true)
        #expect(lines.map(\.text) == ["  first second", "↳ third", "", "    deep"])
        #expect(lines.allSatisfy { $0.scrollsFrom == nil && $0.columns <= 16 })
    }

    @Test("code in lists and quotes scrolls behind what stands before it")
    func nested() {
        let code = Block.code(CodeBlock(language: "", text: "a\nb"))
        let list = Block.list(ListBlock(start: 1, isTight: true, items: [.init(blocks: [code])]))
        let lines = BlockFormatter(width: 30, options: MarkdownOptions()).lines(of: .quote([list]))
        #expect(lines.map(\.text) == ["▎  1.   a", "▎       b"])
        #expect(lines.map(\.scrollsFrom) == [8, 8])
    }

    @Test("where code stands is known at any depth, its label included")
    func extents() {
        let code = CodeBlock(language: "swift", text: "a\nb")
        let item = ListBlock.Item(blocks: [.paragraph(RichText("Run")), .code(code)])
        let list = Block.list(ListBlock(start: nil, isTight: true, items: [item, item]))
        let formatted = BlockFormatter(width: 30, options: MarkdownOptions())
            .format([.paragraph(RichText("Intro")), .quote([list]), .code(code)])
        #expect(formatted.code.map(\.lines) == [3..<6, 7..<10, 11..<14])
        #expect(formatted.code.allSatisfy { $0.block == code })
        for extent in formatted.code { #expect(formatted.lines[extent.lines.lowerBound].text.hasSuffix("Swift")) }
    }
}
