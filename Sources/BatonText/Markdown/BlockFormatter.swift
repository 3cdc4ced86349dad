/// Blocks of Markdown into lines at a width.
///
/// No line takes more than the width, except for code that is scrolled sideways. Where what stands before a block (a bullet,
/// a bar) would leave too little room, it gives way: text is never lost. Nothing is laid out at a width under 1.
package struct BlockFormatter: Sendable {
    // A rule parts sections; over the whole of a wide window it would part the window.
    private static let longestRule = 40
    private static let quoteLead = Lead(first: StyledSpan("▎ ", .rule), rest: StyledSpan("▎ ", .rule))

    private let room: BlockRoom
    private var width: Int { room.width }

    package init(width: Int, options: MarkdownOptions) {
        self.init(room: BlockRoom(width: width, options: options))
    }

    init(room: BlockRoom) {
        self.room = room
    }

    /// The lines of `blocks`, with one blank line between two of them, or none where `isTight`.
    ///
    /// A block without lines (an empty heading) has no blank line either.
    package func lines(of blocks: [Block], isTight: Bool = false) -> [StyledLine] {
        format(blocks, isTight: isTight).lines
    }

    /// The lines of one block.
    package func lines(of block: Block) -> [StyledLine] {
        format(block).lines
    }

    /// As ``lines(of:isTight:)``, and where code stands among the lines.
    package func format(_ blocks: [Block], isTight: Bool = false) -> BlockLines {
        var lines = BlockLines()
        for block in blocks { lines.append(format(block), isTight: isTight) }
        return lines
    }

    /// The lines of one block, and where code stands among them.
    package func format(_ block: Block) -> BlockLines {
        guard width > 0 else { return BlockLines() }
        return switch block {
        case .paragraph(let text): BlockLines(RichTextLayout.lines(of: text, width: width))
        case .heading(let level, let text): BlockLines(heading(text, level: level))
        case .code(let code): format(code)
        case .quote(let blocks): format(quoted: blocks)
        case .list(let list): format(list)
        case .table(let table): BlockLines(lines(of: table))
        case .rule: BlockLines([.rule(columns: min(width, Self.longestRule))])
        case .html(let text): BlockLines(RichTextLayout.lines(of: RichText(text, role: .dim), width: width))
        case .footnote(let label, let blocks): format(footnote: blocks, label: label)
        }
    }

    /// The targets of a message's links for its end: "[1] https://…", the numbers set right.
    /// - Parameter listed: which of them; a number that the table lacks is left out.
    package func linkList(_ links: LinkTable, listed: Set<UInt16>) -> [StyledLine] {
        guard width > 0 else { return [] }
        let numbers = listed.sorted().filter { links.targets.indices.contains(Int($0) - 1) }
        let digits = numbers.last.map { String($0).count } ?? 0
        return numbers.flatMap { number in
            let space = String(repeating: " ", count: digits - String(number).count)
            let lead = Lead(hanging: "\(space)[\(number)] ", role: .label)
            var target = RichText()
            target.append(links.targets[Int(number) - 1], role: .link, link: number)
            return room.lines(behind: lead) { BlockLines(RichTextLayout.lines(of: target, width: $0.width)) }.lines
        }
    }

    private func heading(_ text: RichText, level: Int) -> [StyledLine] {
        let role = level <= 2 ? TextRole.heading : .subheading
        let lines = RichTextLayout.lines(of: text, width: width).map { $0.replacing(.body, with: role) }
        guard level == 1, let columns = lines.map(\.columns).max() else { return lines }
        return lines + [.rule(columns: columns)]
    }

    private func format(_ code: CodeBlock) -> BlockLines {
        var formatter = CodeFormatter(language: code.language, width: width, options: room.options)
        var lines = formatter.header
        for line in code.text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
            lines += formatter.lines(of: Substring(line))
        }
        return BlockLines(lines, of: code)
    }

    private func format(quoted blocks: [Block]) -> BlockLines {
        let inner = room.behind(Self.quoteLead)
        let quoted = BlockFormatter(room: inner ?? room).format(blocks).map { $0.replacing(.body, with: .quote) }
        return inner == nil ? quoted : quoted.led(by: Self.quoteLead)
    }

    private func format(_ list: ListBlock) -> BlockLines {
        let formatter = ListFormatter(start: list.start, room: room)
        var lines = BlockLines()
        for (index, item) in list.items.enumerated() {
            lines.append(formatter.format(item, number: index, isTight: list.isTight), isTight: list.isTight)
        }
        return lines
    }

    private func lines(of table: TableBlock) -> [StyledLine] {
        var formatter = TableFormatter(alignments: table.alignments, header: table.header, width: width)
        for row in table.rows { _ = formatter.append(row) }
        return formatter.headLines + table.rows.indices.flatMap(formatter.lines(ofRow:))
    }

    private func format(footnote blocks: [Block], label: String) -> BlockLines {
        room.lines(behind: Lead(hanging: "[^\(label)] ", role: .label)) { BlockFormatter(room: $0).format(blocks) }
    }
}
