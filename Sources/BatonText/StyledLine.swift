import BatonScreen

/// One row of laid-out text.
package struct StyledLine: Hashable, Sendable {
    package let spans: [StyledSpan]
    /// What all spans take together by ``/BatonScreen/TextWidth``, counted once when the line is made.
    package let columns: Int
    /// For a line that may be wider than its room and is scrolled sideways (code): the column where that begins; what stands
    /// before it (indentation, a quote's bar) stays in place. nil for a line that never is wider than its room.
    package let scrollsFrom: Int?

    package init(_ spans: [StyledSpan], scrollsFrom: Int? = nil) {
        self.init(spans, columns: spans.reduce(0) { $0 + TextWidth.columns(of: $1.text) }, scrollsFrom: scrollsFrom)
    }

    /// A line whose columns the layout has counted already.
    init(_ spans: [StyledSpan], columns: Int, scrollsFrom: Int? = nil) {
        self.spans = spans
        self.columns = columns
        self.scrollsFrom = scrollsFrom
    }

    /// The text of all spans.
    package var text: String {
        spans.count == 1 ? spans[0].text : spans.map(\.text).joined()
    }
}
