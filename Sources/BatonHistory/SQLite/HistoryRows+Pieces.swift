internal import BatonCore
internal import GRDB
internal import Glibc

/// What a growing text has grown by since it was written as a whole.
extension HistoryRows {
    func append(_ part: Part, after older: Part, of turn: Int64, at position: Int) throws {
        let offset = older.text.utf8.count
        try execute(
            """
            INSERT OR REPLACE INTO piece (turn_row, position, utf8_offset, text, version, ended_ns)
            VALUES (?, ?, ?, ?, ?, ?)
            """,
            [
                turn, position, offset, String(part.text.utf8.dropFirst(offset)), part.version,
                part.ended?.nanoseconds,
            ])
    }

    func forgetPieces(of turn: Int64, at position: Int) throws {
        try execute("DELETE FROM piece WHERE turn_row = ? AND position = ?", [turn, position])
    }

    func forgetPieces(of turn: Int64, from position: Int) throws {
        try execute("DELETE FROM piece WHERE turn_row = ? AND position >= ?", [turn, position])
    }

    /// Makes what a program left half written whole, so that it can be searched.
    func settleItems() throws {
        let reading = HistoryReading(database: database)
        let turns = try Row.fetchAll(
            database, sql: "SELECT * FROM turn WHERE row IN (SELECT turn_row FROM piece)")
        for row in turns {
            guard let run = try reading.turn(row).run else { continue }
            let turn: Int64 = row["row"]
            for (position, item) in run.items.enumerated() {
                try put(item, of: turn, at: position, isIndexed: true)
            }
            try forgetPieces(of: turn, from: 0)
        }
        try execute("UPDATE item SET is_indexed = 1 WHERE is_indexed = 0")
    }
}

extension HistoryReading {
    /// A run's items with what those of them that are texts have grown by.
    func grown(_ items: [RunItem], ofTurn turn: Int64) throws -> [RunItem] {
        // A file of an earlier version that can only be read has none.
        guard try database.tableExists("piece") else { return items }
        var items = items
        let pieces = try Row.fetchCursor(
            database.cachedStatement(sql: "SELECT * FROM piece WHERE turn_row = ? ORDER BY position, utf8_offset"),
            arguments: [turn])
        while let piece = try pieces.next() {
            let position: Int = piece["position"]
            // Two programs that follow one run may have written both: what does not go on from the text is the other's.
            guard items.indices.contains(position), case .part(var part) = items[position],
                part.text.utf8.count == piece["utf8_offset"]
            else { continue }
            part.text += piece["text"] as String
            part.version = piece["version"]
            part.ended = duration(piece["ended_ns"])
            items[position] = .part(part)
        }
        return items
    }
}

extension Part {
    /// Whether this one is `older` with more at its end, and may grow on.
    func continues(_ older: Part) -> Bool {
        id == older.id && kind == older.kind && epoch == older.epoch && started == older.started && !isFinal
            && text.beginsExactly(with: older.text)
    }
}

extension String {
    /// Whether the bytes of `beginning` are this text's first: as memory, because it is asked of long texts many times a second.
    fileprivate func beginsExactly(with beginning: String) -> Bool {
        var (text, beginning) = (self, beginning)
        return text.withUTF8 { bytes in
            beginning.withUTF8 { first in
                guard let start = bytes.baseAddress, let other = first.baseAddress else { return first.isEmpty }
                return first.count <= bytes.count && memcmp(start, other, first.count) == 0
            }
        }
    }
}
