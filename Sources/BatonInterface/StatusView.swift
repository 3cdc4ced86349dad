internal import BatonCore
internal import BatonEngine
internal import BatonScreen
internal import BatonText
internal import BatonTheme

/// The status line: what is going on and under which ids, or what the user should know now; at the right the keys.
struct StatusView {
    let state: AppState
    let frame: FrameContext

    private typealias Piece = (text: String, role: ThemeRole)

    func draw(on surface: inout Surface, rect: Rect) {
        let hints = hints
        let hintColumns = hints.map { TextWidth.columns(of: $0) + 3 } ?? 0
        var row = CellRow(limit: rect.columns)
        row.append(" ", frame.theme[.status])
        let pieces = pieces
        // The news may take the whole line; the ids leave the hints their place, if there is one beside the state.
        let leastColumns = 1 + TextWidth.columns(of: pieces[0].text) + hintColumns
        let isNews = urgent != nil || login.count > 1
        let room = rect.columns - (!isNews && leastColumns <= rect.columns ? hintColumns : 0)
        for (index, piece) in pieces.enumerated() {
            let separator = index == 0 ? "" : " · "
            let fits = row.columns + TextWidth.columns(of: separator + piece.text) <= room
            if !fits, index > 0 { break }
            row.append(separator, frame.theme[.dim])
            row.append(piece.text, frame.theme[piece.role])
        }
        if let hints, row.columns + hintColumns <= rect.columns {
            row.append(hints, endingAt: rect.columns - 1, frame.theme[.dim])
        }
        if case .history = state.overlay {
            surface.cursor = Position(column: min(leastColumns - hintColumns, rect.columns - 1), row: rect.row)
        }
        if state.isSearchingTranscript {
            let column = 1 + TextWidth.columns(of: pieces[0].text)
            surface.cursor = Position(column: min(column, rect.columns - 1), row: rect.row)
        }
        surface.draw(row.cells, at: Position(column: rect.column, row: rect.row))
    }

    private var pieces: [Piece] { urgent ?? [(stateText, stateRole)] + wait + login + ids.map { ($0, .dim) } }

    /// What stands before everything else for a moment.
    private var urgent: [Piece]? {
        if !state.pendingStrokes.isEmpty {
            return [(KeySequence(state.pendingStrokes).notation + " …", .key)]
        }
        if let count = state.typedCount { return [("\(count) …", .key)] }
        if let arming = state.armingText { return [(arming, .warning)] }
        if case .history(let search) = state.overlay { return [pieceOfSearch(search)] }
        if state.isSearchingTranscript { return pieceOfTranscriptSearch }
        guard let shown = state.notice else { return pieceOfTranscriptSearch }
        let role: ThemeRole =
            switch shown.notice.severity {
            case .info: .accent
            case .warning: .warning
            case .error: .error
            }
        // A failure's advice names the wait that the server asked for as it was at first.
        let isOfFailure = shown.notice.severity == .error && shown.slot == state.activeNumber
        let wait = isOfFailure ? state.waitText(at: frame.moment) : nil
        return [(place(of: shown) + shown.notice.text, role)] + ((wait ?? shown.notice.hint).map { [($0, .dim)] } ?? [])
    }

    private func pieceOfSearch(_ search: HistorySearch) -> Piece {
        search.isFailing
            ? ("no earlier message has: " + search.query, .warning) : ("earlier message: " + search.query, .prompt)
    }

    private var pieceOfTranscriptSearch: [Piece]? {
        state.searchText.map { search in
            let note: [Piece] = search.note.isEmpty ? [] : [(search.note, search.isFound ? .dim : .warning)]
            return [(search.text, .prompt)] + note
        }
    }

    /// Whose notice it is, where that is not plain.
    private func place(of shown: ShownNotice) -> String {
        guard let slot = shown.slot, slot != state.activeNumber else { return "" }
        return "\(slot.value) \(state[slot].agent?.agent ?? ""): "
    }

    // MARK: What is going on

    private var stateText: String {
        guard let machine = state.active.machine else { return "no agent" }
        guard let run = machine.activeRun else {
            let word = Self.word(for: machine.thread.turns.last?.run?.outcome)
            guard machine.isQueueHeld else { return word }
            let key = state.keymap.hint(for: .send, in: [.composer, .everywhere])
            return word + ", \(machine.queue.count) queued" + (key.map { ": \($0) sends" } ?? "")
        }
        if state.active.isDetached { return run.link == .lost ? "lost" : "detached" }
        let elapsed = DurationText.clock(frame.moment.monotonic - run.began.monotonic)
        return "\(state.active.isCancelling ? "cancelling" : Self.word(for: run)) \(elapsed)"
    }

    private var stateRole: ThemeRole {
        if state.active.isLive { return .running }
        switch state.active.mark {
        case .failed: return .error
        case .needsUser: return .question
        case .detached: return .warning
        case .running, .unread, nil: return .status
        }
    }

