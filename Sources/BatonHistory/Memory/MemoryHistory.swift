package import BatonCore
internal import Synchronization

/// A history that lasts as long as the program: threads as the records make them.
///
/// Stands in for a store on disk where nothing may be kept (``RoutedHistory``), and in tests.
package final class MemoryHistory: HistoryStore {
    private let library = Mutex(MemoryLibrary())

    package init() {}

    package func record(_ record: HistoryRecord) async throws(HistoryFailure) {
        guard library.withLock({ $0.keep(record) }) else { throw HistoryFailure("There is no such thread.") }
    }

    package func threads(matching name: String, atMost limit: Int) async throws(HistoryFailure) -> [ThreadSummary] {
        guard !name.isEmpty else { return [] }
        let (all, ids) = library.withLock { library in (library.summaries, library.threads.mapValues(\.thread.names)) }
        if name == "last" { return Array(all.filter { !$0.isArchived }.prefix(1)) }
        // Two threads that go on with one of the platform's: the newer one is meant.
        if let whole = all.first(where: { ids[$0.id]?.contains(name) == true }) { return [whole] }
        let prefixed = all.filter { ids[$0.id]?.contains { $0.hasPrefix(name) } == true }
        if !prefixed.isEmpty { return Array(prefixed.prefix(limit)) }
        if let end = IDEnding(name) {
            let ending = all.filter { ids[$0.id]?.contains { $0.hasSuffix(end.text) } == true }
            if !ending.isEmpty { return Array(ending.prefix(limit)) }
        }
        let small = name.lowercased()
        return Array(all.filter { $0.title?.lowercased().hasPrefix(small) == true }.prefix(limit))
    }

    package func thread(_ id: ThreadID, atMost turns: Int) async throws(HistoryFailure) -> ChatThread? {
        guard var thread = library.withLock({ $0.thread(id) }) else { return nil }
        thread.earlierTurnCount = max(0, thread.turns.count - turns)
        thread.turns.removeFirst(thread.earlierTurnCount)
        return thread
    }

    package func turns(
        of thread: ThreadID, before turn: TurnID, atMost count: Int
    ) async throws(HistoryFailure) -> [Turn] {
        let turns = library.withLock { $0.threads[thread]?.thread.turns ?? [] }
        return Array(turns.prefix { $0.id != turn }.suffix(count))
    }

    package func turns(
        of thread: ThreadID, after turn: TurnID?, atMost count: Int
    ) async throws(HistoryFailure) -> [Turn] {
        let turns = library.withLock { $0.threads[thread]?.thread.turns ?? [] }
        guard let turn else { return Array(turns.prefix(count)) }
        return Array(turns.drop { $0.id != turn }.dropFirst().prefix(count))
    }

    package func threads(_ query: ThreadQuery) async throws(HistoryFailure) -> [ThreadSummary] {
        let words = query.filterWords
        let fitting = library.withLock(\.summaries).filter { summary in
            let text = summary.filterText
            return summary.isArchived == query.isArchived && words.allSatisfy(text.contains)
                && (query.profile == nil || query.profile == summary.agent.profile)
        }
        return Array((fitting.filter(\.isPinned) + fitting.filter { !$0.isPinned }).prefix(query.limit))
    }

    package func unfinishedRuns() async throws(HistoryFailure) -> [UnfinishedRun] {
        let threads = library.withLock { Array($0.threads.values) }
        let runs = threads.flatMap { kept in
            kept.thread.turns.compactMap { turn in
                turn.run.flatMap { run in
                    run.state.isEnded ? nil : UnfinishedRun(thread: kept.summary, turn: turn.id, run: run)
                }
            }
        }
        return runs.sorted { $0.run.began.unixMilliseconds > $1.run.began.unixMilliseconds }
    }

    package func search(_ text: String, atMost limit: Int) async throws(HistoryFailure) -> [SearchHit] {
        let words = SearchWords(text)
        let (threads, summaries) = library.withLock { ($0.threads, $0.summaries) }
        var hits: [SearchHit] = []
        for summary in summaries {
            for (index, turn) in (threads[summary.id]?.thread.turns ?? []).enumerated().reversed() {
                for passage in TurnPassages.of(turn) {
                    guard let places = words.places(in: passage.text) else { continue }
                    hits.append(
                        SearchHit(
                            thread: summary.id, title: summary.name, agent: summary.agent, turn: turn.id,
                            turnIndex: index, created: turn.created.unixMilliseconds, kind: passage.kind,
                            snippet: Snippet.of(passage.text, around: places)))
                    if hits.count == limit { return hits }
                }
            }
        }
        return hits
    }

    package func draft(at place: DraftPlace) async throws(HistoryFailure) -> Draft {
        library.withLock { $0.drafts[place] ?? Draft() }
    }

    package func slots() async throws(HistoryFailure) -> [KeptSlot] { library.withLock(\.slots) }

    package func frames(of run: RunID) async throws(HistoryFailure) -> [RecordedFrame] {
        library.withLock { $0.frames[run] ?? [] }
    }

    package func delete(_ thread: ThreadID) async throws(HistoryFailure) {
        library.withLock { $0.forget(thread) }
    }

    package func deleteAll() async throws(HistoryFailure) {
        library.withLock { $0 = MemoryLibrary() }
    }

    package func size() async throws(HistoryFailure) -> HistorySize {
        library.withLock { library in
            HistorySize(
                recordingBytes: Int64(library.frames.values.joined().reduce(0) { $0 + $1.bytes.count }),
                threadCount: library.threads.count,
                turnCount: library.threads.values.reduce(0) { $0 + $1.thread.turns.count })
        }
    }

    package func remarks() async -> [String] { [] }
}
