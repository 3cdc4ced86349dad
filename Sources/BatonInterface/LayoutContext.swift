internal import BatonScreen
internal import BatonTheme

/// What laid-out rows depend on besides their source: when it changes, everything is laid out anew.
struct LayoutContext: Hashable {
    let columns: Int
    let theme: Theme
    let timeZoneOffset: Duration
    let reading: Reading

    // Long lines are hard to read; a wider screen gives its room to the margin.
    private static let widestText = 120

    /// The columns that text and figures may use; one is left free at the right edge.
    var measure: Int { max(1, min(columns - 1, Self.widestText)) }

    /// Under an agent's header everything is set in by so much.
    static let indent = 2
}
