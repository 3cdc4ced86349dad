internal import BatonCore
internal import DequeModule

/// Drops the events of one run that came before under the same cursor.
///
/// Remembers the newest 512 cursors: servers repeat what they sent shortly before, never a whole answer.
struct DuplicateFilter {
    private var seen: Set<StreamCursor> = []
    private var order: Deque<StreamCursor> = []
    private static let memory = 512

    /// Whether the event is new; events without a cursor always are.
    mutating func accepts(_ event: SequencedEvent) -> Bool {
        guard let cursor = event.cursor else { return true }
        guard seen.insert(cursor).inserted else { return false }
        order.append(cursor)
        if order.count > Self.memory { seen.remove(order.removeFirst()) }
        return true
    }
}
