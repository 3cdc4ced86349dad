internal import CMarkGFM

/// Turns the parser's nodes into blocks.
struct BlockReader {
    typealias Node = CommonMark.Node

    // Containers deeper than anyone nests them are opened, so that hostile text cannot exhaust the stack, neither here
    // nor where blocks are laid out.
    private static let deepestNesting = 48

    let extensions: CommonMark.Extensions
    private var inlines: InlineReader
    /// Of the newest list or table that lies at no depth.
    private var parts: [ParsedBlock.Part] = []

    init(extensions: CommonMark.Extensions, links: LinkTable, hasEntities: Bool) {
        self.extensions = extensions
        inlines = InlineReader(extensions: extensions, links: links, hasEntities: hasEntities)
    }

    /// The table of links with those of all blocks read so far.
    var links: LinkTable { inlines.links }

    mutating func topLevelBlocks(of document: Node) -> [ParsedBlock] {
        var blocks: [ParsedBlock] = []
        for node in children(of: document) {
            parts = []
            for block in read(node, depth: 0) {
                blocks.append(ParsedBlock(block: block, line: line(of: node), parts: parts, links: links.mark))
            }
        }
        return blocks
    }

    private mutating func notePart(_ node: Node, depth: Int) {
        guard depth == 0 else { return }
        parts.append(ParsedBlock.Part(line: line(of: node) ?? 0, links: links.mark))
    }

    private func line(of node: Node) -> Int? {
        // The parser counts from 1, and says 0 where it does not know.
        let line = Int(node.pointee.start_line)
        return line > 0 ? line - 1 : nil
    }

    private func children(of node: Node) -> some Sequence<Node> {
        sequence(state: node.pointee.first_child) { next in
            defer { next = next?.pointee.next }
            return next
        }
    }

    /// The block of `node`; none where it shows nothing.
    private mutating func read(_ node: Node, depth: Int) -> [Block] {
        if node.pointee.extension == extensions.table { return [.table(table(node, depth: depth))] }
        switch cmark_node_type(UInt32(node.pointee.type)) {
        case CMARK_NODE_PARAGRAPH: return [.paragraph(inlines.text(of: node))]
        case CMARK_NODE_HEADING:
            return [.heading(level: Int(node.pointee.as.heading.level), inlines.text(of: node))]
        case CMARK_NODE_CODE_BLOCK: return [.code(code(node.pointee.as.code))]
        case CMARK_NODE_THEMATIC_BREAK: return [.rule]
        case CMARK_NODE_HTML_BLOCK:
            return [.html(CommonMark.text(node.pointee.as.literal).withoutLineFeed)]
        case _ where depth > Self.deepestNesting: return leaves(of: node, depth: depth)
        case CMARK_NODE_BLOCK_QUOTE: return [.quote(content(of: node, depth: depth))]
        case CMARK_NODE_FOOTNOTE_DEFINITION:
            return [
                .footnote(label: CommonMark.text(node.pointee.as.literal), content(of: node, depth: depth))
            ]
        case CMARK_NODE_LIST: return [.list(list(node, depth: depth))]
        // A block that only a later version of the library has is shown by what it contains.
        default: return leaves(of: node, depth: depth)
        }
    }

    /// The blocks inside `node` that contain no others, without those that do. Walked without recursion.
    private mutating func leaves(of node: Node, depth: Int) -> [Block] {
        var blocks: [Block] = []
        var pending = Array(children(of: node).reversed())
        while let next = pending.popLast() {
            switch cmark_node_type(UInt32(next.pointee.type)) {
            case CMARK_NODE_BLOCK_QUOTE, CMARK_NODE_FOOTNOTE_DEFINITION, CMARK_NODE_LIST, CMARK_NODE_ITEM:
                pending += children(of: next).reversed()
            default: blocks += read(next, depth: depth + 1)
            }
        }
        return blocks
    }

    private mutating func content(of node: Node, depth: Int) -> [Block] {
        var blocks: [Block] = []
        for child in children(of: node) { blocks += read(child, depth: depth + 1) }
        return blocks
    }

    private mutating func list(_ node: Node, depth: Int) -> ListBlock {
        let kind = node.pointee.as.list
        let isOrdered = kind.list_type == CMARK_ORDERED_LIST
        var list = ListBlock(start: isOrdered ? Int(kind.start) : nil, isTight: kind.tight, items: [])
        for child in children(of: node) {
            let isTask = child.pointee.extension == extensions.tasklist
            let isTicked = isTask ? child.pointee.as.list.checked : nil
            list.items.append(ListBlock.Item(isTicked: isTicked, blocks: content(of: child, depth: depth)))
            notePart(child, depth: depth)
        }
        return list
    }

    private mutating func table(_ node: Node, depth: Int) -> TableBlock {
        let columns = Int(cmark_gfm_extensions_get_table_columns(node))
        let alignments = cmark_gfm_extensions_get_table_alignments(node).map { letters in
            (0..<columns).map { TableBlock.Alignment(letter: letters[$0]) }
        }
        var rows: [[RichText]] = []
        for row in children(of: node) {
            var cells: [RichText] = []
            for cell in children(of: row) { cells.append(inlines.text(of: cell)) }
            rows.append(cells)
            if rows.count > 1 { notePart(row, depth: depth) }
        }
        return TableBlock(alignments: alignments ?? [], header: rows.first ?? [], rows: Array(rows.dropFirst()))
    }

    private func code(_ code: cmark_code) -> CodeBlock {
        let label = inlines.neutralised(CommonMark.text(code.info))
        let language = label.prefix { !$0.isWhitespace }
        return CodeBlock(language: String(language), text: CommonMark.text(code.literal).withoutLineFeed)
    }
}

extension TableBlock.Alignment {
    /// As cmark-gfm writes it.
    fileprivate init(letter: UInt8) {
        switch letter {
        case UInt8(ascii: "l"): self = .left
        case UInt8(ascii: "c"): self = .center
        case UInt8(ascii: "r"): self = .right
        default: self = .none
        }
    }
}

extension String {
    /// This text without the line feed at its end.
    fileprivate var withoutLineFeed: String {
        utf8.last == 0x0A ? String(decoding: utf8.dropLast(), as: UTF8.self) : self
    }
}
