import BatonCore
import BatonText
import Testing

@Suite struct TableLawTests {
    private func lines(_ formatter: TableFormatter) -> [StyledLine] {
        formatter.headLines + (0..<formatter.rowCount).flatMap(formatter.lines(ofRow:))
    }

    private func whole(_ table: TableBlock, rows: Int, width: Int) -> [StyledLine] {
        let part = TableBlock(alignments: table.alignments, header: table.header, rows: Array(table.rows.prefix(rows)))
        return BlockFormatter(width: width, options: MarkdownOptions()).lines(of: .table(part))
    }

    @Test("row by row gives the lines of the whole, and what is said to stay stays", arguments: 0..<60)
    func growth(seed: Int) {
        var generator = SplitMix64(seed: UInt64(seed))
        let table = RandomBlocks.table(using: &generator)
        for width in [1, 5, 12, 30, 80] {
            var formatter = TableFormatter(alignments: table.alignments, header: table.header, width: width)
            for (index, row) in table.rows.enumerated() {
                let before = lines(formatter)
                var hasChanged = formatter.setOpenRow(Array(row.dropLast()))
                hasChanged = formatter.setOpenRow(row) || hasChanged
                let open = lines(formatter)
                #expect(open == whole(table, rows: index + 1, width: width))
                #expect(hasChanged || open.prefix(before.count) == before[...])
                let hasChangedWhenSettled = formatter.append(row)
                #expect(!hasChangedWhenSettled && lines(formatter) == open)
            }
        }
    }

    @Test("an open row that goes away leaves the table as it was", arguments: 0..<60)
    func withdrawal(seed: Int) {
        var generator = SplitMix64(seed: UInt64(seed))
        let table = RandomBlocks.table(using: &generator)
        for width in [1, 12, 40] {
            var formatter = TableFormatter(alignments: table.alignments, header: table.header, width: width)
            for row in table.rows.dropLast() { _ = formatter.append(row) }
            let before = lines(formatter)
            let hasChanged = formatter.setOpenRow(table.rows.last)
            let hasChangedBack = formatter.setOpenRow(nil)
            #expect(hasChangedBack == hasChanged && lines(formatter) == before)
        }
    }

    @Test("every cell's text is there", arguments: 0..<100)
    func content(seed: Int) {
        func counts(_ text: String) -> [Unicode.Scalar: Int] {
            text.unicodeScalars.reduce(into: [:]) { counts, scalar in
                if !LineBreaking.isSpace(scalar), scalar != "\n" { counts[scalar, default: 0] += 1 }
            }
        }
        var generator = SplitMix64(seed: UInt64(seed))
        let table = RandomBlocks.table(using: &generator)
        let cells = counts(([table.header] + table.rows).joined().map(\.text).joined(separator: " "))
        for width in [20, 40, 80] {
            let shown = counts(whole(table, rows: table.rows.count, width: width).map(\.text).joined(separator: " "))
            #expect(cells.filter { shown[$0.key, default: 0] < $0.value } == [:])
        }
    }
}
