internal import BatonCore
internal import BatonEngine
internal import BatonText

/// The search in the transcript: what is typed is shown as it is typed, and the hits are walked through.
extension AppState {
    var isSearchingTranscript: Bool { overlay == nil && isTranscriptFocused && active.search.draft != nil }

    mutating func beginSearch(isBackward: Bool) {
        guard let viewport = ownViewport else { return }
        active.search.draft = ""
        active.search.isBackward = isBackward
        active.search.origin = TranscriptSearch.Origin(
            scroll: active.scroll, cursor: active.cursor, pattern: active.search.pattern, top: viewport.top,
            bottom: viewport.bottom)
    }

    /// Looks at once for what has been typed so far, from where the user was.
    mutating func changeSearch(_ change: (inout String) -> Void) {
        guard var draft = active.search.draft, let origin = active.search.origin else { return }
        change(&draft)
        active.search.draft = draft
        active.search.pattern = TextPattern(draft) ?? origin.pattern
        active.search.current = nil
        active.scroll = origin.scroll
        active.cursor = origin.cursor
        findHits()
        guard !draft.isEmpty else { return }
        let hits = active.search.hits
        let hit =
            active.search.isBackward
            ? hits.lastIndex { !origin.bottom.isBefore($0.anchor) } ?? hits.indices.last
            : hits.firstIndex { !$0.anchor.isBefore(origin.top) } ?? hits.indices.first
        if let hit { goToHit(at: hit) }
    }

    /// Leaves what is typed and goes back to where it was begun; else gives up what was found.
    /// - Returns: whether there was anything to leave.
    mutating func leaveSearch() -> Bool {
        guard active.search.draft != nil, let origin = active.search.origin else {
            guard active.search.pattern != nil else { return false }
            active.search = TranscriptSearch()
            return true
        }
        active.scroll = origin.scroll
        active.cursor = origin.cursor
        active.search = TranscriptSearch()
        active.search.pattern = origin.pattern
        if origin.pattern != nil { findHits() }
        active.search.rows = []
        return true
    }

    /// What the step viewer's search has keys for as well.
    mutating func performInSearch(_ command: StepViewerCommand, at moment: Moment) -> [AppCommand] {
        switch command {
        case .find(.accept) where isSearchingPane: return acceptPaneSearch(at: moment)
        case .look(.leaveSearch) where isSearchingPane: _ = leavePaneSearch()
        case _ where !isSearchingTranscript: break
        case .find(.accept): return acceptSearch()
        case .look(.leaveSearch): _ = leaveSearch()
        default: break
        }
        return []
    }

    private mutating func acceptSearch() -> [AppCommand] {
        let isRepeated = active.search.draft == ""
        active.search.draft = nil
        active.search.origin = nil
        active.search.rows = []
        if isRepeated { return goToHit(isBackward: active.search.isBackward) }
        return active.search.hits.isEmpty ? noHits() : []
    }

    private mutating func noHits() -> [AppCommand] {
        show(.info, active.search.pattern.map { "No “\($0.text)” here" } ?? "Nothing to look for yet")
    }

    /// Goes to the next hit from the one that the user is at, else from what is in sight; round the ends.
    mutating func goToHit(isBackward: Bool) -> [AppCommand] {
        guard let viewport = ownViewport, active.search.pattern != nil else { return noHits() }
        findHits()
        active.search.rows = []
        let hits = active.search.hits
        guard !hits.isEmpty else { return noHits() }
        let next: Int
        if let current = active.search.current,
            hasScrolled(since: viewport) || viewport.shows(hits[current].anchor)
        {
            next = (current + (isBackward ? -1 : 1) + hits.count) % hits.count
        } else if isBackward {
            next = hits.lastIndex { !viewport.bottom.isBefore($0.anchor) } ?? hits.count - 1
        } else {
            next = hits.firstIndex { !$0.anchor.isBefore(viewport.top) } ?? 0
        }
        goToHit(at: next)
        return []
    }

    /// Puts the cursor on a hit, and shows it with some rows above where it is not in sight.
    private mutating func goToHit(at index: Int) {
        let hit = active.search.hits[index]
        active.search.current = index
        active.cursor = TranscriptCursor(turn: hit.turn, block: hit.anchor.block)
        guard let viewport = ownViewport, hasScrolled(since: viewport) || !viewport.shows(hit.anchor) else { return }
        active.scroll = .anchored(hit.anchor, delta: -(viewport.rows / 3))
    }

    /// Finds the hits again, laying the rows out where they have changed since.
    private mutating func findHits() {
        guard let context = transcriptContext else { return }
        let source = TranscriptSearch.Source(
            generation: active.earlier.generation, revision: active.revision, sideways: active.sideways,
            context: context)
        let isTyped = active.search.draft != nil
        guard source != active.search.source || isTyped else { return }
        if source != active.search.source || active.search.rows.isEmpty {
            active.search.rows = rows(context)
            active.search.source = source
        }
        active.search.findHits()
    }

    private func rows(_ context: LayoutContext) -> [TranscriptSearch.Row] {
        var rows: [TranscriptSearch.Row] = []
        for index in 0..<active.turnCount {
            guard let turn = active.turn(at: index)?.id,
                var turnRows = TurnRows(turn: index, of: active, in: self, context: context)
            else { continue }
            for row in 0..<turnRows.count {
                let text = turnRows.text(at: row)
                if text.isEmpty { continue }
                rows.append(TranscriptSearch.Row(turn: turn, anchor: turnRows.anchor(at: row), text: text))
            }
        }
        return rows
    }

    /// What the status line says of the search; nil while nothing is looked for.
    var searchText: (text: String, note: String, isFound: Bool)? {
        let search = active.search
        guard overlay == nil, isTranscriptFocused, let looked = search.draft ?? search.pattern?.text else { return nil }
        let text = (search.isBackward ? "?" : "/") + looked
        if looked.isEmpty { return (text, "", true) }
        var note = search.hits.isEmpty ? "nothing" : "\(search.current.map { "\($0 + 1)/" } ?? "")\(search.hits.count)"
        let missing = active.earlier.countBefore + active.turnsBelow
        if missing > 0 { note += " · \(missing) more \(missing == 1 ? "turn" : "turns") not looked through" }
        return (text, note, !search.hits.isEmpty)
    }
}
