import BatonScreen

/// One row of laid-out text.
package struct StyledLine: Hashable, Sendable {
    package let spans: [StyledSpan]
    /// What all spans take together by ``/BatonScreen/TextWidth``, counted once when the line is made.
    package let columns: Int

    package init(_ spans: [StyledSpan]) {
        self.init(spans, columns: spans.reduce(0) { $0 + TextWidth.columns(of: $1.text) })
    }

    /// A line whose columns the layout has counted already.
    init(_ spans: [StyledSpan], columns: Int) {
        self.spans = spans
        self.columns = columns
    }

    /// The text of all spans.
    package var text: String {
        spans.count == 1 ? spans[0].text : spans.map(\.text).joined()
    }
}
