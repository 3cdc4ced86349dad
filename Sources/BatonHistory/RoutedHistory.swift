package import BatonCore
internal import Synchronization

/// A history that keeps the threads of some profiles in memory only, and all others in a store.
package final class RoutedHistory: HistoryStore {
    private let kept: any HistoryStore
    private let forgotten = MemoryHistory()
    private let isPrivate: @Sendable (ProfileName) -> Bool
    private let privateThreads = Mutex<Set<ThreadID>>([])

    /// - Parameter isPrivate: whether nothing of a profile may reach `store`; the same answer each time.
    package init(_ store: any HistoryStore, isPrivate: @escaping @Sendable (ProfileName) -> Bool) {
        kept = store
        self.isPrivate = isPrivate
    }

    /// Whether nothing of a thread may be on disk.
    package func keepsInMemory(_ thread: ThreadID) -> Bool { privateThreads.withLock { $0.contains(thread) } }

    private func store(of thread: ThreadID) -> any HistoryStore { keepsInMemory(thread) ? forgotten : kept }

    /// What was kept before its profile became private goes on in memory: no more of it reaches the store.
    private func adopt(_ summary: ThreadSummary) async throws(HistoryFailure) {
        let id = summary.id
        guard isPrivate(summary.agent.profile), !keepsInMemory(id), let thread = try await kept.wholeThread(id) else {
            return
        }
        try await forgotten.record(.threadOpened(thread))
        try await forgotten.record(.threadMarked(.pinned(summary.isPinned), id))
        try await forgotten.record(.threadMarked(.archived(summary.isArchived), id))
        try await forgotten.record(.threadMarked(.unread(summary.isUnread), id))
        try await forgotten.record(.draftChanged(kept.draft(at: .thread(id)), .thread(id)))
        _ = privateThreads.withLock { $0.insert(id) }
    }

    private func adopt(_ id: ThreadID) async throws(HistoryFailure) {
        guard !keepsInMemory(id) else { return }
        for summary in try await kept.threads(matching: id.text, atMost: 1) where summary.id == id {
            try await adopt(summary)
        }
    }

    private func store(of place: DraftPlace) -> any HistoryStore {
        switch place {
        case .thread(let thread): store(of: thread)
        case .agent(let agent): isPrivate(agent.profile) ? forgotten : kept
        }
    }

    package func record(_ record: HistoryRecord) async throws(HistoryFailure) {
        switch record {
        case .threadOpened(let thread):
            if isPrivate(thread.agent.profile) { _ = privateThreads.withLock { $0.insert(thread.id) } }
            try await store(of: thread.id).record(record)
        case .turnAdded(_, let thread), .handleReceived(_, _, let thread), .runChanged(_, _, let thread),
            .threadRenamed(_, let thread), .threadMarked(_, let thread):
            try await store(of: thread).record(record)
        case .framesRecorded(_, _, let thread):
            // Memory has no bound of its own, and nothing of a private thread is for later.
            if !keepsInMemory(thread) { try await kept.record(record) }
        case .handedOver(var handOver):
            let isFromPrivate = isPrivate(handOver.fromAgent.profile)
            if isFromPrivate || isPrivate(handOver.toAgent.profile) {
                try await forgotten.record(.handedOver(handOver))
            }
            guard !isPrivate(handOver.toAgent.profile) else { return }
            // What was said with a private profile goes along, but not to the disk.
            if isFromPrivate { handOver.transcript = [] }
            try await kept.record(.handedOver(handOver))
        case .draftChanged(_, let place): try await store(of: place).record(record)
        case .slotsChanged(let slots):
            try await kept.record(.slotsChanged(slots.filter { !isPrivate($0.agent.profile) }))
            try await forgotten.record(.slotsChanged(slots.filter { isPrivate($0.agent.profile) }))
        }
    }

    package func threads(matching name: String, atMost limit: Int) async throws(HistoryFailure) -> [ThreadSummary] {
        let found =
            try await forgotten.threads(matching: name, atMost: limit)
            + kept.threads(matching: name, atMost: limit).filter { !keepsInMemory($0.id) }
        // Of both stores' last threads only one is the last.
        return Array(found.sorted { $0.updated > $1.updated }.prefix(name == "last" ? 1 : limit))
    }

    package func thread(_ id: ThreadID, atMost turns: Int) async throws(HistoryFailure) -> ChatThread? {
        try await adopt(id)
        return try await store(of: id).thread(id, atMost: turns)
    }

    package func turns(
        of thread: ThreadID, before turn: TurnID, atMost count: Int
    ) async throws(HistoryFailure) -> [Turn] {
        try await store(of: thread).turns(of: thread, before: turn, atMost: count)
    }

    package func turns(
        of thread: ThreadID, after turn: TurnID?, atMost count: Int
    ) async throws(HistoryFailure) -> [Turn] {
        try await store(of: thread).turns(of: thread, after: turn, atMost: count)
    }

    package func threads(_ query: ThreadQuery) async throws(HistoryFailure) -> [ThreadSummary] {
        let both =
            try await forgotten.threads(query) + kept.threads(query).filter { !keepsInMemory($0.id) }
        return Array(
            both.sorted { ($0.isPinned ? 1 : 0, $0.updated) > ($1.isPinned ? 1 : 0, $1.updated) }.prefix(query.limit))
    }

    package func unfinishedRuns() async throws(HistoryFailure) -> [UnfinishedRun] {
        for unfinished in try await kept.unfinishedRuns() { try await adopt(unfinished.thread) }
        let both =
            try await forgotten.unfinishedRuns() + kept.unfinishedRuns().filter { !keepsInMemory($0.thread.id) }
        return both.sorted { $0.run.began.unixMilliseconds > $1.run.began.unixMilliseconds }
    }

    package func search(_ text: String, atMost limit: Int) async throws(HistoryFailure) -> [SearchHit] {
        let both =
            try await forgotten.search(text, atMost: limit)
            + kept.search(text, atMost: limit).filter { !keepsInMemory($0.thread) }
        return Array(both.prefix(limit))
    }

    package func draft(at place: DraftPlace) async throws(HistoryFailure) -> Draft {
        try await store(of: place).draft(at: place)
    }

    package func slots() async throws(HistoryFailure) -> [KeptSlot] {
        try await (forgotten.slots() + kept.slots()).sorted { $0.number < $1.number }
    }

    package func frames(of run: RunID) async throws(HistoryFailure) -> [RecordedFrame] {
        try await forgotten.frames(of: run) + kept.frames(of: run)
    }

    package func delete(_ thread: ThreadID) async throws(HistoryFailure) {
        try await forgotten.delete(thread)
        try await kept.delete(thread)
    }

    package func deleteAll() async throws(HistoryFailure) {
        try await forgotten.deleteAll()
        try await kept.deleteAll()
    }

    package func size() async throws(HistoryFailure) -> HistorySize { try await kept.size() }

    package func remarks() async -> [String] { await kept.remarks() }
}
