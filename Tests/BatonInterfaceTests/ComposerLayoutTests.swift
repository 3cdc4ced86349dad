import BatonInterface
import BatonScreen
import Testing

@Suite struct ComposerLayoutTests {
    private func rows(_ text: String, _ width: Int) -> [String] {
        Composer(draft: text).layout(width: width, maximumRows: 100).rows.map(\.text)
    }

    @Test("rows break after words, and the last column stays free for the insertion point")
    func breaks() {
        #expect(rows("the quick brown", 10) == ["the quick ", "brown"])
        #expect(rows("abcdefgh", 5) == ["abcd", "efgh"])
        #expect(rows("abcd efgh", 5) == ["abcd ", "efgh"])
        #expect(rows("abcd  ef", 5) == ["abcd ", " ef"])
        #expect(rows("漢字漢字", 6) == ["漢字", "漢字"])
        #expect(rows("a\n\nb\n", 6) == ["a", "", "b", ""])
        #expect(rows("", 6) == [""])
    }

    @Test("rows end where lines of text end, at hyphens too")
    func sameBreaks() {
        #expect(rows("see well-known", 10) == ["see well-", "known"])
        #expect(rows("git --amend", 8) == ["git ", "--amend"])
        #expect(rows("abc foo !", 8) == ["abc ", "foo !"])
        #expect(rows("漢字。漢", 5) == ["漢", "字。", "漢"])
    }

    @Test("tabs are shown as spaces, and what is wider than the composer as a placeholder")
    func shown() {
        #expect(rows("a\tb", 20) == ["a   b"])
        #expect(rows("漢", 1) == ["\u{FFFD}"])
        #expect(rows("\ta", 2) == ["  ", "a"])
    }

    @Test("the cursor stands in the cell of the insertion point")
    func cursor() {
        var composer = Composer(draft: "漢字 ab\tc")
        var cursors: [Position] = []
        for _ in 0...7 {
            cursors.append(composer.layout(width: 8, maximumRows: 10).cursor)
            composer.perform(.moveBackward)
        }
        let expected = [(1, 1), (0, 1), (7, 0), (6, 0), (5, 0), (4, 0), (2, 0), (0, 0)]
        #expect(cursors == expected.map { Position(column: $0.0, row: $0.1) })
    }

    @Test("behind a full row the cursor is still on the screen")
    func fullRow() {
        #expect(Composer(draft: "abcd").layout(width: 5, maximumRows: 3).cursor == Position(column: 4, row: 0))
        #expect(Composer(draft: "abcd ").layout(width: 5, maximumRows: 3).cursor == Position(column: 4, row: 0))
        #expect(Composer(draft: "ab").layout(width: 1, maximumRows: 3).cursor == Position(column: 0, row: 1))
    }

    @Test("it grows to the maximum and then scrolls, and says where there is more")
    func scrolling() {
        var composer = Composer(draft: (1...20).map(String.init).joined(separator: "\n"))
        var layout = composer.layout(width: 10, maximumRows: 10)
        #expect(layout.rows.map(\.text) == (11...20).map(String.init))
        #expect(layout.hasRowsAbove && !layout.hasRowsBelow && layout.cursor.row == 9)
        composer.perform(.moveToTextStart)
        layout = composer.layout(width: 10, maximumRows: 10)
        #expect(layout.rows.map(\.text) == (1...10).map(String.init))
        #expect(!layout.hasRowsAbove && layout.hasRowsBelow && layout.cursor.row == 0)
    }

    @Test("moving over rows keeps the column through shorter ones")
    func goalColumn() {
        var composer = Composer(draft: "abcdef\nx\nabcdef")
        composer.perform(.moveBackward)
        composer.perform(.moveUp, width: 80)
        #expect(composer.insertionOffset == 8)
        composer.perform(.moveUp, width: 80)
        #expect(composer.insertionOffset == 5)
        composer.perform(.moveDown, width: 80)
        composer.perform(.moveDown, width: 80)
        #expect(composer.insertionOffset == 14)
    }

    @Test("moving over the rows of one line goes row by row, never past a row's last cell")
    func wrappedRows() {
        var composer = Composer(draft: "abcdefgh")
        #expect(composer.layout(width: 5, maximumRows: 9).cursor == Position(column: 4, row: 1))
        composer.perform(.moveUp, width: 5)
        #expect(composer.layout(width: 5, maximumRows: 9).cursor == Position(column: 3, row: 0))
        composer.perform(.moveDown, width: 5)
        #expect(composer.layout(width: 5, maximumRows: 9).cursor == Position(column: 4, row: 1))
    }

    @Test("without room there is nothing to show", arguments: [(0, 5), (5, 0), (-1, -1)])
    func noRoom(width: Int, rows: Int) {
        #expect(Composer(draft: "a").layout(width: width, maximumRows: rows).rows.isEmpty)
    }
}
