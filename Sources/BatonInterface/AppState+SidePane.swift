internal import BatonCore
internal import BatonEngine
internal import BatonScreen
internal import BatonText

/// The side pane while it has the focus: a cursor over its rows, a search, and what is done with a row.
extension AppState {
    var isSearchingPane: Bool {
        overlay == nil && focus == .sidePane && sidePane.flatMap { panes[$0]?.draft } != nil
    }

    /// Whether the pane's end moves on by several rows at once: the wire's, while a run goes on.
    var paneJumps: Bool { sidePane == .wire && active.isLive }

    private struct Place {
        var contents: any PaneContents
        var ids: [PaneRowID]
        var room: Int
        var index: Int
        var id: PaneRowID? { ids.indices.contains(index) ? ids[index] : nil }
    }

    private func place(at moment: Moment) -> Place? {
        guard let pane = sidePane, let rect = layout?.sidePane,
            let contents = paneContents(stillFrame(at: moment), columns: rect.columns)
        else { return nil }
        let ids = contents.ids
        let room = SidePaneView.room(in: rect)
        let view = (panes[pane] ?? PaneState()).view(of: ids, room: room)
        return Place(contents: contents, ids: ids, room: room, index: view.cursor)
    }

    private mutating func change(_ change: (inout PaneState) -> Void) {
        guard let pane = sidePane else { return }
        change(&panes[pane, default: PaneState()])
    }

    mutating func perform(_ command: SidePaneCommand, at moment: Moment) -> [AppCommand] {
        guard let place = place(at: moment) else { return [] }
        switch command {
        case .move(let motion): change { $0.move(motion, in: place.ids, room: place.room) }
        case .open: return open(place.id)
        case .fold: fold(place, at: moment)
        case .unfold: if let id = place.id { change { $0.folded.remove(id) } }
        case .copy: return copy(place.id)
        case .copyAsCurl: return copyAsCurl(place.id)
        case .beginSearch(let isBackward):
            change { state in
                state.draft = ""
                state.origin = state.cursor
                state.originPattern = state.pattern
                state.isBackward = isBackward
            }
        case .nextHit: return goToHit(isReversed: false, at: moment)
        case .previousHit: return goToHit(isReversed: true, at: moment)
        }
        return []
    }

    // MARK: The mouse

    mutating func clickPane(line: Int, at moment: Moment) -> [AppCommand] {
        guard overlay == nil, let pane = sidePane, let place = place(at: moment) else { return [] }
        focusSidePane()
        let top = (panes[pane] ?? PaneState()).view(of: place.ids, room: place.room, jumps: paneJumps).top
        let index = top + line - 1
        guard line > 0, place.ids.indices.contains(index) else { return [] }
        change { $0.move(to: index, in: place.ids, room: place.room) }
        return open(place.ids[index])
    }

    mutating func scrollPane(by rows: Int, at moment: Moment) {
        guard let place = place(at: moment) else { return }
        change { $0.scroll(by: rows, in: place.ids, room: place.room) }
    }

    // MARK: What is done with a row

    private mutating func open(_ id: PaneRowID?) -> [AppCommand] {
        switch id {
        case .step(let step): return openStep(step)
        case .run where sidePane == .steps: return openStep(paneTurn?.run?.steps.first?.id)
        case .frame:
            guard let id, let frame = wire?.frame(id) else { return [] }
            return open(frame)
        default: return show(.info, "There is nothing more to see of this row")
        }
    }

    private mutating func openStep(_ step: StepID?) -> [AppCommand] {
        guard let step, let turn = paneTurn?.id else { return show(.info, "No steps yet") }
        openSteps(of: turn, at: step)
        return []
    }

    /// Folds what nests below the row, else goes to the row that this one nests in.
    private mutating func fold(_ place: Place, at moment: Moment) {
        guard sidePane == .steps, case .step(let id)? = place.id, let steps = paneTurn?.run?.steps else { return }
        let isParent = steps.contains { $0.parent == id }
        if isParent, let row = place.id, panes[.steps]?.folded.contains(row) != true {
            // The cursor stays on the row, wherever the end is then.
            return change {
                $0.cursor = row
                $0.folded.insert(row)
            }
        }
        guard let parent = steps.first(where: { $0.id == id })?.parent,
            let index = place.ids.firstIndex(of: .step(parent))
        else { return }
        change { $0.move(to: index, in: place.ids, room: place.room) }
    }

