import BatonCore
import BatonInterface

/// Threads of the history in the form in which the screen shows them again.
struct HistoryReading: Sendable {
    let history: any HistoryStore
    /// The profiles whose server ends with the program and forgets everything.
    let rehearsals: Set<ProfileName>

    /// What stood in the slots, and why some of it cannot be shown.
    func slots() async -> (slots: [RestoredSlot], failures: [HistoryFailure]) {
        var slots: [RestoredSlot] = []
        var failures: [HistoryFailure] = []
        do throws(HistoryFailure) {
            for kept in try await history.slots() {
                guard let number = SlotNumber(kept.number) else { continue }
                do throws(HistoryFailure) {
                    slots.append(
                        RestoredSlot(number: number, agent: kept.agent, content: try await content(of: kept)))
                } catch {
                    failures.append(error)
                }
            }
        } catch {
            failures.append(error)
        }
        return (slots, failures)
    }

    private func content(of slot: KeptSlot) async throws(HistoryFailure) -> RestoredSlot.Content {
        if let id = slot.thread, let thread = try await history.thread(id, atMost: ChatThread.page) {
            return .thread(try await restored(thread))
        }
        return .draft(try await history.draft(at: .agent(slot.agent)))
    }

    /// All threads that a list can hold, the archived ones too.
    func threads() async throws(HistoryFailure) -> [ThreadSummary] {
        let limit = Self.listed
        return try await history.threads(ThreadQuery(limit: limit))
            + history.threads(ThreadQuery(isArchived: true, limit: limit))
    }

    // More than anybody scrolls through; what is older is found by searching.
    private static let listed = 2_000

    /// The one thread that `name` means among those that `isMeant`; nil where there is none.
    ///
    /// - Throws: also where it means several, with their names.
    func thread(
        matching name: String, where isMeant: (AgentReference) -> Bool
    ) async throws(HistoryFailure) -> RestoredThread? {
        guard let found = try await history.thread(named: name, where: { isMeant($0.agent) }) else { return nil }
        return try await thread(found.id)
    }

    func thread(_ id: ThreadID) async throws(HistoryFailure) -> RestoredThread? {
        guard let thread = try await history.thread(id, atMost: ChatThread.page) else { return nil }
        return try await restored(thread)
    }

    private func restored(_ thread: ChatThread) async throws(HistoryFailure) -> RestoredThread {
        RestoredThread(
            thread: thread, draft: try await history.draft(at: .thread(thread.id)),
            isForgotten: rehearsals.contains(thread.agent.profile))
    }

    func turns(of thread: ThreadID, _ page: TurnPage) async -> Result<LoadedTurns, HistoryFailure> {
        do throws(HistoryFailure) {
            return .success(try await load(page, of: thread))
        } catch {
            return .failure(error)
        }
    }

    private func load(_ page: TurnPage, of thread: ThreadID) async throws(HistoryFailure) -> LoadedTurns {
        let count = ChatThread.page
        switch page {
        case .before(let turn):
            return LoadedTurns(
                turns: try await history.turns(of: thread, before: turn, atMost: count), countBefore: 0)
        case .after(let turn):
            return LoadedTurns(turns: try await history.turns(of: thread, after: turn, atMost: count), countBefore: 0)
        case .first:
            return LoadedTurns(turns: try await history.turns(of: thread, after: nil, atMost: count), countBefore: 0)
        case .around(let turn, let index):
            let before = try await history.turns(of: thread, before: turn, atMost: count / 2)
            let rest = try await history.turns(of: thread, after: before.last?.id, atMost: count)
            return LoadedTurns(turns: before + rest, countBefore: index - before.count)
        }
    }
}
