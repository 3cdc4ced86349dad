internal import BatonCore
internal import BatonScreen
internal import BatonText

/// The rows of one turn, or of what stands before the first, at one width.
struct SectionLayout {
    private var blocks: [BlockLayout] = []
    /// The first row of each block, and behind them the number of rows.
    private var starts = [0]

    /// A guess at the rows of a turn that nobody has looked at yet; nil for one that is laid out.
    private var estimate: Int?

    init(estimate: Int? = nil) {
        self.estimate = estimate
    }

    var isLaidOut: Bool { estimate == nil }

    var rowCount: Int { estimate ?? starts[blocks.count] }
    var blockCount: Int { blocks.count }

    /// Shows `newer`. Blocks that look as before stay as they are, and so do the rows above the first that does not.
    /// - Parameter gap: blank rows above the first block.
    mutating func update(_ newer: [TranscriptBlock], gap: Int, run: Run?, context: LayoutContext) {
        estimate = nil
        var firstChanged = min(blocks.count, newer.count)
        var links = LinkTable()
        for (index, block) in newer.enumerated() {
            let space = index == 0 ? gap : block.gap(after: newer[index - 1])
            if index >= blocks.count {
                blocks.append(BlockLayout(block, gap: space, after: links, run: run, context: context))
            } else if !blocks[index].shows(block, gap: space, after: links) {
                blocks[index].become(block, gap: space, after: links, run: run, context: context)
                firstChanged = min(firstChanged, index)
            }
            links = blocks[index].links
        }
        if blocks.count > newer.count { blocks.removeSubrange(newer.count...) }
        starts.removeSubrange((firstChanged + 1)...)
        for block in blocks[firstChanged...] { starts.append(starts[starts.count - 1] + block.rowCount) }
    }

    /// The block that `row` belongs to, its gap included.
    func block(at row: Int) -> Int { starts.lastIndex(notAfter: row, below: blocks.count) }

    func firstRow(of block: Int) -> Int { starts[min(block, blocks.count)] }

    func rowCount(of block: Int) -> Int { blocks.indices.contains(block) ? blocks[block].rowCount : 0 }

    mutating func cells(row: Int, context: LayoutContext, frame: FrameContext) -> [Cell] {
        let index = block(at: row)
        guard blocks.indices.contains(index) else { return [] }
        let inside = row - starts[index] - blocks[index].gap
        return inside < 0 ? [] : blocks[index].cells(row: inside, context: context, frame: frame)
    }
}

extension [Int] {
    /// In ascending numbers, the last index below `end` whose number is not greater than `value`; 0 where there is none.
    func lastIndex(notAfter value: Int, below end: Int) -> Int {
        var low = 0
        var high = end
        while high - low > 1 {
            let middle = (low + high) / 2
            if self[middle] <= value { low = middle } else { high = middle }
        }
        return low
    }
}
