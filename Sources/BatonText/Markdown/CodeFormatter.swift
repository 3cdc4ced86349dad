import BatonScreen

/// The lines of a code block, one by one.
///
/// A value: a copy tries an unfinished line without touching the state behind the finished ones.
package struct CodeFormatter: Sendable {
    private static let indentation = 2
    private static let tab: UInt8 = 0x09

    /// What stands above the code: the language, where one is named.
    package let header: [StyledLine]

    private var highlighter: CodeHighlighter
    private let lead: Lead
    private let width: Int
    private let isWrapped: Bool

    package init(language: String, width: Int, options: MarkdownOptions) {
        let label = Truncation.end(CodeHighlighter.displayName(of: language), columns: width)
        header = label.isEmpty ? [] : [StyledLine([StyledSpan(label, .label)])]
        highlighter = CodeHighlighter(language: language)
        self.width = max(0, width)
        isWrapped = options.wrapsCode
        let indentation = max(0, min(Self.indentation, self.width - Lead.leastRoom))
        // In the indentation, an arrow stands before what continues a wrapped line.
        lead = Lead(
            first: StyledSpan(String(repeating: " ", count: indentation), .plainCode),
            rest: StyledSpan(String("↳ ".prefix(indentation)), .label))
    }

    /// The rows of one line of code, without its line feed: one, or as many as it takes where code is wrapped.
    package mutating func lines(of line: Substring) -> [StyledLine] {
        guard width > 0 else { return [] }
        let spans = highlighter.spans(of: line)
        return isWrapped ? wrapped(spans) : [scrolled(spans, of: line)]
    }

    private func wrapped(_ spans: [StyledSpan]) -> [StyledLine] {
        var text = RichText()
        for span in spans { text.append(span.text, role: span.role, emphasis: span.emphasis) }
        return lead.standing(before: RichTextLayout.lines(of: text, width: width - lead.columns))
    }

    private func scrolled(_ spans: [StyledSpan], of line: Substring) -> StyledLine {
        var shown: [StyledSpan] = []
        shown.reserveCapacity(spans.count + 1)
        shown.append(lead.first)
        let hasTabs = line.utf8.contains(Self.tab)
        if hasTabs { append(spans, expandingTabsInto: &shown) } else { shown += spans }
        guard !hasTabs, line.utf8.allSatisfy({ 0x20..<0x7F ~= $0 }) else {
            return StyledLine(shown, scrollsFrom: lead.columns)
        }
        return StyledLine(shown, columns: lead.columns + line.utf8.count, scrollsFrom: lead.columns)
    }

    private func append(_ spans: [StyledSpan], expandingTabsInto shown: inout [StyledSpan]) {
        var column = 0
        for var span in spans {
            span.text = expandingTabs(in: span.text, from: &column)
            shown.append(span)
        }
    }

    private func expandingTabs(in text: String, from column: inout Int) -> String {
        var expanded = ""
        var rest = text[...]
        while let tab = rest.utf8.firstIndex(of: Self.tab) {
            append(rest[..<tab], to: &expanded, column: &column)
            let spaces = LineScanner.tabColumns - column % LineScanner.tabColumns
            append(String(repeating: " ", count: spaces)[...], to: &expanded, column: &column)
            rest = rest[rest.utf8.index(after: tab)...]
        }
        append(rest, to: &expanded, column: &column)
        return expanded
    }

    private func append(_ piece: Substring, to expanded: inout String, column: inout Int) {
        expanded += piece
        column += TextWidth.columns(of: piece)
    }
}
