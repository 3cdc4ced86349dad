import BatonCore
import BatonText

/// Blocks of every kind, nested at random, from texts that are hard to lay out.
enum RandomBlocks {
    static func text(upTo count: Int = 12, using generator: inout SplitMix64) -> RichText {
        var text = RichText()
        for _ in 0..<Int.random(in: 0...3, using: &generator) {
            let role = TextRole.allCases.randomElement(using: &generator) ?? .body
            text.append(HostileText.random(upTo: count, using: &generator), role: role, emphasis: .emphasis)
        }
        return text
    }

    static func table(using generator: inout SplitMix64) -> TableBlock {
        let columns = Int.random(in: 1...6, using: &generator)
        func row() -> [RichText] { (0..<columns).map { _ in text(upTo: 4, using: &generator) } }
        let alignments: [TableBlock.Alignment] = (0..<columns).map { _ in
            [.none, .left, .center, .right].randomElement(using: &generator) ?? .none
        }
        return TableBlock(
            alignments: alignments, header: row(),
            rows: (0..<Int.random(in: 0...6, using: &generator)).map { _ in row() })
    }

    static func blocks(depth: Int, using generator: inout SplitMix64) -> [Block] {
        (0..<Int.random(in: 0...4, using: &generator)).map { _ in block(depth: depth, using: &generator) }
    }

    private static func block(depth: Int, using generator: inout SplitMix64) -> Block {
        switch Int.random(in: 0..<(depth > 0 ? 10 : 6), using: &generator) {
        case 0: .paragraph(text(using: &generator))
        case 1: .heading(level: Int.random(in: 1...6, using: &generator), text(using: &generator))
        case 2:
            .code(
                CodeBlock(
                    language: ["", "swift", "\u{202E}", "漢字語"].randomElement(using: &generator) ?? "",
                    text: HostileText.random(upTo: 30, using: &generator)))
        case 3: .rule
        case 4: .html(HostileText.random(upTo: 12, using: &generator))
        case 5: .table(table(using: &generator))
        case 6: .quote(blocks(depth: depth - 1, using: &generator))
        case 7: .footnote(label: "漢-label", blocks(depth: depth - 1, using: &generator))
        default: .list(list(depth: depth, using: &generator))
        }
    }

    private static func list(depth: Int, using generator: inout SplitMix64) -> ListBlock {
        let start = Bool.random(using: &generator) ? Int.random(in: 0...999_999_999, using: &generator) : nil
        let items = (0..<Int.random(in: 0...3, using: &generator)).map { _ in
            ListBlock.Item(
                isTicked: [nil, true, false].randomElement(using: &generator) ?? nil,
                blocks: blocks(depth: depth - 1, using: &generator))
        }
        return ListBlock(start: start, isTight: Bool.random(using: &generator), items: items)
    }
}
