/// One fact to keep; written in the order in which it is recorded.
package enum HistoryRecord: Hashable, Sendable {
    case threadOpened(ChatThread)
    /// A prompt, before the network hears of it.
    case turnAdded(Turn, ThreadID)
    /// A remote handle, before the first delta is shown.
    case handleReceived(RemoteHandle, RunID, ThreadID)
    /// A run's present state: joined while it streams, at once and durably when it has ended.
    case runChanged(Run, TurnID, ThreadID)
    case threadRenamed(String, ThreadID)
}

/// Why a fact could not be kept.
package struct HistoryFailure: Error, Hashable, Sendable {
    package var message: String

    package init(_ message: String) {
        self.message = message
    }
}

/// Where threads, turns and runs are kept.
///
/// ``record(_:)`` returns when the fact is as safe as the store makes it; a store on disk returns after the write has
/// reached the disk for prompts, handles and ends. Calls may come from any task; records of one thread keep their order.
package protocol HistoryStore: Sendable {
    func record(_ record: HistoryRecord) async throws(HistoryFailure)

    /// The thread whose own id or any remote id begins with `prefix`, if there is exactly one.
    func thread(matching prefix: String) async throws(HistoryFailure) -> ChatThread?
}
