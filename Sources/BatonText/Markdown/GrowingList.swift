/// An open list, item by item: an item is finished when the next one has begun.
struct GrowingList: GrowingBlock {
    let start: MarkdownPlace
    private(set) var end: MarkdownPlace
    private(set) var lines = BlockLines()
    private(set) var tail = BlockLines()
    private(set) var isLaidOutAgain = false
    var isTailTight: Bool { isTight }
    let definitionLead: [UInt8]? = []
    let canDefineLinks = true

    private let formatter: ListFormatter
    private let isOrdered: Bool
    private var finishedItems = 0
    /// Whether the finished items alone make a tight list. Once they do not, nothing that comes can change it.
    private var areFinishedTight = true
    /// Whether the list is laid out as a tight one.
    private var isTight = true

    init(_ list: ListBlock, at start: MarkdownPlace, _ context: MarkdownContext) {
        self.start = start
        end = start
        isOrdered = list.start != nil
        formatter = ListFormatter(start: list.start, depth: 0, width: context.width, options: context.options)
    }

    mutating func grow(_ text: CommonMark.Bytes, _ context: MarkdownContext, links: inout LinkTable) -> BlockGrowth {
        isLaidOutAgain = false
        let source = text.part(end.bytes..<text.count)
        let parsed = context.parse(source, links: &links)
        guard let first = parsed.first, first.line == 0, case .list(let list) = first.block,
            (list.start != nil) == isOrdered
        else { return .misread }
        setTight(areFinishedTight && list.isTight, text, context, links: links)
        let sourceLines = SourceLines(source)
        let next = parsed.dropFirst().lazy.compactMap(\.line).first { $0 < sourceLines.completeCount }
        let begun = first.parts.prefix { $0.line < sourceLines.completeCount }.count
        let finished = next == nil ? max(0, begun - 1) : list.items.count
        lines.append(format(list.items[..<finished]), isTight: isTight)
        finishedItems += finished
        if let next {
            tail = BlockLines()
            end = MarkdownPlace(bytes: end.bytes + sourceLines.offset(ofLine: next), links: first.links)
            return .closed
        }
        tail = format(list.items[finished...])
        for block in parsed.dropFirst() { tail.append(context.formatter.format(block.block), isTight: false) }
        guard finished > 0 else { return .open }
        let openLine = first.parts[finished].line
        if areFinishedTight, !list.isTight {
            let beginning = source.part(0..<sourceLines.offset(ofLine: openLine + 1))
            areFinishedTight = isTight(beginning, context)
        }
        end.bytes += sourceLines.offset(ofLine: openLine)
        end.links = first.parts[finished - 1].links
        return .open
    }

    /// Items that follow the finished ones.
    private func format(_ items: ArraySlice<ListBlock.Item>) -> BlockLines {
        var lines = BlockLines()
        for (offset, item) in items.enumerated() {
            let newer = formatter.format(item, number: finishedItems + offset, isTight: isTight)
            lines.append(newer, isTight: isTight)
        }
        return lines
    }

    /// Whether the list in `source`, whose last item is one line long and so says nothing, is tight.
    private func isTight(_ source: CommonMark.Bytes, _ context: MarkdownContext) -> Bool {
        var links = LinkTable()
        guard case .list(let list) = context.parse(source, links: &links).first?.block else { return false }
        return list.isTight
    }

    /// Lays the finished items out again if that changes how they stand.
    private mutating func setTight(
        _ isTight: Bool, _ text: CommonMark.Bytes, _ context: MarkdownContext, links: LinkTable
    ) {
        guard isTight != self.isTight else { return }
        self.isTight = isTight
        guard finishedItems > 0 else { return }
        isLaidOutAgain = true
        lines = BlockLines()
        finishedItems = 0
        var links = links
        links.restore(start.links)
        let parsed = context.parse(text.part(start.bytes..<end.bytes), links: &links)
        guard case .list(let list) = parsed.first?.block else { return }
        lines = format(list.items[...])
        finishedItems = list.items.count
    }
}
