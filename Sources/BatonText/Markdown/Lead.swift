import BatonScreen

/// What stands before the lines of a block: a marker before the first one, and as much space, or a bar, before the others.
struct Lead {
    /// The fewest columns that a lead leaves; with fewer, hardly a word stays whole.
    static let leastRoom = 6

    let first: StyledSpan
    let rest: StyledSpan
    let columns: Int

    /// Two texts of the same width.
    init(first: StyledSpan, rest: StyledSpan) {
        self.first = first
        self.rest = rest
        columns = TextWidth.columns(of: first.text)
    }

    /// A marker, behind which the other lines hang.
    init(hanging marker: String, role: TextRole) {
        let space = String(repeating: " ", count: TextWidth.columns(of: marker))
        self.init(first: StyledSpan(marker, role), rest: StyledSpan(space))
    }

    /// `lines` behind this lead; without any, the lead alone.
    func standing(before lines: [StyledLine]) -> [StyledLine] {
        guard let line = lines.first else { return [alone(first)] }
        return [joined(first, to: line)] + lines.dropFirst().map { joined(rest, to: $0) }
    }

    private func joined(_ lead: StyledSpan, to line: StyledLine) -> StyledLine {
        if line.spans.isEmpty { return alone(lead) }
        return StyledLine(
            [lead] + line.spans, columns: columns + line.columns, scrollsFrom: line.scrollsFrom.map { columns + $0 })
    }

    /// Before nothing, a lead without the space at its end.
    private func alone(_ lead: StyledSpan) -> StyledLine {
        var text = lead.text[...]
        while text.last == " " { text.removeLast() }
        return StyledLine(text.isEmpty ? [] : [StyledSpan(String(text), lead.role)])
    }
}
