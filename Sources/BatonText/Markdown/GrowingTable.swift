/// An open table, row by row; it is laid out again only when its columns change.
struct GrowingTable: GrowingBlock {
    let start: MarkdownPlace
    private(set) var end: MarkdownPlace
    private(set) var lines = BlockLines()
    private(set) var tail = BlockLines()
    private(set) var isTailTight = true
    private(set) var isLaidOutAgain = false
    // A row may look like a definition; behind the header it is seen to be none.
    var definitionLead: [UInt8]? { head }
    let canDefineLinks = false

    // The header and the line below it: without them, rows are no table.
    static let headLines = 2
    private let head: [UInt8]
    private let columns: Int
    private var formatter: TableFormatter
    private var rowCount = 0

    /// - Parameter start: of the header's line.
    /// - Parameter links: has at least what stood there at `start`.
    /// - Returns: nil where the header and the line below it are no table by themselves.
    init?(
        _ table: TableBlock, at start: MarkdownPlace, in text: CommonMark.Bytes, _ context: MarkdownContext,
        links: LinkTable
    ) {
        self.start = start
        let source = text.part(start.bytes..<text.count)
        let length = SourceLines(source).offset(ofLine: Self.headLines)
        head = Array(source.part(0..<length))
        var links = links
        links.restore(start.links)
        guard case .table(let alone) = context.parse(source.part(0..<length), links: &links).first?.block,
            alone.header.count == table.header.count
        else { return nil }
        end = MarkdownPlace(bytes: start.bytes + length, links: links.mark)
        columns = table.header.count
        formatter = TableFormatter(alignments: table.alignments, header: table.header, width: context.width)
    }

    mutating func grow(_ text: CommonMark.Bytes, _ context: MarkdownContext, links: inout LinkTable) -> BlockGrowth {
        isLaidOutAgain = false
        let source = head + text[end.bytes...]
        return source.withUnsafeBufferPointer { grow(source: $0, context, links: &links) }
    }

    private mutating func grow(
        source: CommonMark.Bytes, _ context: MarkdownContext, links: inout LinkTable
    ) -> BlockGrowth {
        let parsed = context.parse(source, links: &links)
        guard let first = parsed.first, first.line == 0, case .table(let table) = first.block,
            table.header.count == columns,
            first.parts.enumerated().allSatisfy({ $0.element.line == Self.headLines + $0.offset })
        else { return .misread }
        let sourceLines = SourceLines(source)
        let finished = max(0, min(table.rows.count, sourceLines.completeCount - Self.headLines))
        let isClosed = Self.headLines + finished < sourceLines.completeCount
        let openRow = isClosed || finished == table.rows.count ? nil : table.rows.last
        append(table.rows[..<finished], before: openRow)
        let length = sourceLines.offset(ofLine: Self.headLines + finished) - head.count
        end.bytes += length
        if finished > 0 { end.links = first.parts[finished - 1].links }
        layOutTail(Array(isClosed ? [] : parsed.dropFirst()), hasOpenRow: openRow != nil, context)
        return isClosed ? .closed : .open
    }

    private mutating func append(_ rows: ArraySlice<[RichText]>, before openRow: [RichText]?) {
        var isChanged = rowCount == 0
        for row in rows where formatter.append(row) { isChanged = true }
        if formatter.setOpenRow(openRow) { isChanged = true }
        let firstNew = rowCount
        rowCount += rows.count
        if isChanged {
            isLaidOutAgain = !lines.lines.isEmpty
            lines = BlockLines(formatter.headLines)
        }
        for row in (isChanged ? 0 : firstNew)..<rowCount {
            lines.append(BlockLines(formatter.lines(ofRow: row)), isTight: true)
        }
    }

    private mutating func layOutTail(_ blocks: [ParsedBlock], hasOpenRow: Bool, _ context: MarkdownContext) {
        tail = hasOpenRow ? BlockLines(formatter.lines(ofRow: rowCount)) : BlockLines()
        isTailTight = hasOpenRow
        for block in blocks { tail.append(context.formatter.format(block.block), isTight: false) }
    }
}
