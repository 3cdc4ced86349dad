internal import BatonCore
internal import BatonEngine

extension AppState {
    mutating func openPicker(for purpose: AgentPicker.Purpose) -> [AppCommand] {
        overlay = .picker(AgentPicker(for: purpose))
        return profiles.map(\.name).flatMap { loadAgents(of: $0) }
    }

    /// Asks for a profile's agents unless they are there or on their way.
    mutating func loadAgents(of profile: ProfileName) -> [AppCommand] {
        switch catalogues[profile] {
        case .loading, .loaded: return []
        case .failed, nil:
            catalogues[profile] = .loading
            return [.loadAgents(profile)]
        }
    }

    mutating func agentsLoaded(
        _ profile: ProfileName, _ result: Result<[Agent], PlatformFailure>, at moment: Moment
    ) -> [AppCommand] {
        switch result {
        case .success(let agents): catalogues[profile] = .loaded(agents)
        case .failure(let failure): catalogues[profile] = .failed(failure)
        }
        move(.stay)
        return chooseAwaited(at: moment)
    }

    /// Makes the choice that was waiting for the agents, once all that can answer have: the best of them may be the last.
    private mutating func chooseAwaited(at moment: Moment) -> [AppCommand] {
        guard case .picker(var picker) = overlay, picker.isWaiting, !catalogues.values.contains(.loading) else {
            return []
        }
        // Models come behind the agents, in an answer of their own.
        guard rows(of: picker).first?.agent != nil else { return show(.info, "No agent matches") }
        picker.isWaiting = false
        overlay = .picker(picker)
        return choose(at: moment)
    }

    /// What Enter does in a list.
    mutating func choose(at moment: Moment) -> [AppCommand] {
        if case .palette(let palette) = overlay { return choose(in: palette, at: moment) }
        if case .themes(let picker) = overlay { return choose(in: picker) }
        if case .links(let list) = overlay { return follow(list) }
        if case .codeBlocks(let list) = overlay { return copyBlock(of: list) }
        if case .files(let picker) = overlay { return choose(in: picker) }
        if case .export(let export) = overlay { return choose(in: export) }
        if case .hits(let list) = overlay { return choose(in: list) }
        if case .threads(let picker) = overlay { return chooseThread(picker) }
        guard case .picker(let picker) = overlay else {
            overlay = nil
            return []
        }
        let rows = rows(of: picker)
        guard rows.indices.contains(picker.selection) else { return [] }
        switch rows[picker.selection] {
        case .agent(let agent, let profile):
            let agent = AgentReference(profile: profile.name, agent: agent.name)
            if let obstacle = obstacle(to: agent, for: picker.purpose) { return show(.info, obstacle) }
            switch picker.purpose {
            case .open: return put(agent)
            case .handOver: return handOver(to: agent, at: moment)
            case .compare: return compare(with: agent)
            }
        case .slot(let number, _): return compare(with: number)
        case .loading:
            var picker = picker
            picker.isWaiting = true
            picker.selection = 0
            overlay = .picker(picker)
            return []
        case .failed(let profile, _): return loadAgents(of: profile.name)
        }
    }

    /// Only what stands beside the conversation in sight can stand in a slot already.
    func rows(of picker: AgentPicker) -> [AgentPicker.Row] {
        let others = picker.purpose == .compare ? slots.filter { $0.number != activeNumber } : []
        return picker.rows(
            profiles: profiles, catalogues: catalogues,
            slots: others.compactMap { slot in slot.agent.map { (slot.number, $0) } })
    }

    /// Why an agent cannot be chosen; nil where it can.
    func obstacle(to agent: AgentReference, for purpose: AgentPicker.Purpose) -> String? {
        switch purpose {
        case .open, .compare: nil
        case .handOver: agent == active.agent ? "This agent has the conversation" : nil
        }
    }

    // MARK: The filter

    mutating func typeIntoFilter(_ text: String, at moment: Moment) {
        if case .export(let export) = overlay, export.stage != .path { return }
        if let picker = filePicker { return typeIntoPath(text.sanitised.onOneLine, of: picker) }
        changeFilter(at: moment) { $0 += text.sanitised.onOneLine }
    }

    mutating func eraseFilter(at moment: Moment) {
        if case .files(let picker) = overlay, picker.isMention, picker.path.isEmpty {
            overlay = nil  // The @ itself is erased.
            return
        }
        if case .palette(let palette) = overlay, palette.isSlash, palette.filter.isEmpty {
            overlay = nil  // The slash itself is erased.
            return
        }
        changeFilter(at: moment) { if !$0.isEmpty { $0.removeLast() } }
    }

