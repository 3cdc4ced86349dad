/// Growing Markdown, laid out once.
///
/// What is finished is *settled*: blocks that another block follows, and the parts of a long open block (lines of code,
/// items, rows). The rest is the *tail*, parsed and laid out again with every update, so an update costs what was added
/// and a few lines, however long the text is. A link definition that comes later than a settled use of its label lays out
/// everything again. The text itself is not kept.
///
/// Law: after any sequence of updates the lines are those of all blocks of the newest text by ``BlockFormatter``, and
/// behind them those of ``BlockFormatter/linkList(_:listed:)``.
package struct GrowingMarkdown: Sendable {
    private struct Key: Hashable {
        var epoch: Int
        var version: Int
        var width: Int
        var options: MarkdownOptions
    }

    // A block that is parsed again as a whole up to this size costs less than a screen costs to draw.
    private static let usualPatience = 1_024

    private let patience: Int
    /// The links of what comes before this text, whose numbers go on here.
    private let earlierLinks: LinkTable
    private var key: Key?
    private var seenBytes = 0

    private var settled = BlockLines()
    private var settledEnd: MarkdownPlace
    private var settledDefinitions = LinkDefinitions()
    /// The definitions behind the settled text, by which it is laid out all the same.
    private var tailDefinitions = LinkDefinitions()

    private var open: (any GrowingBlock)?
    /// Where a block begins that is not to be opened, because it was misread once.
    private var unopened: Int?
    private var tail = BlockLines()

    /// The targets of the text's links, behind those that came before.
    package private(set) var links: LinkTable
    private var linkLines: [StyledLine] = []

    /// Where the parts of the layout stand.
    private var plan = LinePlan()

    /// The first line that may differ from before the newest update, so that callers keep what they drew of those above;
    /// ``lineCount`` where nothing changed.
    package private(set) var firstChangedLine = 0

    /// - Parameters:
    ///   - patience: the size in bytes up to which an open block is parsed again as a whole. It changes what updates cost,
    ///     never the lines.
    ///   - links: of the texts before this one in the same answer: numbers go on behind theirs, and equal targets share one.
    package init(patience: Int? = nil, after links: LinkTable = LinkTable()) {
        self.init(patience: patience ?? Self.usualPatience, key: nil, after: links.continued)
    }

    package var lineCount: Int { plan.end }

    /// - Precondition: `index` is in `0..<lineCount`.
    package func line(_ index: Int) -> StyledLine {
        switch plan.place(of: index) {
        case .settled(let index): settled.lines[index]
        case .open(let index): open?.lines.lines[index] ?? StyledLine([])
        case .tail(let index): tail.lines[index]
        case .links(let index): linkLines[index]
        case .gap: StyledLine([])
        }
    }

    /// The source of the code block that line `index` belongs to, its label included; nil elsewhere.
    package func codeBlock(at index: Int) -> CodeBlock? {
        switch plan.place(of: index) {
        case .settled(let index): settled.code(at: index)
        case .open(let index): (open as? GrowingCode)?.block ?? open?.lines.code(at: index)
        case .tail(let index): (open as? GrowingCode)?.block ?? tail.code(at: index)
        case .links, .gap: nil
        }
    }

    /// Lays out `text`.
    /// - Parameters:
    ///   - epoch: as long as it stays, `text` has only grown at its end; a new one lays out everything anew.
    ///   - version: differs whenever `text` does; an update with the newest version and nothing else changed costs nothing.
    package mutating func update(
        text: String, epoch: Int, version: Int, width: Int, options: MarkdownOptions = MarkdownOptions()
    ) {
        let newKey = Key(epoch: epoch, version: version, width: width, options: options)
        guard newKey != key else {
            firstChangedLine = lineCount
            return
        }
        let hasOnlyGrown = key.map { $0.epoch == epoch && $0.width == width && $0.options == options } ?? false
        key = newKey
        // A second name for the same storage, which growing lends out.
        var storage = text
        storage.withUTF8 { text in
            if !hasOnlyGrown || text.count < seenBytes { forget() }
            seenBytes = text.count
            grow(text, width: width, options: options)
        }
    }

    private mutating func forget() {
        self = GrowingMarkdown(patience: patience, key: key, after: earlierLinks)
    }

    private init(patience: Int, key: Key?, after links: LinkTable) {
        self.patience = patience
        self.key = key
        earlierLinks = links
        self.links = links
        settledEnd = MarkdownPlace(links: links.mark)
    }

    private mutating func grow(_ text: CommonMark.Bytes, width: Int, options: MarkdownOptions) {
        var change = LineChange(plan: plan, tail: tail.lines)
        let oldEnd = settledEnd.links
        let oldLinks = links.entries(since: oldEnd)
        links.restore(oldEnd)
        var context: MarkdownContext
        repeat {
            if readDefinitions(text) { change.isEverything = true }
            let definitions = settledDefinitions.merging(tailDefinitions)
            context = MarkdownContext(width: width, options: options, definitions: definitions)
        } while open == nil ? growBlocks(text, context) : growOpenBlock(text, context, &change)
        let newLinks = change.isEverything ? nil : links.entries(since: oldEnd)
        if newLinks?.targets != oldLinks.targets || newLinks?.listed != oldLinks.listed {
            linkLines = context.formatter.linkList(links, listed: Set(links.listed))
            change.areLinksNew = true
        }
        plan = LinePlan(
            settled: settled.lines.count, open: open?.lines.lines.count ?? 0, tail: tail.lines.count,
            isTailTight: open?.isTailTight ?? false, links: linkLines.count)
        firstChangedLine = change.firstLine(in: plan) { line($0) }
    }

    /// Reads the definitions of the text behind what is settled, and lays out everything again where that may refer to
    /// one that has changed.
    /// - Returns: whether it is laid out again.
    private mutating func readDefinitions(_ text: CommonMark.Bytes) -> Bool {
        guard let lead = open == nil ? [] : open?.definitionLead else { return false }
        let tail = text.part(settledEnd.bytes..<text.count)
        let newer = definitions(in: tail, behind: lead).subtracting(settledDefinitions)
        let changed = newer.labels(differingFrom: tailDefinitions)
        tailDefinitions = newer
        let settledText = text.part(0..<settledEnd.bytes)
        guard changed.contains(where: { LinkDefinitions.mayRefer(settledText, to: $0) }) else { return false }
        forget()
        seenBytes = text.count
        tailDefinitions = definitions(in: text, behind: [])
        return true
    }

    private func definitions(in source: CommonMark.Bytes, behind lead: [UInt8]) -> LinkDefinitions {
        guard LinkDefinitions.mayDefine(source) else { return LinkDefinitions() }
        return LinkDefinitions(CommonMark.definitions(in: source, behind: lead))
    }

    /// Has the text up to `end` settled.
    private mutating func settle(upTo end: MarkdownPlace, of text: CommonMark.Bytes, canDefineLinks: Bool = true) {
        if canDefineLinks, !tailDefinitions.isEmpty {
            let newer = definitions(in: text.part(settledEnd.bytes..<end.bytes), behind: [])
            settledDefinitions = settledDefinitions.merging(newer)
            tailDefinitions = tailDefinitions.subtracting(newer)
        }
        settledEnd = end
    }

    /// Parses what is not settled, and settles all but the block that may still grow.
    /// - Returns: whether there is more to do.
    private mutating func growBlocks(_ text: CommonMark.Bytes, _ context: MarkdownContext) -> Bool {
        let source = text.part(settledEnd.bytes..<text.count)
        var parsed = context.parse(source, links: &links)[...]
        let lines = SourceLines(source)
        let last = parsed.lastIndex { ($0.line ?? .max) < lines.completeCount }
        if let last, let line = parsed[last].line {
            // A paragraph without a line of its own is the beginning of the table behind it.
            let first = parsed[..<last].lastIndex { $0.line != nil }.map { $0 + 1 } ?? 0
            for block in parsed[..<first] { settled.append(context.formatter.format(block.block), isTight: false) }
            var end = settledEnd
            if first > 0 { end.links = parsed[first - 1].links }
            end.bytes += lines.offset(ofLine: line)
            let growth = settledEnd.bytes + lines.completeEnd - end.bytes
            settle(upTo: end, of: text)
            if growth > patience, end.bytes != unopened, openBlock(parsed[first...last], text, context) { return true }
            parsed = parsed[first...]
        }
        tail = context.formatter.format(parsed.map(\.block))
        return false
    }

    /// Opens the last of `blocks`, the only one but for a paragraph right before a table, if it can be laid out in parts.
    private mutating func openBlock(
        _ blocks: ArraySlice<ParsedBlock>, _ text: CommonMark.Bytes, _ context: MarkdownContext
    ) -> Bool {
        guard let last = blocks.last else { return false }
        switch last.block {
        case .code(let code): open = GrowingCode(code, at: settledEnd, in: text, context)
        case .list(let list): open = GrowingList(list, at: settledEnd, context)
        case .table(let table):
            guard let row = last.parts.first?.line, let line = last.line else { return false }
            let lines = SourceLines(text.part(settledEnd.bytes..<text.count))
            var start = settledEnd
            start.bytes += lines.offset(ofLine: row - line - GrowingTable.headLines)
            if let paragraph = blocks.dropLast().last { start.links = paragraph.links }
            open = GrowingTable(table, at: start, in: text, context, links: links)
            guard open != nil else { return false }
            for paragraph in blocks.dropLast() {
                settled.append(context.formatter.format(paragraph.block), isTight: false)
            }
            // The parser takes nothing in a paragraph that turned into a table for a definition.
            settle(upTo: start, of: text, canDefineLinks: false)
        default: break
        }
        guard open != nil else { return false }
        links.restore(settledEnd.links)
        return true
    }

    /// Lets the open block take in what stands behind its finished parts.
    /// - Returns: whether there is more to do.
    private mutating func growOpenBlock(
        _ text: CommonMark.Bytes, _ context: MarkdownContext, _ change: inout LineChange
    ) -> Bool {
        // Taken out and put back, so that it is not copied when it changes.
        guard var block = open else { return false }
        open = nil
        switch block.grow(text, context, links: &links) {
        case .open:
            if block.isLaidOutAgain { change.isOpenBlockNew = true }
            settle(upTo: block.end, of: text, canDefineLinks: block.canDefineLinks)
            tail = block.tail
            open = block
            return false
        case .closed:
            if block.isLaidOutAgain { change.isOpenBlockNew = true }
            settled.append(block.lines, isTight: false)
            settle(upTo: block.end, of: text, canDefineLinks: block.canDefineLinks)
        case .misread:
            change.isOpenBlockNew = true
            settledEnd = block.start
            unopened = block.start.bytes
        }
        links.restore(settledEnd.links)
        return true
    }
}
