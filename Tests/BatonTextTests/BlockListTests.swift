import BatonText
import Testing

@Suite struct BlockListTests {
    private func text(_ text: String) -> Block { .paragraph(RichText(text)) }

    private func list(from start: Int? = nil, isTight: Bool = true, _ items: [[Block]]) -> Block {
        .list(ListBlock(start: start, isTight: isTight, items: items.map { .init(blocks: $0) }))
    }

    private func shown(_ block: Block, _ width: Int = 30) -> String {
        BlockFormatter(width: width, options: MarkdownOptions()).lines(of: block).map(\.text).joined(separator: "\n")
    }

    @Test("bullets change with depth, and text hangs behind them")
    func bullets() {
        let deepest = list([[text("four")]])
        let nested = list([[text("two and some more"), list([[text("three"), deepest]])], [text("two again")]])
        #expect(
            shown(list([[text("one"), nested], [text("last")]]), 16) == """
                • one
                  ◦ two and some
                    more
                    ▪ three
                      ▪ four
                  ◦ two again
                • last
                """)
    }

    @Test("numbers stand in line up to 99, wider ones push their text")
    func numbers() {
        #expect(
            shown(list(from: 8, [[text("eight")], [text("nine, which goes on and on")], [text("ten")]]), 20) == """
                 8. eight
                 9. nine, which goes
                    on and on
                10. ten
                """)
        #expect(shown(list(from: 99, [[text("a b c d")], [text("a b c d")]]), 11) == "99. a b c d\n100. a b c\n     d")
    }

    @Test("blank lines stand between the items of a loose list, and between the blocks of its items")
    func loose() {
        let items = [[text("one"), text("more")], [text("two"), list([[text("tight")], [text("tight")]])]]
        #expect(
            shown(list(isTight: false, items)) == """
                • one

                  more

                • two

                  ◦ tight
                  ◦ tight
                """)
    }

    @Test("tasks have a box, in place of the bullet or behind the number")
    func tasks() {
        func tasks(_ start: Int?) -> Block {
            let items = [
                ListBlock.Item(isTicked: true, blocks: [text("done")]),
                .init(isTicked: false, blocks: [text("open")]), .init(blocks: [text("no task")]),
            ]
            return .list(ListBlock(start: start, isTight: true, items: items))
        }
        #expect(shown(tasks(nil)) == "☑ done\n☐ open\n• no task")
        #expect(shown(tasks(1)) == " 1. ☑ done\n 2. ☐ open\n 3. no task")
    }

    @Test("an empty item is its marker")
    func empty() {
        #expect(shown(list([[], [text("two")]])) == "•\n• two")
        #expect(shown(list(from: 1, [[]])) == " 1.")
    }

    @Test("whatever an item holds hangs behind its marker")
    func contents() {
        let table = TableBlock(
            alignments: [.left, .right], header: [RichText("Unit"), RichText("Price")],
            rows: [[RichText("Widget"), RichText("9.50")]])
        let code = CodeBlock(language: "sh", text: "make all")
        let blocks = [text("Look:"), .code(code), .quote([text("quoted")]), .table(table)]
        #expect(
            shown(list(from: 1, isTight: false, [blocks])) == """
                 1. Look:

                    \(CodeHighlighter.displayName(of: "sh"))
                      make all

                    ▎ quoted

                    Unit    Price
                    ─────────────
                    Widget   9.50
                """)
    }

    @Test("where a marker leaves too little room, it stands above its text")
    func narrow() {
        #expect(shown(list(from: 100, [[text("words")]]), 10) == "100.\nwords")
        #expect(shown(list([[text("a b c d")]]), 6) == "•\na b c\nd")
        var deep = text("words at the bottom")
        for _ in 0..<40 { deep = list([[deep]]) }
        let lines = shown(deep, 40).split(separator: "\n").map { $0.drop { $0 == " " } }
        #expect(lines.filter { $0 == "▪" }.count == 29 && lines.last == "words at the bottom")
    }
}
