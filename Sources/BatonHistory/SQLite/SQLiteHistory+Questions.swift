package import BatonCore

extension SQLiteHistory {
    package func threads(matching name: String, atMost limit: Int) async throws(HistoryFailure) -> [ThreadSummary] {
        try await read { try $0.threads(matching: name, atMost: limit) }
    }

    package func thread(_ id: ThreadID, atMost turns: Int) async throws(HistoryFailure) -> ChatThread? {
        try await read { try $0.thread(id, atMost: turns) }
    }

    package func turns(
        of thread: ThreadID, before turn: TurnID, atMost count: Int
    ) async throws(HistoryFailure) -> [Turn] {
        try await read { try $0.turns(of: thread, before: turn, atMost: count) }
    }

    package func turns(
        of thread: ThreadID, after turn: TurnID?, atMost count: Int
    ) async throws(HistoryFailure) -> [Turn] {
        try await read { try $0.turns(of: thread, after: turn, atMost: count) }
    }

    package func threads(_ query: ThreadQuery) async throws(HistoryFailure) -> [ThreadSummary] {
        try await read { try $0.threads(query) }
    }

    package func unfinishedRuns() async throws(HistoryFailure) -> [UnfinishedRun] {
        try await read { try $0.unfinishedRuns() }
    }

    package func search(_ text: String, atMost limit: Int) async throws(HistoryFailure) -> [SearchHit] {
        try await read { try $0.search(text, atMost: limit) }
    }

    package func slots() async throws(HistoryFailure) -> [KeptSlot] { try await read { try $0.slots() } }

    package func frames(of run: RunID) async throws(HistoryFailure) -> [RecordedFrame] {
        try await read { try $0.frames(of: run) }
    }
}
