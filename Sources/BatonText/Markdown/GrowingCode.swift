/// An open fenced code block, line by line.
struct GrowingCode: GrowingBlock {
    let start: MarkdownPlace
    private(set) var end: MarkdownPlace
    private(set) var lines: BlockLines
    private(set) var tail = BlockLines()
    let isTailTight = true
    let isLaidOutAgain = false
    let definitionLead: [UInt8]? = nil
    let canDefineLinks = false

    private let fence: UInt8
    private let fenceLength: Int
    private let language: String
    private var formatter: CodeFormatter
    /// The finished lines with their line feeds, and the line behind them.
    private var finishedCode: [UInt8] = []
    private var openCode: [UInt8] = []

    /// - Returns: nil where the code is not set off by a fence at the left edge.
    init?(_ block: CodeBlock, at start: MarkdownPlace, in text: CommonMark.Bytes, _ context: MarkdownContext) {
        let rest = text[start.bytes...]
        guard let fence = rest.first, fence == UInt8(ascii: "`") || fence == UInt8(ascii: "~"),
            let lineEnd = rest.firstIndex(of: 0x0A)
        else { return nil }
        self.fence = fence
        fenceLength = rest.prefix { $0 == fence }.count
        // The parser counts to 255.
        guard 3...255 ~= fenceLength else { return nil }
        self.start = start
        end = MarkdownPlace(bytes: lineEnd + 1, links: start.links)
        language = block.language
        formatter = CodeFormatter(language: language, width: context.width, options: context.options)
        lines = BlockLines(formatter.header)
    }

    /// The code so far, its last line perhaps unfinished.
    var block: CodeBlock {
        var code = finishedCode + openCode
        if openCode.isEmpty, !code.isEmpty { code.removeLast() }
        return CodeBlock(language: language, text: String(decoding: code, as: UTF8.self))
    }

    mutating func grow(_ text: CommonMark.Bytes, _ context: MarkdownContext, links: inout LinkTable) -> BlockGrowth {
        openCode = []
        tail = BlockLines()
        while let lineEnd = text[end.bytes...].firstIndex(of: 0x0A) {
            let line = text[end.bytes..<lineEnd]
            guard isPlain(line) else { return .misread }
            end.bytes = lineEnd + 1
            if isClosingFence(line) {
                // A block without any line is shown as one with an empty line.
                if finishedCode.isEmpty { append(line.prefix(0)) }
                lines = BlockLines(lines.lines, of: block)
                return .closed
            }
            append(line)
        }
        let line = text[end.bytes...]
        guard isPlain(line) else { return .misread }
        if !isClosingFence(line) { openCode = Array(line) }
        if !openCode.isEmpty || finishedCode.isEmpty {
            var formatter = formatter
            tail = BlockLines(formatter.lines(of: String(decoding: openCode, as: UTF8.self)[...]))
        }
        return .open
    }

    private mutating func append(_ line: Slice<CommonMark.Bytes>) {
        finishedCode += line
        finishedCode.append(0x0A)
        let newer = formatter.lines(of: String(decoding: line, as: UTF8.self)[...])
        lines.append(BlockLines(newer), isTight: true)
    }

    /// Whether the parser sees one line there, and every character as it is.
    private func isPlain(_ line: Slice<CommonMark.Bytes>) -> Bool {
        !line.contains { $0 == 0x0D || $0 == 0 }
    }

    /// CommonMark §4.5: up to three spaces, a fence no shorter than the opening one, and nothing but white space.
    private func isClosingFence(_ line: Slice<CommonMark.Bytes>) -> Bool {
        let behindSpaces = line.drop { $0 == 0x20 }
        guard behindSpaces.startIndex - line.startIndex <= 3 else { return false }
        let behindFence = behindSpaces.drop { $0 == fence }
        return behindFence.startIndex - behindSpaces.startIndex >= fenceLength
            && behindFence.allSatisfy { $0 == 0x20 || $0 == 0x09 }
    }
}
