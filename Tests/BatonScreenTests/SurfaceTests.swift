import BatonScreen
import Testing

@Suite("Surface")
struct SurfaceTests {
    private func surface(_ columns: Int, _ rows: Int) -> Surface { Surface(size: Size(columns: columns, rows: rows)) }
    private func at(_ column: Int, _ row: Int) -> Position { Position(column: column, row: row) }

    /// Every wide cell is followed by a continuation, every continuation preceded by a wide cell.
    private func isWhole(_ surface: Surface) -> Bool {
        (0..<surface.size.rows).allSatisfy { row in
            (0..<surface.size.columns).allSatisfy { column in
                let cell = surface[column, row]
                let next = column + 1 < surface.size.columns && surface[column + 1, row].isContinuation
                let isLeadWhole = (cell.columns == 2) == next
                return isLeadWhole && (!cell.isContinuation || column > 0)
            }
        }
    }

    @Test("Text is written where it is put, and trailing blanks are cut from the text of a surface")
    func writes() {
        var surface = surface(10, 2)
        #expect(surface.write("one", at: at(1, 0), style: .plain) == 3)
        #expect(surface.write("漢e\u{301}", at: at(0, 1), style: .plain) == 3)
        #expect(surface.text == " one\n漢e\u{301}")
    }

    @Test("Text is clipped at the limit and at the edges")
    func clips() {
        var surface = surface(4, 1)
        #expect(surface.write("abcdef", at: at(2, 0), style: .plain) == 2)
        #expect(surface.write("xyz", at: at(0, 0), style: .plain, limit: 1) == 1)
        #expect(surface.text == "x ab")
        #expect(surface.write("12345", at: at(-3, 0), style: .plain) == 5)
        #expect(surface.text == "45ab")
        #expect(surface.write("gone", at: at(0, 1), style: .plain) == 0)
        #expect(surface.write("gone", at: at(4, 0), style: .plain) == 0)
        #expect(surface.write("gone", at: at(0, 0), style: .plain, limit: -1) == 0)
    }

    @Test("A wide cluster that would straddle an edge or the limit is a blank")
    func straddles() {
        var surface = surface(4, 3)
        surface.write("abc漢", at: at(0, 0), style: .plain)
        surface.write("漢字", at: at(0, 1), style: .plain, limit: 3)
        surface.write("漢b", at: at(-1, 2), style: .plain)
        #expect(surface.text == "abc\n漢\n b")
        #expect(isWhole(surface))
    }

    @Test("Overwriting half of a wide cluster blanks the other half")
    func halves() {
        var surface = surface(6, 1)
        surface.write("漢字漢", at: at(0, 0), style: .plain)
        surface.write("x", at: at(1, 0), style: .plain)
        #expect(surface.text == " x字漢")
        surface.write("y", at: at(2, 0), style: .plain)
        #expect(surface.text == " xy 漢")
        surface.fill(Rect(column: 5, row: 0, columns: 9, rows: 1), with: .plain)
        #expect(surface.text == " xy")
        #expect(isWhole(surface))
    }

    @Test("Whatever is drawn wherever, wide clusters stay whole")
    func wholeness() {
        var random = SplitMix(state: 7)
        let texts = ["漢字かな", "a漢b", "abc", "", "👩‍💻🇨🇭", "e\u{301}漢"]
        var surface = surface(7, 2)
        let cells = Cell.cells("a漢字b", style: .plain)
        for _ in 0..<2_000 {
            let position = at(random.next(in: -3..<9), random.next(in: -1..<3))
            switch random.next(in: 0..<3) {
            case 0:
                let text = texts[random.next(in: 0..<texts.count)]
                surface.write(text, at: position, style: .plain, limit: random.next(in: 0..<6))
            case 1:
                let start = random.next(in: 0..<cells.count)
                surface.draw(cells[start..<random.next(in: start..<cells.count + 1)], at: position)
            default:
                let columns = random.next(in: 0..<4)
                surface.fill(Rect(column: position.column, row: position.row, columns: columns, rows: 1), with: .plain)
            }
            #expect(isWhole(surface))
        }
    }

    @Test("Only rows whose cells differ have changed; all of them after a resize")
    func changes() {
        let old = surface(5, 3)
        var new = old
        #expect(new.changedRows(since: old).isEmpty)
        new.write("x", at: at(2, 1), style: .plain)
        #expect(new.changedRows(since: old) == [1])
        #expect(surface(4, 3).changedRows(since: old) == [0, 1, 2])
    }

    @Test("A surface may be empty, and a rectangle as large as numbers go")
    func extremes() {
        var empty = surface(0, -3)
        empty.write("漢", at: at(0, 0), style: .plain)
        empty.fill(Rect(column: 0, row: 0, columns: .max, rows: .max), with: .plain)
        #expect(empty.text == "")
        #expect(empty.row(0).isEmpty)
        var one = surface(1, 1)
        one.write("漢", at: at(0, 0), style: .plain)
        one.fill(Rect(column: 1, row: 1, columns: .max, rows: .max), with: .plain)
        #expect(one.text == "")
    }
}

/// A small random number generator with a fixed seed (SplitMix64).
private struct SplitMix {
    var state: UInt64

    mutating func next(in range: Range<Int>) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return range.lowerBound + Int((mixed ^ (mixed >> 31)) % UInt64(range.count))
    }
}