    mutating func changeFilter(at moment: Moment, _ change: (inout String) -> Void) {
        if isSearchingPane { return changePaneSearch(at: moment, change) }
        switch overlay {
        case .help(var list):
            change(&list.filter)
            list.top = 0
            overlay = .help(list)
        case .picker(var picker):
            change(&picker.filter)
            picker.selection = 0
            picker.isWaiting = false
            overlay = .picker(picker)
        case .export(let export) where export.stage != .path: break  // It is being written, or something is asked.
        case .files, .export: filePicker?.changePath(change)
        case .hits(var list):
            change(&list.query)
            list.selection = 0
            overlay = .hits(list)
        case .steps(var viewer):
            viewer.changeDraft(change)
            overlay = .steps(viewer)
        case .threads(var picker):
            change(&picker.filter)
            picker.selected = nil
            overlay = .threads(picker)
        case .line(var editor):
            change(&editor.text)
            overlay = .line(editor)
        case .palette(var palette):
            change(&palette.filter)
            palette.selection = 0
            overlay = .palette(palette)
        case .themes(var picker):
            change(&picker.filter)
            picker.selection = 0
            overlay = .themes(picker)
        case .history(var search):
            search.change(change)
            overlay = .history(search)
        case nil: changeSearch(change)
        case .quitting, .ids, .links, .codeBlocks, .deleting, .queue: break  // Nothing to filter.
        }
    }

    // MARK: Moving

    mutating func move(_ motion: UserCommand.ListMotion) {
        let page = max(1, ListView.rows(in: self) - 1)
        switch overlay {
        case .help(var list):
            let count = HelpView.rowCount(filter: list.filter, keymap: keymap)
            list.top = motion.target(from: list.top, page: page, last: count - ListView.rows(in: self))
            overlay = .help(list)
        case .ids(let top):
            let count = IDsView.lines(of: self).count
            overlay = .ids(top: motion.target(from: top, page: page, last: count - ListView.rows(in: self)))
        case .links(var list):
            list.selection = motion.target(from: list.selection, page: page, last: list.targets.count - 1)
            overlay = .links(list)
        case .codeBlocks(var list):
            list.selection = motion.target(from: list.selection, page: page, last: list.blocks.count - 1)
            overlay = .codeBlocks(list)
        case .picker(var picker):
            let count = rows(of: picker).count
            picker.selection = motion.target(from: picker.selection, page: page, last: count - 1)
            if motion != .stay { picker.isWaiting = false }
            overlay = .picker(picker)
        case .hits(var list):
            list.selection = motion.target(from: list.selection, page: page, last: list.hits.count - 1)
            overlay = .hits(list)
        case .export(var export):
            export.selection = motion.target(from: export.selection, page: page, last: export.rowCount - 1)
            overlay = .export(export)
        case .files(var picker):
            picker.selection = motion.target(from: picker.selection, page: page, last: picker.rows.count - 1)
            overlay = .files(picker)
        case .threads(var picker) where motion != .stay && !picker.entries.isEmpty:
            let target = motion.target(from: picker.selection, page: page, last: picker.entries.count - 1)
            picker.selected = picker.entries[target].key
            overlay = .threads(picker)
        case .palette(var palette):
            let count = palette.rows(of: keymap).count
            palette.selection = motion.target(from: palette.selection, page: page, last: count - 1)
            overlay = .palette(palette)
        case .themes(var picker):
            picker.selection = motion.target(from: picker.selection, page: page, last: picker.rows.count - 1)
            overlay = .themes(picker)
        case .queue(var list):
            list.selection = motion.target(from: list.selection, page: page, last: list.count - 1)
            overlay = .queue(list)
        case .quitting, .steps, .threads, .line, .deleting, .history, nil: break  // No list.
        }
    }
}

extension UserCommand.ListMotion {
    /// Where the motion ends, in `0...last`.
    fileprivate func target(from start: Int, page: Int, last: Int) -> Int {
        let target =
            switch self {
            case .stay: start
            case .up: start - 1
            case .down: start + 1
            case .pageUp: start - page
            case .pageDown: start + page
            case .top: 0
            case .end: last
            }
        return max(0, min(target, last))
    }
}
