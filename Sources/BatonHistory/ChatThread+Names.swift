internal import BatonCore

extension ChatThread {
    /// Every id by which the thread can be named: its own, its runs', and all that the platform gave.
    var names: [String] {
        let handles = [handle] + turns.map { $0.run?.handle }
        return [id.text] + turns.compactMap { $0.run?.id.text }
            + handles.compactMap { $0 }.flatMap { $0.ids.all.map(\.text) }
    }
}
