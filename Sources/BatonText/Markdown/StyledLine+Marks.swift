extension StyledLine {
    /// This line with every span of one role given another.
    func replacing(_ old: TextRole, with new: TextRole) -> StyledLine {
        guard spans.contains(where: { $0.role == old }) else { return self }
        return mappingSpans { span in
            if span.role == old { span.role = new }
        }
    }

    /// This line with `emphasis` on top of what its spans have.
    func adding(_ emphasis: TextEmphasis) -> StyledLine {
        mappingSpans { $0.emphasis.formUnion(emphasis) }
    }

    /// A rule of that length.
    static func rule(columns: Int) -> StyledLine {
        StyledLine([StyledSpan(String(repeating: "─", count: columns), .rule)], columns: columns)
    }

    private func mappingSpans(_ change: (inout StyledSpan) -> Void) -> StyledLine {
        var spans = spans
        for index in spans.indices { change(&spans[index]) }
        return StyledLine(spans, columns: columns, scrollsFrom: scrollsFrom)
    }
}
