package import BatonCore
internal import Synchronization

/// A history that lasts as long as the program: threads as the records make them.
package final class MemoryHistory: HistoryStore {
    private let threads = Mutex<[ThreadID: ChatThread]>([:])

    package init() {}

    package func record(_ record: HistoryRecord) async throws(HistoryFailure) {
        let id = record.thread
        let isKnown = threads.withLock { threads in
            if case .threadOpened(let thread) = record { threads[id] = thread }
            guard threads[id] != nil else { return false }
            threads[id]?.keep(record)
            return true
        }
        guard isKnown else { throw HistoryFailure("there is no thread \(id)") }
    }

    package func thread(matching prefix: String) async throws(HistoryFailure) -> ChatThread? {
        guard !prefix.isEmpty else { return nil }
        let matches = threads.withLock { threads in
            threads.values.filter { thread in
                thread.id.text.hasPrefix(prefix)
                    || (thread.handle?.ids.all ?? []).contains { $0.text.hasPrefix(prefix) }
            }
        }
        return matches.count == 1 ? matches.first : nil
    }
}

extension HistoryRecord {
    /// The thread that the fact is about.
    fileprivate var thread: ThreadID {
        switch self {
        case .threadOpened(let thread): thread.id
        case .turnAdded(_, let thread), .handleReceived(_, _, let thread), .runChanged(_, _, let thread),
            .threadRenamed(_, let thread):
            thread
        }
    }
}

extension ChatThread {
    /// Lays one fact over what is known of this thread.
    fileprivate mutating func keep(_ record: HistoryRecord) {
        switch record {
        case .threadOpened: break  // It is what was laid down.
        case .turnAdded(let turn, _): turns.append(turn)
        case .handleReceived(let newer, let run, _):
            handle = handle?.merging(newer) ?? newer
            guard let turn = turns.lastIndex(where: { $0.run?.id == run }) else { return }
            turns[turn].run?.handle = newer
        case .runChanged(let run, let turn, _):
            guard let index = turns.lastIndex(where: { $0.id == turn }) else { return }
            turns[index].run = run
        case .threadRenamed(let newer, _): title = newer
        }
    }
}
