internal import BatonCore
internal import BatonEngine

/// Looking for earlier messages.
extension AppState {
    mutating func searchHistory() -> [AppCommand] {
        guard obstacle(to: .searchHistory) == nil else { return refuse(.searchHistory) }
        focus = .composer
        overlay = .history(HistorySearch(prompts: earlierPrompts))
        return []
    }

    mutating func perform(_ command: HistoryCommand) {
        guard case .history(var search) = overlay else { return }
        switch command {
        case .older: search.findOlder()
        case .newer: search.findNewer()
        case .accept: return accept(search)
        }
        overlay = .history(search)
    }

    mutating func accept(_ search: HistorySearch) {
        overlay = nil
        if let match = search.match { edit(.replaceAll(match)) }
    }

    /// What was sent in this conversation, then in all others: the newest first, each once.
    var earlierPrompts: [String] {
        let own = active.machine?.thread.turns.reversed() ?? []
        let others = slots.filter { $0.number != activeNumber }.flatMap { $0.machine?.thread.turns ?? [] }
            .sorted { $0.created.unixMilliseconds > $1.created.unixMilliseconds }
        var seen: Set<String> = []
        return (own + others).map(\.prompt.text).filter { !$0.isEmpty && seen.insert($0).inserted }
    }

    /// What the composer shows: what was found while something is looked for, else the draft.
    var shownComposer: Composer {
        guard case .history(let search) = overlay, let match = search.match else { return active.composer }
        return Composer(draft: match)
    }
}
