internal import BatonCore

/// What a ``MemoryHistory`` holds, as a value.
struct MemoryLibrary {
    /// A thread with what the user says of it.
    struct Kept {
        var thread: ChatThread
        var isPinned = false
        var isArchived = false
        var isUnread = false

        var summary: ThreadSummary {
            let newest = thread.turns.last
            var summary = ThreadSummary(
                id: thread.id, agent: thread.agent, title: thread.title,
                opening: thread.turns.first?.prompt.openingLine ?? "", handle: thread.handle,
                outcome: newest?.run?.outcome?.word, turnCount: thread.turns.count,
                created: thread.turns.first?.created.unixMilliseconds ?? 0, updated: newest?.lastChange ?? 0)
            summary.isPinned = isPinned
            summary.isArchived = isArchived
            summary.isUnread = isUnread
            return summary
        }
    }

    var threads: [ThreadID: Kept] = [:]
    /// By the thread that goes on.
    var handOvers: [ThreadID: HandOver] = [:]
    var drafts: [DraftPlace: Draft] = [:]
    var slots: [KeptSlot] = []
    var frames: [RunID: [RecordedFrame]] = [:]

    /// - Returns: false where there is no such thread.
    mutating func keep(_ record: HistoryRecord) -> Bool {
        switch record {
        case .threadOpened(let thread):
            if threads[thread.id] == nil {
                threads[thread.id] = Kept(thread: ChatThread(id: thread.id, agent: thread.agent))
            }
            return change(thread.id) { $0.open(thread) }
        case .turnAdded(let turn, let id): return change(id) { $0.thread.turns.append(turn) }
        case .handleReceived(let handle, let run, let id): return change(id) { $0.receive(handle, of: run) }
        case .runChanged(let run, let turn, let id): return change(id) { $0.lay(run, over: turn) }
        case .handedOver(let handOver): handOvers[handOver.to] = handOver
        case .threadRenamed(let title, let id): return change(id) { $0.thread.title = title }
        case .threadMarked(let mark, let id): return change(id) { $0.set(mark) }
        case .draftChanged(let draft, let place): drafts[place] = draft.isEmpty ? nil : draft
        case .slotsChanged(let slots): self.slots = slots.sorted { $0.number < $1.number }
        case .framesRecorded(let frames, let run, let id):
            guard threads[id] != nil else { return false }
            self.frames[run, default: []] += frames
        }
        return true
    }

    private mutating func change(_ id: ThreadID, _ body: (inout Kept) -> Void) -> Bool {
        guard threads[id] != nil else { return false }
        body(&threads[id]!)  // Asked for in the line above; a copy would double the thread.
        return true
    }

    mutating func forget(_ id: ThreadID) {
        for turn in threads[id]?.thread.turns ?? [] { if let run = turn.run { frames[run.id] = nil } }
        threads[id] = nil
        drafts[.thread(id)] = nil
        handOvers[id] = nil
        for index in slots.indices where slots[index].thread == id { slots[index].thread = nil }
    }

    func thread(_ id: ThreadID) -> ChatThread? {
        guard var thread = threads[id]?.thread else { return nil }
        thread.origin = handOvers[id]
        let places = Dictionary(thread.turns.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        thread.handOvers = handOvers.values.filter { $0.from == id }.map { handOver in
            var handOver = handOver
            handOver.transcript = []
            return handOver
        }.sorted { (places[$0.turn] ?? 0, $0.to) < (places[$1.turn] ?? 0, $1.to) }
        return thread
    }

    /// Newest first.
    var summaries: [ThreadSummary] {
        threads.values.map(\.summary).sorted { ($1.updated, $0.id) < ($0.updated, $1.id) }
    }
}

extension MemoryLibrary.Kept {
    fileprivate mutating func open(_ newer: ChatThread) {
        thread.agent = newer.agent
        thread.title = newer.title
        thread.handle = newer.handle
        for turn in newer.turns where !thread.turns.contains(where: { $0.id == turn.id }) { thread.turns.append(turn) }
    }

    fileprivate mutating func receive(_ newer: RemoteHandle, of run: RunID) {
        var newest = newer
        if let turn = thread.turns.lastIndex(where: { $0.run?.id == run }) {
            newest = thread.turns[turn].run?.handle?.merging(newer) ?? newer
            thread.turns[turn].run?.handle = newest
        }
        thread.handle = thread.handle?.goingOn(with: newest) ?? newest
    }

    fileprivate mutating func lay(_ run: Run, over turn: TurnID) {
        guard let index = thread.turns.lastIndex(where: { $0.id == turn }) else { return }
        thread.turns[index].run = run
    }

    fileprivate mutating func set(_ mark: ThreadMark) {
        switch mark {
        case .pinned(let flag): isPinned = flag
        case .archived(let flag): isArchived = flag
        case .unread(let flag): isUnread = flag
        }
    }
}
