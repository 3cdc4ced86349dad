internal import BatonScreen
internal import BatonTheme

/// How much stands below what is in sight of a transcript: in the rule under it, where a click goes to the end.
struct ScrollNote {
    let text: String
    /// Its columns of the transcript's.
    let columns: Range<Int>
    let role: ThemeRole

    // So much of the rule goes on behind it.
    private static let margin = 2

    /// - Returns: nil where everything below is in sight.
    init?(viewport: Viewport, slot: SlotState) {
        let turns = slot.turnsBelow
        guard viewport.rowsBelow > 0 || turns > 0 else { return nil }
        let unseen = turns > 0 ? 0 : viewport.unseenRows
        let hasNews = unseen > 0 || slot.unreadFrom != nil && slot.seen != slot.end
        if turns > 0 {
            text = " ↓ \(turns) more turns\(hasNews ? ", some new" : "") "
        } else if unseen > 0 {
            text = " ↓ \(unseen) new \(unseen == 1 ? "line" : "lines") "
        } else {
            text = " ↓ \(viewport.rowsBelow) more "
        }
        let width = TextWidth.columns(of: text)
        let start = max(0, viewport.columns - width - Self.margin)
        columns = start..<start + width
        role = hasNews ? .unread : .dim
    }
}
