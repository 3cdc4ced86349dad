/// Cells side by side.
struct CellRow {
    let widths: [Int]
    /// Missing ones are to the left.
    let alignments: [TableBlock.Alignment]
    let gap: Int

    var columns: Int { widths.reduce(gap * max(0, widths.count - 1), +) }

    /// The lines of a row whose cells are laid out; an empty line where all of them are empty.
    /// - Parameter standsOnFloor: whether shorter cells end, rather than begin, where the longest one does.
    func lines(of cells: [[StyledLine]], standsOnFloor: Bool = false) -> [StyledLine] {
        let height = max(1, cells.map(\.count).max() ?? 0)
        return (0..<height).map { row in
            let pieces = cells.map { cell in
                let index = standsOnFloor ? row - (height - cell.count) : row
                return cell.indices.contains(index) ? cell[index] : StyledLine([])
            }
            return line(of: pieces)
        }
    }

    private func line(of pieces: [StyledLine]) -> StyledLine {
        var spans: [StyledSpan] = []
        var columns = 0
        // White space that only counts once something stands behind it.
        var blank = 0
        for (index, piece) in pieces.enumerated() {
            let spare = max(0, widths[index] - piece.columns)
            let before = space(before: spare, at: index)
            blank += before
            if !piece.spans.isEmpty {
                if blank > 0 { spans.append(StyledSpan(String(repeating: " ", count: blank))) }
                spans += piece.spans
                columns += blank + piece.columns
                blank = 0
            }
            // An empty piece has spare columns only.
            blank += spare - before + gap
        }
        return StyledLine(spans, columns: columns)
    }

    private func space(before spare: Int, at index: Int) -> Int {
        switch alignments.indices.contains(index) ? alignments[index] : .none {
        case .none, .left: 0
        case .center: spare / 2
        case .right: spare
        }
    }
}
