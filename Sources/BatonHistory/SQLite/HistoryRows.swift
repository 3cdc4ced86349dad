internal import BatonCore
internal import GRDB

/// What the records write, in the transaction of the caller.
struct HistoryRows {
    let database: Database

    func execute(_ sql: String, _ arguments: StatementArguments = StatementArguments()) throws {
        try database.cachedStatement(sql: sql).execute(arguments: arguments)
    }

    // MARK: Threads

    func open(_ thread: ChatThread) throws {
        let first = thread.turns.first
        let opening = first?.prompt.openingLine ?? ""
        try execute(
            """
            INSERT INTO thread (id, profile, agent, title, opening, filter_text, handle, created_at_ms, updated_at_ms)
            VALUES (?, ?, ?, ?, ?, '', ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET
                profile = excluded.profile, agent = excluded.agent, title = excluded.title, handle = excluded.handle
            """,
            [
                thread.id.text, thread.agent.profile.text, thread.agent.agent, thread.title, opening,
                thread.handle?.stored.text, first?.created.unixMilliseconds ?? 0,
                thread.turns.last?.lastChange ?? 0,
            ])
        let row = try threadRow(of: thread.id)
        try name(thread: row, [thread.id.text] + (thread.handle?.ids.all.map(\.text) ?? []))
        for turn in thread.turns where try turnRow(of: turn.id, in: row) == nil { try add(turn, toThread: row) }
        try refreshFilterText(of: row)
    }

    func rename(_ thread: ThreadID, to title: String) throws {
        let row = try threadRow(of: thread)
        try execute("UPDATE thread SET title = ? WHERE row = ?", [title, row])
        try refreshFilterText(of: row)
    }

    func mark(_ thread: ThreadID, _ mark: ThreadMark) throws {
        let (column, flag) =
            switch mark {
            case .pinned(let flag): ("is_pinned", flag)
            case .archived(let flag): ("is_archived", flag)
            case .unread(let flag): ("is_unread", flag)
            }
        try execute("UPDATE thread SET \(column) = ? WHERE row = ?", [flag, try threadRow(of: thread)])
    }

    /// - Throws: `HistoryFailure` where there is no such thread.
    func threadRow(of id: ThreadID) throws -> Int64 {
        guard
            let row = try Int64.fetchOne(
                database.cachedStatement(sql: "SELECT row FROM thread WHERE id = ?"), arguments: [id.text])
        else { throw HistoryFailure("There is no such thread.") }
        return row
    }

    private func refreshFilterText(of row: Int64) throws {
        guard let found = try Row.fetchOne(database, sql: "SELECT * FROM thread WHERE row = ?", arguments: [row]) else {
            return
        }
        let summary = ThreadSummary(
            id: ThreadID(found["id"]),
            agent: AgentReference(profile: ProfileName(found["profile"]), agent: found["agent"]),
            title: found["title"], opening: found["opening"], created: 0, updated: 0)
        try execute("UPDATE thread SET filter_text = ? WHERE row = ?", [summary.filterText, row])
    }

    /// Makes the thread known under these ids too.
    private func name(thread row: Int64, _ ids: [String]) throws {
        for id in ids { try execute("INSERT OR IGNORE INTO known_id (text, thread_row) VALUES (?, ?)", [id, row]) }
    }

    // MARK: Turns

    func turnRow(of turn: TurnID, in thread: Int64) throws -> Int64? {
        try Int64.fetchOne(
            database.cachedStatement(sql: "SELECT row FROM turn WHERE thread_row = ? AND id = ?"),
            arguments: [thread, turn.text])
    }

    func add(_ turn: Turn, to thread: ThreadID) throws {
        let row = try threadRow(of: thread)
        try add(turn, toThread: row)
        try execute(
            """
            UPDATE thread SET updated_at_ms = max(updated_at_ms, ?), opening = iif(opening = '', ?, opening),
                created_at_ms = iif(created_at_ms = 0, ?, created_at_ms)
            WHERE row = ?
            """, [turn.lastChange, turn.prompt.openingLine, turn.created.unixMilliseconds, row])
        try refreshFilterText(of: row)
    }

    private func add(_ turn: Turn, toThread thread: Int64) throws {
        try execute(
            """
            INSERT INTO turn (thread_row, position, id, created_at_ms, created_at_monotonic_ns)
            VALUES (?1, (SELECT ifnull(max(position), -1) + 1 FROM turn WHERE thread_row = ?1), ?2, ?3, ?4)
            """, [thread, turn.id.text, turn.created.unixMilliseconds, turn.created.monotonic.nanoseconds])
        let row = database.lastInsertedRowID
        guard case .object(var prompt) = turn.prompt.stored else { return }
        prompt["text"] = nil
        try putItem(
            of: row, at: Self.promptPosition, .prompt, turn.prompt.text, JSONValue.object(prompt), isIndexed: true)
        if let run = turn.run { try write(run, of: row, inThread: thread, over: nil) }
    }

