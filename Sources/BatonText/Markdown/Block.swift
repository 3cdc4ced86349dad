/// A block of Markdown as Baton shows it (CommonMark 0.31 and GitHub Flavored Markdown), free of the parser's own types.
package indirect enum Block: Hashable, Sendable {
    case paragraph(RichText)
    /// - Parameter level: 1 to 6.
    case heading(level: Int, RichText)
    case code(CodeBlock)
    case quote([Block])
    case list(ListBlock)
    case table(TableBlock)
    case rule
    /// Raw HTML, shown as the text it is.
    case html(String)
    /// A footnote's text, shown where it is defined.
    case footnote(label: String, [Block])
}

/// Code, fenced or indented.
package struct CodeBlock: Hashable, Sendable {
    /// The first word behind the opening fence; empty where there is none, and for indented code.
    package var language: String
    /// Without the line feed behind the last line.
    package var text: String

    package init(language: String, text: String) {
        self.language = language
        self.text = text
    }
}

/// A list and its items.
package struct ListBlock: Hashable, Sendable {
    package struct Item: Hashable, Sendable {
        /// Whether the box of a task is ticked; nil for an item that is no task.
        package var isTicked: Bool?
        package var blocks: [Block]

        package init(isTicked: Bool? = nil, blocks: [Block]) {
            self.isTicked = isTicked
            self.blocks = blocks
        }
    }

    /// The number of the first item; nil for bullets.
    package var start: Int?
    /// Whether no blank line stands between the items (CommonMark §5.3).
    package var isTight: Bool
    package var items: [Item]

    package init(start: Int?, isTight: Bool, items: [Item]) {
        self.start = start
        self.isTight = isTight
        self.items = items
    }
}

/// A table (GitHub Flavored Markdown §4.10). Every row has as many cells as the header.
package struct TableBlock: Hashable, Sendable {
    package enum Alignment: UInt8, Hashable, Sendable {
        case none, left, center, right
    }

    package var alignments: [Alignment]
    package var header: [RichText]
    package var rows: [[RichText]]

    package init(alignments: [Alignment], header: [RichText], rows: [[RichText]]) {
        self.alignments = alignments
        self.header = header
        self.rows = rows
    }
}
