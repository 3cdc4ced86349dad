internal import BatonCore
internal import GRDB

extension HistoryReading {
    // Private-use characters of Unicode that no sanitised text of a person's needs; around each match.
    private static let matchBegin: Character = "\u{F8F0}"
    private static let matchEnd: Character = "\u{F8F1}"
    /// How many words a snippet has, and how many where each character is one.
    private static let snippetWords = (spaced: 16, unspaced: 48)

    /// The newest places first: the index is walked from its end, so that the cost is that of what is shown and not of all
    /// that matches.
    func search(_ text: String, atMost limit: Int) throws -> [SearchHit] {
        let words = SearchWords(text)
        guard let expression = words.matchExpression else { return [] }
        let length = words.isUnspaced ? Self.snippetWords.unspaced : Self.snippetWords.spaced
        let rows = try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT thread.id AS thread_id, profile, agent, title, opening, turn.id AS turn_id, turn.position,
                        turn.created_at_ms, item.kind, words.snippet
                    FROM (
                        SELECT rowid, snippet(item_words, 0, ?, ?, '…', ?) AS snippet
                        FROM item_words WHERE item_words MATCH ? ORDER BY rowid DESC LIMIT ?
                    ) AS words
                    CROSS JOIN item ON item.row = words.rowid
                    CROSS JOIN turn ON turn.row = item.turn_row
                    CROSS JOIN thread ON thread.row = turn.thread_row
                    """),
            arguments: [String(Self.matchBegin), String(Self.matchEnd), length, expression, limit])
        return rows.map { row in
            SearchHit(
                thread: ThreadID(row["thread_id"]), title: row["title"] ?? row["opening"],
                agent: AgentReference(profile: ProfileName(row["profile"]), agent: row["agent"]),
                turn: TurnID(row["turn_id"]), turnIndex: row["position"], created: row["created_at_ms"],
                kind: SearchHit.Kind(rawValue: row["kind"]) ?? .step,
                snippet: Snippet.of(marked: row["snippet"], begin: Self.matchBegin, end: Self.matchEnd))
        }
    }
}
