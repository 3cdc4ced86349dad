/// A top-level block and where it stands in its source, in lines from 0.
struct ParsedBlock: Hashable, Sendable {
    /// An item of a list, or a row of a table behind its header.
    struct Part: Hashable, Sendable {
        var line: Int
        /// What stood in the table of links behind this part.
        var links: LinkTable.Mark
    }

    var block: Block
    /// Its first line; nil for a paragraph that stands right before a table, of which the parser does not say it.
    var line: Int?
    /// Empty for what is neither list nor table.
    var parts: [Part]
    /// What stood in the table of links behind this block.
    var links: LinkTable.Mark
}
