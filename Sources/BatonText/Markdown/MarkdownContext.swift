/// What parsing and layout need to know beside the text.
struct MarkdownContext: Sendable {
    let width: Int
    let options: MarkdownOptions
    let definitions: LinkDefinitions

    var formatter: BlockFormatter { BlockFormatter(width: width, options: options) }

    func parse(_ source: CommonMark.Bytes, links: inout LinkTable) -> [ParsedBlock] {
        MarkdownParser.parse(source, definitions: definitions, links: &links)
    }
}
