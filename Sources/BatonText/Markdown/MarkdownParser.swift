/// Markdown into blocks.
package enum MarkdownParser {
    /// The blocks of `text`, which is sanitised: CommonMark 0.29 with GitHub's extensions, and footnotes where they are
    /// defined. Characters that act on a terminal and are written as entities are neutralised here, where they appear.
    /// - Parameter links: gets the targets of the links.
    package static func blocks(of text: String, links: inout LinkTable) -> [Block] {
        // A second name for the same storage, which reading lends out.
        var storage = text
        return storage.withUTF8 { parse($0, links: &links).map(\.block) }
    }

    /// The top-level blocks of `source`.
    /// - Parameter definitions: of links, from elsewhere in the text; they come before those in `source`.
    static func parse(
        _ source: CommonMark.Bytes, definitions: LinkDefinitions = .init(), links: inout LinkTable
    ) -> [ParsedBlock] {
        guard !source.isEmpty else { return [] }
        // Only brackets refer to definitions.
        let definitions = source.contains(0x5B) ? definitions : LinkDefinitions()
        // A definition's target may have been written with entities elsewhere.
        let hasEntities = source.contains(0x26) || !definitions.isEmpty
        // Handed over rather than lent, so that the table is not copied when it grows.
        var table = links
        links = LinkTable()
        defer { links = table }
        return CommonMark.read(source, definitions) { document, extensions in
            var reader = BlockReader(extensions: extensions, links: table, hasEntities: hasEntities)
            table = LinkTable()
            defer { table = reader.links }
            return reader.topLevelBlocks(of: document)
        } ?? []
    }
}
