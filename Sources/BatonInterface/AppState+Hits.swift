internal import BatonCore
internal import BatonEngine

/// Searching all threads of the history.
extension AppState {
    /// Asks for what was typed since the last answer.
    mutating func searchIfNeeded() -> [AppCommand] {
        guard case .hits(var list) = overlay, let wanted = list.wanted else { return [] }
        list.asked = wanted
        // Nothing is found for nothing, without asking.
        if !wanted.contains(where: { !$0.isWhitespace }) {
            list.answered = wanted
            list.hits = []
            overlay = .hits(list)
            return []
        }
        overlay = .hits(list)
        return [.search(wanted, atMost: HitList.limit)]
    }

    mutating func searched(_ query: String, _ result: Result<[SearchHit], HistoryFailure>) {
        guard case .hits(var list) = overlay, list.asked == query else { return }
        list.answered = query
        switch result {
        case .success(let hits):
            list.hits = hits
            list.failure = nil
        case .failure(let failure):
            list.hits = []
            list.failure = failure.message
        }
        list.selection = min(list.selection, max(0, list.hits.count - 1))
        overlay = .hits(list)
    }

    /// Opens the thread of the chosen hit, at its turn.
    mutating func choose(in list: HitList) -> [AppCommand] {
        guard list.hits.indices.contains(list.selection) else { return [] }
        let hit = list.hits[list.selection]
        overlay = nil
        return [.openHit(hit)]
    }
}