    private mutating func copy(_ id: PaneRowID?) -> [AppCommand] {
        switch id {
        case .frame:
            guard let id, let frame = wire?.frame(id) else { return [] }
            return copy(ViewedItem.frame(frame).source, "the frame")
        case .step(let id):
            guard let step = paneTurn?.run?.steps.first(where: { $0.id == id }) else { return [] }
            return copy(step.source.prettyText + "\n", "the step")
        case .part(let id):
            guard let part = paneTurn?.run?.parts.first(where: { $0.id == id }) else { return [] }
            return copy(part.text, part.kind == .text ? "the answer" : "the reasoning")
        default: return show(.info, "There is nothing to copy in this row")
        }
    }

    private mutating func copyAsCurl(_ id: PaneRowID?) -> [AppCommand] {
        guard sidePane == .wire else { return copyTurnAsCurl(paneTurn) }
        guard case .frame(let run, let number)? = id, let frames = wire?.frames(of: run),
            let place = frames.firstIndex(where: { $0.number == number })
        else { return show(.info, "There is no request in this row") }
        let exchange = frames[place].frame.exchange
        let request = frames[...place].lastIndex { frame in
            if case .request = frame.frame.content { frame.frame.exchange == exchange } else { false }
        }
        return copy(request.flatMap { CurlText(requestAt: $0, in: frames.map(\.frame)) })
    }

    // MARK: The search

    /// Looks at once for what has been typed so far, from where the user was.
    mutating func changePaneSearch(at moment: Moment, _ change: (inout String) -> Void) {
        guard let pane = sidePane, var draft = panes[pane]?.draft else { return }
        change(&draft)
        self.change { state in
            state.draft = draft
            state.pattern = TextPattern(draft) ?? state.originPattern
            state.cursor = state.origin
        }
        if !draft.isEmpty { _ = findHit(isBackward: panes[pane]?.isBackward == true, fromNext: false, at: moment) }
    }

    /// - Returns: whether there was anything to leave.
    mutating func leavePaneSearch() -> Bool {
        guard let pane = sidePane, let state = panes[pane], state.draft != nil || state.pattern != nil else {
            return false
        }
        change {
            $0.pattern = $0.draft == nil ? nil : $0.originPattern
            if $0.draft != nil { $0.cursor = $0.origin }
            $0.draft = nil
        }
        return true
    }

    mutating func acceptPaneSearch(at moment: Moment) -> [AppCommand] {
        guard let pane = sidePane, let state = panes[pane] else { return [] }
        change { $0.draft = nil }
        if state.draft?.isEmpty != false { return goToHit(isReversed: false, at: moment) }
        // The first hit was gone to while it was typed.
        return findHit(isBackward: state.isBackward, fromNext: false, at: moment) ? [] : noPaneHits()
    }

    private mutating func goToHit(isReversed: Bool, at moment: Moment) -> [AppCommand] {
        guard let pane = sidePane, let state = panes[pane] else { return [] }
        return findHit(isBackward: state.isBackward != isReversed, fromNext: true, at: moment) ? [] : noPaneHits()
    }

    private mutating func noPaneHits() -> [AppCommand] {
        let pattern = sidePane.flatMap { panes[$0]?.pattern }
        return show(.info, pattern.map { "No “\($0.text)” here" } ?? "Nothing to look for yet")
    }

    /// Goes to the nearest hit from the row at the cursor on, or from the one behind it; round the ends.
    /// - Returns: whether there is any.
    private mutating func findHit(isBackward: Bool, fromNext: Bool, at moment: Moment) -> Bool {
        guard let pane = sidePane, let place = place(at: moment), let pattern = panes[pane]?.pattern else {
            return false
        }
        let count = place.ids.count
        let first = fromNext ? 1 : 0
        let hit = (first..<first + count).lazy
            .map { (place.index + (isBackward ? -$0 : $0) + count) % count }
            .first { !pattern.ranges(in: place.contents.text(at: $0)).isEmpty }
        guard let hit else { return false }
        change { $0.move(to: hit, in: place.ids, room: place.room) }
        return true
    }
}
