internal import BatonCore
package import BatonText

/// The code in the newest answer, to choose from.
package struct CodeBlockList: Hashable, Sendable {
    package let blocks: [CodeBlock]
    package var selection = 0

    /// - Parameter answer: Markdown.
    init(answer: String) {
        var links = LinkTable()
        blocks = MarkdownParser.blocks(of: answer, links: &links).flatMap(Self.code)
    }

    /// The code in a block, that inside quotes and lists too, in the order of the text.
    private static func code(in block: Block) -> [CodeBlock] {
        switch block {
        case .code(let code): [code]
        case .quote(let blocks), .footnote(_, let blocks): blocks.flatMap(code)
        case .list(let list): list.items.flatMap { $0.blocks.flatMap(code) }
        case .paragraph, .heading, .table, .rule, .html: []
        }
    }
}
