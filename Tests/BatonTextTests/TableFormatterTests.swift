import BatonText
import Testing

@Suite struct TableFormatterTests {
    private func table(
        _ header: String, _ rows: [String], _ alignments: [TableBlock.Alignment] = []
    ) -> TableBlock {
        func cells(_ row: String) -> [RichText] {
            row.split(separator: "|", omittingEmptySubsequences: false)
                .map { RichText(String($0).replacing("\\n", with: "\n")) }
        }
        return TableBlock(alignments: alignments, header: cells(header), rows: rows.map(cells))
    }

    private func shown(_ table: TableBlock, _ width: Int) -> String {
        BlockFormatter(width: width, options: MarkdownOptions()).lines(of: .table(table))
            .map(\.text).joined(separator: "\n")
    }

    @Test("a table that fits has its natural widths, a bold header and one rule below it")
    func natural() {
        let table = table("Name|Role", ["Ada|Engineer", "Grace|Admiral"])
        #expect(
            shown(table, 40) == """
                Name   Role
                ───────────────
                Ada    Engineer
                Grace  Admiral
                """)
        let lines = BlockFormatter(width: 40, options: MarkdownOptions()).lines(of: .table(table))
        #expect(lines[0].spans.allSatisfy { $0.emphasis == .strong || $0.text == "   " })
        #expect(lines[1].spans.map(\.role) == [.rule])
        #expect(lines[2].spans.allSatisfy { $0.emphasis.isEmpty })
    }

    @Test("columns are aligned as the table says, headers with their cells")
    func alignment() {
        let table = table(
            "Left|Centre|Right|None", ["a|b|c|d", "wider|wide one|1000.00|e", "漢字|漢|漢|"],
            [.left, .center, .right, .none])
        #expect(
            shown(table, 60) == """
                Left    Centre     Right  None
                ──────────────────────────────
                a         b            c  d
                wider  wide one  1000.00  e
                漢字      漢          漢
                """)
    }

    @Test("cells wrap where the widths do not fit, and then rows stand apart")
    func wrapped() {
        let table = table(
            "Part|What it does for you|Price",
            ["Widget|Turns the small wheel that turns the large one|9.50", "Gadget|Nothing|120.00"],
            [.none, .none, .right])
        #expect(
            shown(table, 40) == """
                Part     What it does for you      Price
                ────────────────────────────────────────
                Widget   Turns the small wheel      9.50
                         that turns the large
                         one

                Gadget   Nothing                  120.00
                """)
    }

    @Test("headers stand on the rule")
    func wrappedHeader() {
        let table = table("Part|Pieces sold in the last twelve months", ["Widget|4", "Gadget|12"], [.none, .right])
        #expect(
            shown(table, 26) == """
                            Pieces sold in
                           the last twelve
                Part                months
                ──────────────────────────
                Widget                   4
                Gadget                  12
                """)
    }

    @Test("words longer than a column are broken before columns are given up")
    func broken() {
        let table = table("Key|Address", ["home|https://example.org/a/long/address"])
        let text = shown(table, 24)
        #expect(text.hasPrefix("Key"))
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= 24 })
        let address = text.replacing("home", with: "").filter { !$0.isWhitespace }
        #expect(address.hasSuffix("https://example.org/a/long/address"))
    }

    @Test("a table with more columns than fit becomes keys and values")
    func records() {
        let table = table(
            "Identifier|Description|Responsible|Remarks|Quantity",
            ["A-1|Turns the wheel of the mill|Engineering|none so far|12", "B-2|Does nothing|Administration||7"])
        #expect(
            shown(table, 40) == """
                Identifier   A-1
                Description  Turns the wheel of the mill
                Responsible  Engineering
                Remarks      none so far
                Quantity     12

                Identifier   B-2
                Description  Does nothing
                Responsible  Administration
                Remarks
                Quantity     7
                """)
        #expect(
            shown(table, 20).hasPrefix(
                """
                Identifier
                  A-1
                Description
                  Turns the wheel of
                  the mill
                """))
    }

    @Test("long text is not set in a ribbon")
    func ribbon() {
        let remark = "Move the queue into an actor, and give callers a value that they may keep"
        let table = table("Risk|Likelihood|Remark", ["Data races|certain|" + remark])
        #expect(
            shown(table, 30) == """
                Risk        Data races
                Likelihood  certain
                Remark      Move the queue
                            into an actor, and
                            give callers a
                            value that they
                            may keep
                """)
        #expect(shown(table, 60).hasPrefix("Risk         Likelihood   Remark\n──"))
    }

    @Test("a cell may have lines of its own")
    func lineFeeds() {
        #expect(shown(table("A|B", ["a\\nb|c", "d|e"]), 20) == "A  B\n────\na  c\nb\n\nd  e")
    }

    @Test("empty cells keep their place, and an empty header takes none")
    func empty() {
        #expect(shown(table("A|B|C", ["|b|", "||", "a||c"]), 20) == "A  B  C\n───────\n   b\n\na     c")
        #expect(shown(table("|", ["a|b"]), 20) == "a  b")
        #expect(shown(table("A|B", []), 20) == "A  B\n────")
    }

    @Test("one column is never given up")
    func oneColumn() {
        #expect(shown(table("Word", ["incomprehensible"]), 8) == "Word\n────────\nincompre\nhensible")
        #expect(shown(table("A long name", ["a", "b"]), 6) == "A long\nname\n──────\na\nb")
        #expect(shown(table("漢", ["字字"]), 1).contains("─"))
    }

    @Test("a row that widens a column is told from one that does not")
    func widening() {
        var formatter = TableFormatter(alignments: [], header: [RichText("A"), RichText("B")], width: 40)
        func row(_ first: String, _ second: String) -> [RichText] { [RichText(first), RichText(second)] }
        let appended = [row("a", "b"), row("wide", "b"), row("thin", "b")].map { formatter.append($0) }
        #expect(appended == [false, true, false])
        let opened = [row("a", "wider"), row("a", "equal"), nil].map { formatter.setOpenRow($0) }
        #expect(opened == [true, false, true])
        #expect(formatter.rowCount == 3 && !formatter.isKeyValue)
    }

    @Test("the first record takes the names of columns over from the head")
    func firstRecord() {
        let header = (0..<9).map { RichText("Column\($0)") }
        var formatter = TableFormatter(alignments: [], header: header, width: 30)
        #expect(formatter.isKeyValue && formatter.headLines.count == 9)
        let hasChanged = formatter.append(header)
        #expect(hasChanged && formatter.headLines.isEmpty && formatter.lines(ofRow: 0).count == 9)
        let hasChangedAgain = formatter.append(header)
        #expect(!hasChangedAgain)
    }
}
