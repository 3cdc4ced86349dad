internal import BatonCore
internal import GRDB

/// Reads what can be read of a damaged file into a new one.
struct HistorySalvage {
    let damaged: any DatabaseReader

    /// How much there was, and how much of it was saved.
    struct Count {
        var threads = 0
        var turns = 0
        var lostTurns = 0
    }

    func save(into target: DatabasePool) -> Count {
        var count = Count()
        for row in rows("SELECT * FROM thread", by: "row") {
            let turns = rows("SELECT * FROM turn WHERE thread_row = \(row["row"] as Int64)", by: "position")
            // A thread, turn or slot that cannot be read is what was lost.
            guard let summary = try? damaged.read({ try HistoryReading(database: $0).summary(row) }) else { continue }
            var thread = ChatThread(id: summary.id, agent: summary.agent)
            thread.title = summary.title
            thread.handle = summary.handle
            thread.origin = try? damaged.read { try HistoryReading(database: $0).origin(of: summary.id) }
            for turn in turns {
                if let turn = try? damaged.read({ try HistoryReading(database: $0).turn(turn) }) {
                    thread.turns.append(turn)
                } else {
                    count.lostTurns += 1
                }
            }
            guard (try? target.write({ try Self.put(thread, summary, into: HistoryRows(database: $0)) })) != nil else {
                continue
            }
            count.threads += 1
            count.turns += thread.turns.count
        }
        if let slots = try? damaged.read({ try HistoryReading(database: $0).slots() }) {
            _ = try? target.write { try HistoryRows(database: $0).keep(slots) }
        }
        saveDrafts(into: target)
        return count
    }

    /// What was written and not sent. Recordings stay in the file that was set aside, where they can be looked up.
    private func saveDrafts(into target: DatabasePool) {
        // Up to the damage, if there is some.
        try? damaged.read { database in
            let reading = HistoryReading(database: database)
            let cursor = try Row.fetchCursor(database, sql: "SELECT * FROM draft")
            while let row = try cursor.next() {
                guard let draft = try? reading.draft(row) else { continue }
                let place = reading.draftPlace(row)
                _ = try? target.write { try HistoryRows(database: $0).keep(draft, at: place) }
            }
        }
    }

    private static func put(_ thread: ChatThread, _ summary: ThreadSummary, into rows: HistoryRows) throws {
        try rows.open(thread)
        if let origin = thread.origin { try rows.keep(origin) }
        try rows.mark(thread.id, .pinned(summary.isPinned))
        try rows.mark(thread.id, .archived(summary.isArchived))
        try rows.mark(thread.id, .unread(summary.isUnread))
    }

    /// The rows up to the damage from both ends, in the order of `column`.
    private func rows(_ sql: String, by column: String) -> [Row] {
        var found: [Int64: Row] = [:]
        for order in ["ASC", "DESC"] {
            // The error is the damage: what was read before it counts.
            try? damaged.read { database in
                let cursor = try Row.fetchCursor(database, sql: "\(sql) ORDER BY \(column) \(order)")
                while let row = try cursor.next() { found[row[column]] = row.copy() }
            }
        }
        return found.sorted { $0.key < $1.key }.map(\.value)
    }
}
