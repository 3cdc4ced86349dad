internal import BatonCore
internal import BatonScreen
internal import BatonText
internal import BatonTheme

/// A block's rows at one width.
struct BlockLayout {
    private(set) var block: TranscriptBlock
    /// Blank rows above.
    var gap: Int
    private var content: Content
    // Outside of `content`, because a value inside an enum's case cannot grow in place.
    private var growing: GrowingRows?
    private var reasoning: ReasoningRows?
    private var detail: StepDetail?
    /// The links of the blocks before it in its turn, whose numbers go on here.
    private var earlierLinks: LinkTable

    private enum Content {
        case rows([[Cell]])
        case growing
        case reasoning
        /// One row that is set anew in every frame, and rows below it that are not.
        case live([[Cell]])
        /// A step with everything that is known of it, below its title.
        case detail(title: [Cell]?)
    }

    init(_ block: TranscriptBlock, gap: Int, after links: LinkTable, run: Run?, context: LayoutContext) {
        self.block = block
        self.gap = gap
        earlierLinks = links
        content = .rows([])
        set(run: run, context: context)
    }

    /// The rows, the gap among them.
    var rowCount: Int {
        switch content {
        case .rows(let rows): gap + rows.count
        case .growing: gap + (growing?.count ?? 0)
        case .reasoning: gap + (reasoning?.rowCount ?? 0)
        case .live(let rows): gap + 1 + rows.count
        case .detail: gap + 1 + (detail?.rowCount ?? 0)
        }
    }

    /// The links so far in its turn.
    var links: LinkTable { growing?.links ?? earlierLinks }

    /// Whether it shows `other` so already.
    func shows(_ other: TranscriptBlock, gap: Int, after links: LinkTable) -> Bool {
        block == other && self.gap == gap && (earlierLinks.targets == links.targets || !numbersLinks)
    }

    private var numbersLinks: Bool {
        switch block {
        case .text, .sources: true
        default: false
        }
    }

    /// Shows `newer` instead; of a text that has only grown, what was laid out before stays.
    mutating func become(
        _ newer: TranscriptBlock, gap: Int, after links: LinkTable, run: Run?, context: LayoutContext
    ) {
        self.gap = gap
        let hasOtherLinks = earlierLinks.targets != links.targets
        earlierLinks = links
        guard newer != block || (hasOtherLinks && numbersLinks) else { return }
        block = newer
        set(run: run, context: context)
    }

    private mutating func set(run: Run?, context: LayoutContext) {
        if case .text = block {} else { growing = nil }
        if case .reasoning = block {} else { reasoning = nil }
        if case .step = block {} else { detail = nil }
        switch block {
        case .text(let item, let id, let epoch, let version):
            guard let part = run?.part(at: item) else { return }
            if growing?.part != id || growing?.earlierLinks.targets != earlierLinks.targets {
                growing = GrowingRows(part: id, after: earlierLinks, context: context)
            }
            growing?.update(text: part.text, epoch: epoch, version: version)
            content = .growing
        case .reasoning(let block):
            guard let part = run?.part(at: block.item) else { return }
            if reasoning?.part != block.part { reasoning = ReasoningRows(block, context: context) }
            reasoning?.update(block, text: part.text)
            content = .reasoning
        case .step(let block): set(block, context: context)
        case .activity: content = .live([])
        case .sources(let sources):
            let numbers = SourceNumbers(sources, after: earlierLinks)
            content = .rows(BlockRows(context: context).rows(of: sources, numbers.numbers))
        default: content = .rows(BlockRows(context: context).rows(of: block))
        }
    }

    private mutating func set(_ step: StepBlock, context: LayoutContext) {
        let isRunning = step.step.state == .running
        let title = isRunning ? nil : StepRow(context: context, frame: nil).cells(of: block)
        if step.density == .full {
            var newer = detail ?? StepDetail()
            newer.layOut(columns: context.measure, indent: ViewedItem.step(step).indent)
            newer.update(.step(step))
            detail = newer
            content = .detail(title: title)
            return
        }
        detail = nil
        let rows = step.density == .preview ? StepPreview(context: context).rows(of: step) : []
        content = title.map { .rows([$0] + rows) } ?? .live(rows)
    }

    /// The cells of row `index`, which is below the gap; lays them out if nobody has looked at them before.
    mutating func cells(row index: Int, context: LayoutContext, frame: FrameContext) -> [Cell] {
        switch content {
        case .rows(let rows): return rows[index]
        case .growing: return growing?.cells(row: index, sideways: frame.sideways) ?? []
        case .reasoning: return reasoning?.cells(row: index, frame: frame) ?? []
        case .live(let rows) where index > 0: return rows[index - 1]
        case .detail(let title?) where index == 0: return title
        case .detail where index > 0: return detailCells(row: index - 1, theme: context.theme)
        case .live, .detail: return StepRow(context: context, frame: frame).cells(of: block)
        }
    }

    private func detailCells(row: Int, theme: Theme) -> [Cell] {
        guard case .step(let step) = block, let detail else { return [] }
        return detail.cells(row: row, indent: ViewedItem.step(step).indent, theme: theme)
    }
}

extension Run {
    fileprivate func part(at item: Int) -> Part? {
        guard items.indices.contains(item), case .part(let part) = items[item] else { return nil }
        return part
    }
}
