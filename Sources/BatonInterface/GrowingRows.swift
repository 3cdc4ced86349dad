internal import BatonCore
internal import BatonScreen
internal import BatonText
internal import BatonTheme

/// The rows of an answer's text: laid out once, turned into cells when first seen.
struct GrowingRows {
    let part: PartID
    /// The links of the texts before it in its turn.
    let earlierLinks: LinkTable
    private let context: LayoutContext
    private var markdown: GrowingMarkdown
    /// In place of `markdown` where the user wants to see the source.
    private var source = GrowingLayout()
    private var rows: [WideRow?] = []
    /// The first row that may look other than before the newest update.
    private(set) var firstChangedRow = 0

    init(part: PartID, after links: LinkTable, context: LayoutContext) {
        self.part = part
        earlierLinks = links
        self.context = context
        markdown = GrowingMarkdown(after: links)
    }

    /// The links so far, those before it among them.
    var links: LinkTable { markdown.links }

    var count: Int { context.reading.isRaw ? source.lineCount : markdown.lineCount }

    private static let lead = String(repeating: " ", count: LayoutContext.indent)

    mutating func update(text: String, epoch: Int, version: Int) {
        let width = max(1, context.measure - LayoutContext.indent)
        if context.reading.isRaw {
            source.update(text: text, epoch: epoch, version: version, width: width)
            keep(source.firstChangedLine)
        } else {
            let options = MarkdownOptions(wrapsCode: context.reading.wrapsCode)
            markdown.update(text: text, epoch: epoch, version: version, width: width, options: options)
            keep(markdown.firstChangedLine)
        }
    }

    private mutating func keep(_ unchanged: Int) {
        firstChangedRow = unchanged
        rows.removeSubrange(min(unchanged, rows.count)...)
        rows += Array(repeating: nil, count: max(0, count - rows.count))
    }

    func isBlank(_ index: Int) -> Bool { line(index).spans.allSatisfy(\.text.isEmpty) }

    private func line(_ index: Int) -> StyledLine {
        context.reading.isRaw ? source.line(index) : markdown.line(index)
    }

    /// - Parameter sideways: how many columns of a row that is too wide for its room stay out of sight at the left.
    mutating func cells(row index: Int, sideways: Int) -> [Cell] {
        let row = rows[index] ?? set(line(index))
        rows[index] = row
        return row.cells(columns: context.measure, sideways: sideways, marks: context.theme[.label])
    }

    private func set(_ line: StyledLine) -> WideRow {
        var cells = Cell.cells(Self.lead, style: .plain)
        for span in line.spans { cells += Cell.cells(span.text, style: context.theme.style(of: span)) }
        return WideRow(cells: cells, scrollsFrom: line.scrollsFrom.map { $0 + LayoutContext.indent })
    }
}
