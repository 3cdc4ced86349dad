internal import BatonScreen
internal import BatonTheme

/// The row that says: from here on it was new when you came.
struct UnreadLine {
    let context: LayoutContext

    private static let label = "── new "

    var cells: [Cell] {
        let rest = max(0, context.measure - TextWidth.columns(of: Self.label))
        return Cell.cells(Self.label + String(repeating: "─", count: rest), style: context.theme[.unread])
    }
}
