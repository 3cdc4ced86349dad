internal import BatonCore
internal import GRDB

extension HistoryRows {
    func keep(_ handOver: HandOver) throws {
        try execute(
            """
            INSERT OR REPLACE INTO hand_over (to_thread, to_profile, to_agent, from_thread, from_profile, from_agent,
                from_turn, turn_count, left_out_count, transcript)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                handOver.to.text, handOver.toAgent.profile.text, handOver.toAgent.agent, handOver.from.text,
                handOver.fromAgent.profile.text, handOver.fromAgent.agent, handOver.turn.text, handOver.turnCount,
                handOver.leftOutCount, handOver.storedTranscript.text,
            ])
        // Nothing is said in it yet: in lists it stands where the conversation stood.
        try execute(
            """
            UPDATE thread SET created_at_ms = old.updated_at_ms, updated_at_ms = old.updated_at_ms
            FROM thread AS old WHERE old.id = ? AND thread.id = ? AND thread.updated_at_ms = 0
            """, [handOver.from.text, handOver.to.text])
    }

    func forgetHandOvers(to thread: ThreadID) throws {
        try execute("DELETE FROM hand_over WHERE to_thread = ?", [thread.text])
    }
}

extension HistoryReading {
    /// Whether the file knows of them: one that cannot be written to may be of an earlier version.
    private var hasHandOvers: Bool {
        get throws { try database.tableExists("hand_over") }
    }

    /// The conversation that a thread goes on from.
    func origin(of thread: ThreadID) throws -> HandOver? {
        guard try hasHandOvers else { return nil }
        let row = try Row.fetchOne(
            database, sql: "SELECT * FROM hand_over WHERE to_thread = ?", arguments: [thread.text])
        guard let row else { return nil }
        var handOver = handOver(row)
        handOver.transcript = try HandOver.transcript(stored: StoredValue(JSONValue(parsing: row["transcript"])))
        return handOver
    }

    /// To whom a thread was handed over, in the order of its turns.
    func handOvers(of thread: ThreadID) throws -> [HandOver] {
        guard try hasHandOvers else { return [] }
        return try Row.fetchAll(
            database, sql: "SELECT * FROM hand_over WHERE from_thread = ? ORDER BY rowid", arguments: [thread.text]
        ).map(handOver)
    }

    private func handOver(_ row: Row) -> HandOver {
        HandOver(
            from: ThreadID(row["from_thread"]),
            fromAgent: AgentReference(profile: ProfileName(row["from_profile"]), agent: row["from_agent"]),
            to: ThreadID(row["to_thread"]),
            toAgent: AgentReference(profile: ProfileName(row["to_profile"]), agent: row["to_agent"]),
            turn: TurnID(row["from_turn"]), turnCount: row["turn_count"], leftOutCount: row["left_out_count"])
    }
}
