internal import BatonScreen
internal import BatonText
internal import BatonTheme

/// What a screen shows that is too small for anything else.
struct TooSmallView {
    let state: AppState

    func draw(on surface: inout Surface) {
        let size = state.size
        let least = Layout.minimum
        let text = "\(size.columns)×\(size.rows) is too small; Baton needs \(least.columns)×\(least.rows)"
        for (row, line) in TextLayout.lines(of: text, width: size.columns).prefix(max(0, size.rows)).enumerated() {
            surface.write(line.text, at: Position(column: 0, row: row), style: state.theme[.dim])
        }
        surface.cursor = Position(column: 0, row: 0)
    }
}
