internal import BatonCore
internal import BatonScreen
internal import BatonText

/// The rows of a part's text: laid out once, turned into cells when first seen.
struct GrowingRows {
    let part: PartID
    private var layout = GrowingLayout()
    private var rows: [[Cell]?] = []
    private let context: LayoutContext
    private let kind: Part.Kind

    init(part: PartID, kind: Part.Kind, context: LayoutContext) {
        self.part = part
        self.kind = kind
        self.context = context
    }

    var count: Int { layout.lineCount }

    /// Reasoning stands behind a bar, a little further in.
    private var lead: String { kind == .reasoning ? "  ┆ " : "  " }

    mutating func update(text: String, epoch: Int, version: Int) {
        let width = context.measure - TextWidth.columns(of: lead)
        layout.update(
            text: text, epoch: epoch, version: version, width: width, role: kind == .reasoning ? .dim : .body)
        let kept = min(layout.firstChangedLine, rows.count)
        rows.removeSubrange(kept...)
        rows += Array(repeating: nil, count: max(0, layout.lineCount - kept))
    }

    mutating func cells(row index: Int) -> [Cell] {
        if let cells = rows[index] { return cells }
        let reasoning = context.theme[.reasoning]
        var cells = Cell.cells(lead, style: kind == .reasoning ? context.theme[.dim] : .plain)
        for span in layout.line(index).spans {
            cells += Cell.cells(span.text, style: kind == .reasoning ? reasoning : context.theme.style(of: span.role))
        }
        rows[index] = cells
        return cells
    }
}
