internal import BatonCore
internal import FoundationEssentials
internal import GRDB

extension HistoryRows {
    func keep(_ draft: Draft, at place: DraftPlace) throws {
        guard !draft.isEmpty else { return try forgetDraft(at: place) }
        let key = place.key
        try execute(
            "INSERT OR REPLACE INTO draft (thread_id, profile, agent, text, queue) VALUES (?, ?, ?, ?, ?)",
            [key.thread, key.profile, key.agent, draft.text, JSONValue.array(draft.queue.map(\.stored)).text])
    }

    func forgetDraft(at place: DraftPlace) throws {
        let key = place.key
        try execute(
            "DELETE FROM draft WHERE thread_id = ? AND profile = ? AND agent = ?", [key.thread, key.profile, key.agent])
    }

    func keep(_ slots: [KeptSlot]) throws {
        try execute("DELETE FROM slot")
        for slot in slots {
            try execute(
                "INSERT OR REPLACE INTO slot (number, profile, agent, thread_id) VALUES (?, ?, ?, ?)",
                [slot.number, slot.agent.profile.text, slot.agent.agent, slot.thread?.text])
        }
    }

    /// - Returns: what the frames take, in bytes.
    func keep(_ frames: [RecordedFrame], of run: RunID, in thread: ThreadID) throws -> Int64 {
        let row = try threadRow(of: thread)
        var sum: Int64 = 0
        for frame in frames {
            let headers = JSONValue.array(frame.headers.map { [.string($0.name), .string($0.value)] }).text
            let size = Int64(frame.bytes.count + headers.utf8.count)
            try execute(
                """
                INSERT INTO frame
                    (thread_row, run_id, at_monotonic_ns, direction, exchange, line, headers, byte_count, bytes)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    row, run.text, frame.monotonic.nanoseconds, frame.direction.rawValue, frame.exchange, frame.line,
                    headers, size, Data(frame.bytes),
                ])
            sum += size
        }
        return sum
    }

    /// What all recordings take, in bytes.
    func recordingBytes() throws -> Int64 {
        try Int64.fetchOne(database, sql: "SELECT ifnull(sum(byte_count), 0) FROM frame") ?? 0
    }

    /// Forgets the oldest frames until at least `excess` bytes are free.
    ///
    /// - Returns: how many bytes that were.
    func forgetFrames(_ excess: Int64) throws -> Int64 {
        var freed: Int64 = 0
        let oldest = try Row.fetchCursor(database, sql: "SELECT row, byte_count FROM frame ORDER BY row")
        var last: Int64?
        while freed < excess, let row = try oldest.next() {
            freed += row["byte_count"] as Int64
            last = row["row"]
        }
        if let last { try execute("DELETE FROM frame WHERE row <= ?", [last]) }
        return freed
    }

    // MARK: Forgetting

    func forget(_ thread: ThreadID) throws {
        try execute("DELETE FROM thread WHERE id = ?", [thread.text])
        try execute("DELETE FROM draft WHERE thread_id = ?", [thread.text])
        try forgetHandOvers(to: thread)
        try execute("UPDATE slot SET thread_id = NULL WHERE thread_id = ?", [thread.text])
        // What was deleted stays in the index as dead words until its segments are merged into one.
        try execute("INSERT INTO item_words (item_words) VALUES ('optimize')")
    }

    func forgetEverything() throws {
        try database.execute(sql: HistorySchema.withoutIndexTriggers)
        for table in ["thread", "draft", "slot", "hand_over"] { try execute("DELETE FROM \(table)") }
        try execute("INSERT INTO item_words (item_words) VALUES ('delete-all')")
        try database.execute(sql: HistorySchema.indexTriggers)
    }
}

extension DraftPlace {
    /// The place as the table's key has it.
    var key: (thread: String, profile: String, agent: String) {
        switch self {
        case .thread(let id): (id.text, "", "")
        case .agent(let agent): ("", agent.profile.text, agent.agent)
        }
    }
}
