internal import BatonCore
internal import FoundationEssentials
internal import GRDB

/// What the questions read, in the transaction of the caller.
struct HistoryReading {
    let database: Database

    // MARK: Threads

    static let summaryColumns = """
        thread.*, (SELECT max(position) + 1 FROM turn WHERE thread_row = thread.row) AS turn_count,
        (SELECT outcome FROM turn LEFT JOIN run ON turn_row = turn.row WHERE thread_row = thread.row
            ORDER BY position DESC LIMIT 1) AS newest_outcome
        """

    func summary(_ row: Row) throws -> ThreadSummary {
        var summary = ThreadSummary(
            id: ThreadID(row["id"]), agent: agent(row), title: row["title"], opening: row["opening"],
            handle: try handle(row["handle"]), outcome: row["newest_outcome"], turnCount: row["turn_count"] ?? 0,
            created: row["created_at_ms"], updated: row["updated_at_ms"])
        summary.isPinned = row["is_pinned"]
        summary.isArchived = row["is_archived"]
        summary.isUnread = row["is_unread"]
        return summary
    }

    private func agent(_ row: Row) -> AgentReference {
        AgentReference(profile: ProfileName(row["profile"]), agent: row["agent"])
    }

    private func summaries(_ rest: String, _ arguments: StatementArguments) throws -> [ThreadSummary] {
        try Row.fetchAll(database, sql: "SELECT \(Self.summaryColumns) FROM thread \(rest)", arguments: arguments)
            .map(summary)
    }

    func threads(_ query: ThreadQuery) throws -> [ThreadSummary] {
        var conditions = ["is_archived = ?"]
        var arguments: StatementArguments = [query.isArchived]
        if let profile = query.profile {
            conditions.append("profile = ?")
            arguments += [profile.text]
        }
        for word in query.filterWords {
            conditions.append("instr(filter_text, ?) > 0")
            arguments += [word]
        }
        arguments += [query.limit]
        return try summaries(
            "WHERE \(conditions.joined(separator: " AND ")) ORDER BY is_pinned DESC, updated_at_ms DESC LIMIT ?",
            arguments)
    }

    func threads(matching name: String, atMost limit: Int) throws -> [ThreadSummary] {
        guard !name.isEmpty else { return [] }
        if name == "last" {
            return try summaries("WHERE is_archived = 0 ORDER BY updated_at_ms DESC LIMIT 1", [])
        }
        let known = "WHERE row IN (SELECT thread_row FROM known_id WHERE"
        let newest = ") ORDER BY updated_at_ms DESC LIMIT ?"
        // Two threads that go on with one of the platform's: the newer one is meant.
        let whole = try summaries("\(known) text = ?\(newest)", [name, 1])
        if !whole.isEmpty { return whole }
        // The last scalar there is stands behind everything that begins with `name`.
        let prefixed = try summaries("\(known) text >= ? AND text < ?\(newest)", [name, name + "\u{10FFFF}", limit])
        if !prefixed.isEmpty { return prefixed }
        if let end = IDEnding(name) {
            let ending = try summaries("\(known) substr(text, ?) = ?\(newest)", [-end.text.count, end.text, limit])
            if !ending.isEmpty { return ending }
        }
        return try summaries(
            "WHERE title IS NOT NULL AND instr(filter_text, ?) = 1 ORDER BY updated_at_ms DESC LIMIT ?",
            [name.lowercased(), limit])
    }

    func thread(_ id: ThreadID, atMost count: Int) throws -> ChatThread? {
        guard let row = try Row.fetchOne(database, sql: "SELECT * FROM thread WHERE id = ?", arguments: [id.text])
        else { return nil }
        var thread = ChatThread(id: id, agent: agent(row))
        thread.title = row["title"]
        thread.handle = try handle(row["handle"])
        let page = try turns(ofThread: row["row"], before: nil, atMost: count)
        thread.turns = page.map(\.turn)
        thread.earlierTurnCount = page.first?.position ?? 0
        thread.origin = try origin(of: id)
        thread.handOvers = try handOvers(of: id)
        return thread
    }

    // MARK: Turns

    func turns(of thread: ThreadID, before turn: TurnID, atMost count: Int) throws -> [Turn] {
        let place = try Row.fetchOne(
            database,
            sql: """
                SELECT turn.thread_row, turn.position FROM turn JOIN thread ON thread.row = thread_row
                WHERE thread.id = ? AND turn.id = ?
                """, arguments: [thread.text, turn.text])
        guard let place else { return [] }
        return try turns(ofThread: place["thread_row"], before: place["position"], atMost: count).map(\.turn)
    }