    private static func word(for outcome: Outcome?) -> String {
        switch outcome {
        case nil: "ready"
        case .cutOff: "cut off"
        case .needs(let need):
            switch need.kind {
            case .approval: "needs approval"
            case .signIn: "needs sign-in"
            case .input, .choice, .form, .file, .toolResult: "needs input"
            }
        case .some(let outcome): outcome.word
        }
    }

    private static func word(for run: Run) -> String {
        if let pause = run.pause { return word(for: .needs(pause)) }
        switch run.link {
        case .polling: return "polling"
        case .lost: return "link lost, asking"
        case .live, .detached: break
        }
        switch run.state {
        case .contacting: return "contacting"
        case .working: return "working"
        case .streaming: return "streaming"
        case .runningTool(let name): return "running \(name)"
        case .awaitingFlow: return "awaiting flow"
        case .ended(let outcome): return word(for: outcome)
        }
    }

    private var wait: [Piece] { state.waitText(at: frame.moment).map { [($0, .accent)] } ?? [] }

    private var login: [Piece] {
        guard let (text, advice) = state.loginText(at: frame.moment) else { return [] }
        return [(text, .warning)] + (advice.map { [($0, .dim)] } ?? [])
    }

    private var ids: [String] {
        guard let ids = state.active.machine?.ids else { return [] }
        let kinds: [RemoteIDs.Kind] = [.thread, .run, .task, .context, .response]
        let route = state.active.machine?.route.map { ["api \($0)"] } ?? []
        return route
            + kinds.compactMap { kind in ids[kind].map { "\(kind.rawValue) \(Figures.shortened(id: $0))" } }
    }

    // MARK: Keys

    private var hints: String? {
        let keymap = state.keymap
        let contexts = state.keyContexts
        // By hand: the generic joining costs a quarter of a millisecond at its first use, which is the first frame's.
        var hints = ""
        func add(_ hint: String) { hints += hints.isEmpty ? hint : "  " + hint }
        func add(_ command: UserCommand, _ does: String) {
            if let key = keymap.hint(for: command, in: contexts) { add("\(key) \(does)") }
        }
        switch state.overlay {
        case .help, .picker: add(.escape, "close")
        case .ids:
            add(.copyIDs, "copy")
            add(.escape, "close")
        case .codeBlocks:
            add(.choose, "copy")
            add(.escape, "close")
        case .hits:
            add(.choose, "open there")
            add(.escape, "close")
        case .files:
            add(.completePath, "complete")
            add(.choose, "attach")
            add(.escape, "close")
        case .export(let export) where export.stage != .taken:
            if export.hasPath { add(.completePath, "complete") }
            add(.choose, export.hasPath ? "write" : "choose")
            add(.escape, "close")
        case .links:
            add(.choose, "open")
            add(.escape, "close")
        case .steps(let viewer) where viewer.search.draft != nil:
            add(.viewer(.find(.accept)), "search")
            add(.viewer(.look(.leaveSearch)), "back")
        case .steps:
            add(.viewer(.look(.toggleFold)), "fold")
            add(.viewer(.look(.beginSearch(isBackward: false))), "search")
            add(.escape, "back")
        case .palette(let palette):
            if palette.isSlash { add(.completeCommand, "complete") }
            add(.choose, "run")
            add(.escape, palette.isSlash ? "leave as text" : "close")
        case .themes:
            add(.choose, "keep")
            add(.escape, "back")
        case .queue: add(.escape, "close")
        case .history:
            add(.history(.older), "older")
            add(.history(.accept), "take")
            add(.escape, "back")
        case .threads:
            add(.choose, "open")
            add(.renameThread, "rename")
            add(.deleteThread, "delete")
            add(.escape, "close")
        case .quitting, .line, .deleting, .export: break  // The question names its keys itself.
        case nil where state.isCardFocused:
            if let card = state.asking.card, card.isWriting { add(.card(.confirm), "go on") }
            add(.escape, "back")
        case nil where state.isSearchingTranscript:
            add(.viewer(.find(.accept)), "search")
            add(.viewer(.look(.leaveSearch)), "back")
        case nil where state.isSearchingPane:
            add(.viewer(.find(.accept)), "search")
            add(.viewer(.look(.leaveSearch)), "back")
        case nil where state.focus == .sidePane:
            add(.pane(.open), "open")
            add(.toggleMaximised, state.maximised == nil ? "maximise" : "share")
            add(.focusComposer, "back")
        case nil where state.isTranscriptFocused:
            if state.obstacle(to: .pager(.goToUnread)) == nil { add(.pager(.goToUnread), "new") }
            add(.pager(.beginSearch(isBackward: false)), "search")
            add(.focusComposer, "back")
        case nil:
            if state.isLiveInSight, let key = keymap.hint(for: .escape, in: contexts) {
                add(state.confirmsInterrupt ? "\(key) \(key) cancel" : "\(key) cancel")
            } else if state.comparison != nil {
                add(.closeComparison, "close")
            } else {
                add(.openPicker, "agents")
            }
            add(.openHelp, "help")
        }
        return hints.isEmpty ? nil : hints
    }
}