    /// Where a turn's prompt stands among its items.
    static let promptPosition = -1

    private func putItem(
        of turn: Int64, at position: Int, _ kind: SearchHit.Kind, _ text: String, _ detail: JSONValue, isIndexed: Bool
    ) throws {
        try execute(
            """
            INSERT INTO item (turn_row, position, kind, text, detail, is_indexed) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (turn_row, position) DO UPDATE SET
                kind = excluded.kind, text = excluded.text, detail = excluded.detail, is_indexed = excluded.is_indexed
            WHERE is_indexed <> excluded.is_indexed OR kind <> excluded.kind OR detail <> excluded.detail
                OR text <> excluded.text
            """, [turn, position, kind.rawValue, text, detail.text, isIndexed])
    }

    // MARK: Runs

    /// Writes what of a run is not as `before` was, which this process wrote last; nil writes all of it.
    ///
    /// A turn that is not there any more was deleted while its run went on, which is no failure.
    func write(_ run: Run, of turn: TurnID, in thread: ThreadID, over before: Run?) throws {
        let thread = try threadRow(of: thread)
        guard let row = try turnRow(of: turn, in: thread) else { return }
        try write(run, of: row, inThread: thread, over: before)
        guard let total = run.total else { return }
        let end = run.began.unixMilliseconds + total.milliseconds
        try execute("UPDATE thread SET updated_at_ms = max(updated_at_ms, ?) WHERE row = ?", [end, thread])
    }

    private func write(_ run: Run, of turn: Int64, inThread thread: Int64, over before: Run?) throws {
        try writeRow(of: run, turn: turn, over: before)
        if before == nil || before?.handle != run.handle {
            try name(thread: thread, [run.id.text] + (run.handle?.ids.all.map(\.text) ?? []))
        }
        if before == nil { try forgetPieces(of: turn, from: 0) }
        for (position, item) in run.items.enumerated() {
            let isIndexed = run.state.isEnded || item.isSettled
            if let before, before.items.indices.contains(position) {
                let older = before.items[position]
                if older == item, isIndexed == (before.state.isEnded || item.isSettled) { continue }
                if case .part(let part) = item, case .part(let older) = older, !isIndexed, part.continues(older) {
                    try append(part, after: older, of: turn, at: position)
                    continue
                }
                try forgetPieces(of: turn, at: position)
            }
            try put(item, of: turn, at: position, isIndexed: isIndexed)
        }
        if before.map({ $0.items.count > run.items.count }) ?? true {
            try execute("DELETE FROM item WHERE turn_row = ? AND position >= ?", [turn, run.items.count])
            try forgetPieces(of: turn, from: run.items.count)
        }
    }

    func put(_ item: RunItem, of turn: Int64, at position: Int, isIndexed: Bool) throws {
        try putItem(
            of: turn, at: position, TurnPassages.kind(of: item), TurnPassages.text(of: item), item.stored,
            isIndexed: isIndexed)
    }

    /// Writes what is known of a run beside its items, which stays the same while a text grows.
    private func writeRow(of run: Run, turn: Int64, over before: Run?) throws {
        if var before {
            before.items = run.items
            if before == run { return }
        }
        try execute(
            """
            INSERT OR REPLACE INTO run (turn_row, id, state, state_detail, outcome, link, handle, detail, began_at_ms,
                began_at_monotonic_ns, first_text_ns, total_ns)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                turn, run.id.text, run.state.word, run.state.detail?.text, run.outcome?.word, run.link.rawValue,
                run.handle?.stored.text, run.storedDetail.text, run.began.unixMilliseconds,
                run.began.monotonic.nanoseconds, run.firstText?.nanoseconds, run.total?.nanoseconds,
            ])
    }

    func receive(_ newer: RemoteHandle, of run: RunID, in thread: ThreadID) throws {
        let row = try threadRow(of: thread)
        let reading = HistoryReading(database: database)
        var newest = newer
        let stored = try Row.fetchOne(
            database,
            sql:
                "SELECT run.turn_row, run.handle FROM run JOIN turn ON turn.row = turn_row WHERE run.id = ? AND thread_row = ?",
            arguments: [run.text, row])
        if let stored {
            newest = try reading.handle(stored["handle"])?.merging(newer) ?? newer
            try execute(
                "UPDATE run SET handle = ? WHERE turn_row = ?", [newest.stored.text, stored["turn_row"] as Int64])
        }
        let before = try reading.handle(
            String.fetchOne(database, sql: "SELECT handle FROM thread WHERE row = ?", arguments: [row]))
        let handle = before?.goingOn(with: newest) ?? newest
        try execute("UPDATE thread SET handle = ? WHERE row = ?", [handle.stored.text, row])
        try name(thread: row, newest.ids.all.map(\.text))
    }
}

extension RunItem {
    /// Whether no more is expected of it, so that it can be searched.
    fileprivate var isSettled: Bool {
        switch self {
        case .part(let part): part.isFinal
        case .step(let step): step.state != .running
        }
    }
}
