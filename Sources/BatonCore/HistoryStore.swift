/// Where threads, turns and runs are kept and found again.
///
/// To show a thread again: ``thread(matching:)`` or ``thread(_:atMost:)`` gives it with its newest turns, and a
/// `ConversationMachine` made of it goes on from there: it is detached where the last run has not ended, and
/// `reattachRequested` asks the server how that went. The turns before are read by pages (``turns(of:before:atMost:)``)
/// and put in front, less what ``ChatThread/earlierTurnCount`` says. After a start, ``unfinishedRuns()`` says what is to be
/// followed; those without a handle nobody can ask about. A run's ``Run/began`` has the monotonic time of the machine as it
/// was then, which says nothing after a restart of the machine.
///
/// While a run streams, `runChanged` may be recorded as often as there is something new: such records are joined. Marks are
/// the caller's to set (``ThreadMark/unread(_:)``, when a run ends that nobody looks at).
package protocol HistoryStore: HistoryRecorder {
    /// The threads that `name` may mean, at most `limit`, the newest first: a prefix of their own id, of a run's, or of any
    /// that a platform gave; else the end of one, six characters at least, with `…` before it or not; where no id fits, a
    /// prefix of their title, whatever its case. `last` is the one that changed
    /// last. Something that is an id as a whole means that thread alone.
    func threads(matching name: String, atMost limit: Int) async throws(HistoryFailure) -> [ThreadSummary]

    /// A thread with its newest turns; nil where there is none of that id.
    func thread(_ id: ThreadID, atMost turns: Int) async throws(HistoryFailure) -> ChatThread?

    /// The turns just before `turn` in a thread, oldest first; empty at its beginning.
    func turns(of thread: ThreadID, before turn: TurnID, atMost count: Int) async throws(HistoryFailure) -> [Turn]

    /// The turns just after `turn` in a thread, or at its beginning, oldest first; empty at its end.
    func turns(of thread: ThreadID, after turn: TurnID?, atMost count: Int) async throws(HistoryFailure) -> [Turn]

    /// Threads for a list: the pinned ones first, then those that changed last.
    func threads(_ query: ThreadQuery) async throws(HistoryFailure) -> [ThreadSummary]

    /// Runs whose end is not known, the newest first.
    func unfinishedRuns() async throws(HistoryFailure) -> [UnfinishedRun]

    /// Where all words of `text` stand in one prompt, answer, reasoning or step, the newest first; the last word may be the
    /// beginning of one. What still streams may be missing.
    func search(_ text: String, atMost limit: Int) async throws(HistoryFailure) -> [SearchHit]

    /// What was typed there and not sent; an empty one where nothing was.
    func draft(at place: DraftPlace) async throws(HistoryFailure) -> Draft

    /// The slots as they were last recorded, by their numbers.
    func slots() async throws(HistoryFailure) -> [KeptSlot]

    /// What was recorded of a run's wire, oldest first.
    func frames(of run: RunID) async throws(HistoryFailure) -> [RecordedFrame]

    /// Forgets a thread and all that belongs to it; nothing of it stays in the store's files.
    func delete(_ thread: ThreadID) async throws(HistoryFailure)

    /// Forgets everything, drafts and slots too; nothing of it stays in the store's files.
    func deleteAll() async throws(HistoryFailure)

    func size() async throws(HistoryFailure) -> HistorySize

    /// What the user has to be told of the store itself (a damaged file was set aside); each is given once.
    func remarks() async -> [String]
}

extension HistoryStore {
    /// The one thread that `name` means, with its newest turns (see ``threads(matching:atMost:)``); nil where it means
    /// none, or several.
    package func thread(matching name: String) async throws(HistoryFailure) -> ChatThread? {
        let found = try await threads(matching: name, atMost: 2)
        guard found.count == 1 else { return nil }
        return try await thread(found[0].id, atMost: ChatThread.page)
    }

    /// A thread with all its turns.
    package func wholeThread(_ id: ThreadID) async throws(HistoryFailure) -> ChatThread? {
        try await thread(id, atMost: .max)
    }
}
