internal import BatonCore
internal import BatonScreen
internal import BatonText
internal import BatonTheme

/// The rows of an agent's reasoning, behind a bar: one that sums it up, a few, or all.
struct ReasoningRows {
    let part: PartID
    private let context: LayoutContext
    private var block: ReasoningBlock
    private var count = WordCount()
    /// What the title of reasoning that still grows ends with.
    private var newestWords = ""
    /// Laid out only where a density asks for more than the title.
    private var layout = GrowingLayout()
    private var cells: [[Cell]?] = []

    private static let lead = "  ┆ "
    private static let previewRows = 3

    init(_ block: ReasoningBlock, context: LayoutContext) {
        part = block.part
        self.block = block
        self.context = context
    }

    mutating func update(_ newer: ReasoningBlock, text: String) {
        block = newer
        count.update(text: text, epoch: newer.epoch)
        let width = max(1, context.measure - TextWidth.columns(of: Self.lead))
        guard newer.density != .title else {
            // The spinner and a space stand before them.
            newestWords = newer.isOpen ? Self.end(of: text, columns: width - 2) : ""
            return
        }
        layout.update(text: text, epoch: newer.epoch, version: newer.version, width: width, role: .dim)
        let kept = min(layout.firstChangedLine, cells.count)
        cells.removeSubrange(kept...)
        cells += Array(repeating: nil, count: max(0, layout.lineCount - kept))
    }

    /// The last words of `text` that fit on one row.
    private static func end(of text: String, columns: Int) -> String {
        var words: [Substring] = []
        var room = columns
        // Only the end is looked at, however long the text is.
        for word in text.suffix(2 * columns).split(whereSeparator: \.isWhitespace).reversed() {
            room -= TextWidth.columns(of: word) + 1
            if room < 0, !words.isEmpty { break }
            words.append(word)
        }
        return words.reversed().joined(separator: " ")
    }

    // MARK: Rows

    /// What a row shows.
    private enum Row {
        case summary(String)
        case line(Int)
    }

    private var hiddenRows: Int { layout.lineCount - Self.previewRows }

    var rowCount: Int {
        switch block.density {
        case .title: 1
        case .full: layout.lineCount
        case .preview where block.isOpen: min(layout.lineCount, Self.previewRows)
        // A row that says that one more is hidden could as well show it.
        case .preview: min(layout.lineCount, Self.previewRows + 1)
        }
    }

    private func row(_ index: Int) -> Row {
        switch block.density {
        case .title: return .summary(summary)
        case .full: return .line(index)
        case .preview where block.isOpen: return .line(layout.lineCount - rowCount + index)
        case .preview:
            if index < Self.previewRows || hiddenRows == 1 { return .line(index) }
            return .summary("… \(hiddenRows) more lines · \(summary)")
        }
    }

    private var summary: String {
        let time = block.duration.map { " for \(DurationText.short($0))" } ?? ""
        return "thought\(time) · \(count.words) \(count.words == 1 ? "word" : "words")"
    }

    mutating func cells(row index: Int, frame: FrameContext) -> [Cell] {
        switch row(index) {
        case .line(let line): return cells(line: line)
        case .summary(let text):
            var row = CellRow(limit: context.measure)
            row.append(Self.lead, context.theme[.dim])
            if block.density == .title, block.isOpen {
                row.append(frame.spinner + " ", context.theme[.running])
                row.append(newestWords, context.theme[.reasoning])
            } else {
                row.append(text, context.theme[.dim])
            }
            return row.cells
        }
    }

    private mutating func cells(line: Int) -> [Cell] {
        if let cells = cells[line] { return cells }
        var row = Cell.cells(Self.lead, style: context.theme[.dim])
        for span in layout.line(line).spans { row += Cell.cells(span.text, style: context.theme[.reasoning]) }
        cells[line] = row
        return row
    }
}
