internal import BatonCore
internal import BatonScreen
internal import BatonText
internal import BatonTheme

/// Sets a step, or what the run is doing, on one row: mark, name, arguments, and at the right how it went.
struct StepRow {
    let context: LayoutContext
    /// nil for what has ended and is set once.
    let frame: FrameContext?

    private static let gap = 2

    private var theme: Theme { context.theme }

    func cells(of block: TranscriptBlock) -> [Cell] {
        switch block {
        case .step(let block): cells(of: block)
        case .activity(let text, let isWatched): activity(text, isWatched: isWatched)
        default: []
        }
    }

    private func activity(_ text: String, isWatched: Bool) -> [Cell] {
        var row = CellRow(limit: context.measure)
        row.pad(to: LayoutContext.indent)
        row.append(isWatched ? frame?.spinner ?? "·" : "~", theme[.running])
        row.append(" \(text)", theme[.dim])
        return row.cells
    }

    private func cells(of block: StepBlock) -> [Cell] {
        let step = block.step
        let figures = StepFigures(of: block, frame: frame, context: context)
        var row = CellRow(limit: context.measure - figures.columns)
        row.pad(to: LayoutContext.indent * (block.depth + 1))
        row.append(Self.sign(of: step.kind) + " ", theme[.dim])
        row.append(step.label, theme[.tool])
        // A longer one keeps the gap all the same.
        row.pad(to: max(row.columns, LayoutContext.indent * (block.depth + 2) + block.nameColumns) + Self.gap)
        // Arguments that have only a few columns say nothing.
        if row.free > 8 {
            if let failure = step.failure {
                row.append(failure, theme[.error])
            } else if let call = step.call {
                row.append(CallText.arguments(of: call, columns: row.free), theme[.dim])
            }
        }
        row.pad(to: row.limit)
        return row.cells + figures.cells
    }

    static func sign(of kind: Step.Kind) -> String {
        switch kind {
        case .tool, .retrieval: "▸"
        case .handOff: "→"
        case .reasoning, .progress: "·"
        }
    }
}