    /// - Parameter turn: nil for the thread's beginning.
    func turns(of thread: ThreadID, after turn: TurnID?, atMost count: Int) throws -> [Turn] {
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT turn.* FROM turn JOIN thread ON thread.row = turn.thread_row
                WHERE thread.id = :thread AND turn.position > ifnull(
                    (SELECT position FROM turn WHERE thread_row = thread.row AND id = :turn), -1)
                ORDER BY turn.position LIMIT :count
                """, arguments: ["thread": thread.text, "turn": turn?.text, "count": count])
        return try rows.map { try self.turn($0) }
    }

    private func turns(
        ofThread thread: Int64, before position: Int?, atMost count: Int
    ) throws -> [(turn: Turn, position: Int)] {
        let rows = try Row.fetchAll(
            database,
            sql: "SELECT * FROM turn WHERE thread_row = ? AND position < ? ORDER BY position DESC LIMIT ?",
            arguments: [thread, position ?? Int.max, count])
        return try rows.reversed().map { (try turn($0), $0["position"]) }
    }

    /// A turn with its prompt, run and items.
    func turn(_ row: Row) throws -> Turn {
        let items = try Row.fetchAll(
            database.cachedStatement(sql: "SELECT * FROM item WHERE turn_row = ? ORDER BY position"),
            arguments: [row["row"] as Int64])
        var prompt = Prompt("")
        var shown: [RunItem] = []
        for item in items {
            let detail = try stored(item["detail"])
            if (item["position"] as Int) == HistoryRows.promptPosition {
                guard case .object(var object) = detail.value else { continue }
                object["text"] = .string(item["text"])
                prompt = try Prompt(stored: StoredValue(.object(object)))
            } else {
                shown.append(try RunItem(stored: detail, text: item["text"]))
            }
        }
        var turn = Turn(
            id: TurnID(row["id"]), prompt: prompt,
            created: moment(row["created_at_monotonic_ns"], row["created_at_ms"]))
        let run = try Row.fetchOne(
            database.cachedStatement(sql: "SELECT * FROM run WHERE turn_row = ?"), arguments: [row["row"] as Int64])
        if let run {
            // Only a run that nobody has seen the end of may have texts that were still growing.
            let isOpen = (run["outcome"] as String?) == nil
            turn.run = try self.run(run, items: isOpen ? grown(shown, ofTurn: row["row"]) : shown)
        }
        return turn
    }

    private func run(_ row: Row, items: [RunItem]) throws -> Run {
        var run = Run(id: RunID(row["id"]), began: moment(row["began_at_monotonic_ns"], row["began_at_ms"]))
        run.items = items
        run.handle = try handle(row["handle"])
        let detail: String? = row["state_detail"]
        run.state = try RunState(
            word: row["state"], detail: detail.map { try stored($0) } ?? StoredValue(.null, at: "state_detail"))
        run.link = Link(rawValue: row["link"]) ?? .lost  // A word of a newer version: nobody watches it here.
        try run.readDetail(try stored(row["detail"]))
        run.firstText = duration(row["first_text_ns"])
        run.total = duration(row["total_ns"])
        return run
    }

    private func moment(_ monotonic: Int64, _ milliseconds: Int64) -> Moment {
        Moment(monotonic: .nanoseconds(monotonic), unixMilliseconds: milliseconds)
    }

    func duration(_ nanoseconds: Int64?) -> Duration? { nanoseconds.map { .nanoseconds($0) } }

    private func stored(_ text: String) throws -> StoredValue { StoredValue(try JSONValue(parsing: text)) }

    func handle(_ text: String?) throws -> RemoteHandle? {
        guard let text else { return nil }
        return try RemoteHandle(stored: stored(text))
    }

    func unfinishedRuns() throws -> [UnfinishedRun] {
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT turn.* FROM run JOIN turn ON turn.row = turn_row WHERE outcome IS NULL ORDER BY began_at_ms DESC
                """)
        return try rows.compactMap { row in
            let turn = try turn(row)
            let thread = try summaries("WHERE row = ?", [row["thread_row"] as Int64]).first
            guard let run = turn.run, let thread else { return nil }
            return UnfinishedRun(thread: thread, turn: turn.id, run: run)
        }
    }

    // MARK: The rest

    func draft(at place: DraftPlace) throws -> Draft {
        let key = place.key
        let row = try Row.fetchOne(
            database, sql: "SELECT * FROM draft WHERE thread_id = ? AND profile = ? AND agent = ?",
            arguments: [key.thread, key.profile, key.agent])
        return try row.map(draft) ?? Draft()
    }

    func draft(_ row: Row) throws -> Draft {
        Draft(text: row["text"], queue: try stored(row["queue"]).list.map(Prompt.init(stored:)))
    }

    func draftPlace(_ row: Row) -> DraftPlace {
        let thread: String = row["thread_id"]
        return thread.isEmpty ? .agent(agent(row)) : .thread(ThreadID(thread))
    }

    func slots() throws -> [KeptSlot] {
        try Row.fetchAll(database, sql: "SELECT * FROM slot ORDER BY number").map { row in
            let thread: String? = row["thread_id"]
            return KeptSlot(number: row["number"], agent: agent(row), thread: thread.map { ThreadID($0) })
        }
    }

    func frames(of run: RunID) throws -> [RecordedFrame] {
        let rows = try Row.fetchAll(
            database, sql: "SELECT * FROM frame WHERE run_id = ? ORDER BY row", arguments: [run.text])
        return try rows.map { row in
            let headers = try stored(row["headers"]).list.map { pair in
                let texts = pair.value.elements.compactMap(\.string)
                return RecordedFrame.Header(name: texts.first ?? "", value: texts.last ?? "")
            }
            let bytes: Data = row["bytes"]
            return RecordedFrame(
                monotonic: .nanoseconds(row["at_monotonic_ns"] as Int64),
                direction: RecordedFrame.Direction(rawValue: row["direction"]) ?? .received,
                exchange: row["exchange"], line: row["line"], headers: headers, bytes: Array(bytes))
        }
    }
}
