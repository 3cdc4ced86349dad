internal import BatonCore
internal import BatonScreen

/// A block's rows at one width.
struct BlockLayout {
    private(set) var block: TranscriptBlock
    /// Blank rows above.
    var gap: Int
    private var content: Content
    // Outside of `content`, because a value inside an enum's case cannot grow in place.
    private var growing: GrowingRows?

    private enum Content {
        case rows([[Cell]])
        case growing
        /// One row that is set anew in every frame.
        case live
    }

    init(_ block: TranscriptBlock, gap: Int, run: Run?, context: LayoutContext) {
        self.block = block
        self.gap = gap
        content = .rows([])
        set(run: run, context: context)
    }

    /// The rows, the gap among them.
    var rowCount: Int {
        switch content {
        case .rows(let rows): gap + rows.count
        case .growing: gap + (growing?.count ?? 0)
        case .live: gap + 1
        }
    }

    /// Shows `newer` instead; of a text that has only grown, what was laid out before stays.
    mutating func become(_ newer: TranscriptBlock, gap: Int, run: Run?, context: LayoutContext) {
        self.gap = gap
        guard newer != block else { return }
        block = newer
        set(run: run, context: context)
    }

    private mutating func set(run: Run?, context: LayoutContext) {
        if case .text = block {} else { growing = nil }
        switch block {
        case .text(let item, let id, let kind, let epoch, let version):
            guard let run, run.items.indices.contains(item), case .part(let part) = run.items[item] else { return }
            if growing?.part != id { growing = GrowingRows(part: id, kind: kind, context: context) }
            growing?.update(text: part.text, epoch: epoch, version: version)
            content = .growing
        case .step(let block) where block.step.state == .running: content = .live
        case .activity: content = .live
        default: content = .rows(BlockRows(context: context).rows(of: block))
        }
    }

    /// The cells of row `index`, which is below the gap; lays them out if nobody has looked at them before.
    mutating func cells(row index: Int, context: LayoutContext, frame: FrameContext) -> [Cell] {
        switch content {
        case .rows(let rows): rows[index]
        case .growing: growing?.cells(row: index) ?? []
        case .live: StepRow(context: context, frame: frame).cells(of: block)
        }
    }
}
