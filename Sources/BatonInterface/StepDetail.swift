internal import BatonCore
internal import BatonScreen
internal import BatonText
internal import BatonTheme

/// All of an item's texts (a step's arguments and its result), pretty-printed; rows are set when they are looked at.
struct StepDetail: Hashable {
    struct Section: Hashable {
        var kind: StepTexts.Kind
        /// What the outline was made from.
        var source: String
        var outline: JSONOutline
    }

    private(set) var sections: [Section] = []
    /// The first row of each section, and behind them the number of rows.
    private(set) var starts = [0]
    private var width = 1

    var rowCount: Int { starts[sections.count] }

    /// Shows `item`. A text that has not changed keeps its outline, folded as it is.
    mutating func update(_ item: ViewedItem) {
        let older = sections
        sections = item.texts.map { kind, text in
            older.first { $0.kind == kind && $0.source == text }
                ?? Section(kind: kind, source: text, outline: JSONOutline(text))
        }
        layOut()
    }

    /// - Parameter columns: how wide a row may be, `indent` among it.
    mutating func layOut(columns: Int, indent: Int) {
        let width = max(1, columns - indent - StepTexts.labelColumns)
        guard width != self.width else { return }
        self.width = width
        layOut()
    }

    private mutating func layOut() {
        starts = [0]
        for index in sections.indices {
            sections[index].outline.layOut(width: width)
            starts.append(starts[index] + sections[index].outline.rowCount)
        }
    }

    /// Changes the outlines and counts their rows again.
    mutating func change(_ change: (inout JSONOutline) -> Void) {
        for index in sections.indices { self.change(section: index, change) }
    }

    mutating func change<Result>(section: Int, _ change: (inout JSONOutline) -> Result) -> Result {
        let result = change(&sections[section].outline)
        for index in section..<sections.count { starts[index + 1] = starts[index] + sections[index].outline.rowCount }
        return result
    }

    /// The section that `row` belongs to.
    func section(at row: Int) -> Int { starts.lastIndex(notAfter: row, below: sections.count) }

    func cells(row: Int, indent: Int, theme: Theme) -> [Cell] {
        let index = section(at: row)
        let section = sections[index]
        let isFirst = row == starts[index]
        let labelStyle = theme[section.kind == .failure ? .error : .label]
        let lead = isFirst ? section.kind.label : String(repeating: " ", count: StepTexts.labelColumns)
        var cells = Cell.cells(String(repeating: " ", count: indent), style: theme[.text])
        cells += Cell.cells(lead, style: labelStyle)
        for span in section.outline.line(row - starts[index]).spans {
            let isMessage = section.kind == .failure && span.role == .body
            cells += Cell.cells(span.text, style: isMessage ? theme[.error] : theme.style(of: span))
        }
        return cells
    }
}
