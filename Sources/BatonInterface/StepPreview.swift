internal import BatonCore
internal import BatonScreen
internal import BatonText
internal import BatonTheme

/// The beginning of a step's arguments and of its result, in a few dim rows under its title.
struct StepPreview {
    let context: LayoutContext

    func rows(of block: StepBlock) -> [[Cell]] {
        StepTexts.of(block.step).flatMap { rows(of: $0.kind, $0.text, indent: ViewedItem.step(block).indent) }
    }

    private func rows(of kind: StepTexts.Kind, _ text: String, indent: Int) -> [[Cell]] {
        let width = max(1, context.measure - indent - StepTexts.labelColumns)
        let limit = kind == .result ? 3 : 2
        // Enough of the text for these rows, unless it is of nothing but rare clusters.
        let beginning = String(text.prefix(limit * width))
        let lines = TextLayout.lines(of: JSONOutline.oneLine(beginning), width: width)
        let isCut = lines.count > limit || beginning.utf8.count < text.utf8.count
        return lines.prefix(limit).enumerated().map { index, line in
            var row = CellRow(limit: context.measure)
            row.pad(to: indent)
            row.append(index == 0 ? kind.label : "", context.theme[kind == .failure ? .error : .label])
            row.pad(to: indent + StepTexts.labelColumns)
            let isLast = index == min(lines.count, limit) - 1
            let shown = isLast && isCut ? Truncation.end(line.text + " …", columns: width) : line.text
            row.append(shown, context.theme[kind == .failure ? .error : .dim])
            return row.cells
        }
    }
}
