/// A long block at the end of a growing text, of which only the newest part is laid out again.
protocol GrowingBlock: Sendable {
    /// Where the block begins in the text, in UTF-8 bytes, and what stood in the table of links before it.
    var start: MarkdownPlace { get }
    /// Where its finished parts end.
    var end: MarkdownPlace { get }
    /// The lines of the finished parts.
    var lines: BlockLines { get }
    /// The lines behind those: of the part that may still change, and of blocks that may only seem to begin.
    var tail: BlockLines { get }
    /// Whether no blank line stands before the tail.
    var isTailTight: Bool { get }
    /// Whether the newest growth has changed lines of finished parts.
    var isLaidOutAgain: Bool { get }

    /// What the text behind ``end`` has to be read with for its link definitions to be seen; nil where there can be none.
    var definitionLead: [UInt8]? { get }
    /// Whether finished parts may hold link definitions.
    var canDefineLinks: Bool { get }

    /// Takes in what stands behind ``end``.
    /// - Parameter links: as it stood at ``end``; gets the links of what is behind.
    mutating func grow(_ text: CommonMark.Bytes, _ context: MarkdownContext, links: inout LinkTable) -> BlockGrowth
}

/// What has become of an open block.
enum BlockGrowth: Hashable, Sendable {
    case open
    /// All of it is finished and ends at ``GrowingBlock/end``.
    case closed
    /// It is not what it was taken for, and has to be parsed as a whole.
    case misread
}
