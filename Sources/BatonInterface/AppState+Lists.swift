internal import BatonCore
internal import BatonEngine

extension AppState {
    mutating func openPicker() -> [AppCommand] {
        overlay = .picker(AgentPicker())
        return profiles.map(\.name).flatMap { load($0) }
    }

    /// Asks for a profile's agents unless they are there or on their way.
    private mutating func load(_ profile: ProfileName) -> [AppCommand] {
        switch catalogues[profile] {
        case .loading, .loaded: return []
        case .failed, nil:
            catalogues[profile] = .loading
            return [.loadAgents(profile)]
        }
    }

    mutating func agentsLoaded(_ profile: ProfileName, _ result: Result<[Agent], PlatformFailure>) -> [AppCommand] {
        switch result {
        case .success(let agents): catalogues[profile] = .loaded(agents)
        case .failure(let failure): catalogues[profile] = .failed(failure)
        }
        move(.stay)
        return []
    }

    /// What Enter does in a list.
    mutating func choose() -> [AppCommand] {
        if case .links(let list) = overlay { return follow(list) }
        if case .codeBlocks(let list) = overlay { return copyBlock(of: list) }
        if case .files(let picker) = overlay { return choose(in: picker) }
        guard case .picker(let picker) = overlay else {
            overlay = nil
            return []
        }
        let rows = picker.rows(profiles: profiles, catalogues: catalogues)
        guard rows.indices.contains(picker.selection) else { return [] }
        switch rows[picker.selection] {
        case .agent(let agent, let profile):
            return put(AgentReference(profile: profile.name, agent: agent.name))
        case .loading: return []
        case .failed(let profile, _): return load(profile.name)
        }
    }

    // MARK: The filter

    mutating func typeIntoFilter(_ text: String) {
        if case .files(let picker) = overlay { return typeIntoPath(text.sanitised.onOneLine, of: picker) }
        changeFilter { $0 += text.sanitised.onOneLine }
    }

    mutating func eraseFilter() {
        if case .files(let picker) = overlay, picker.isMention, picker.path.isEmpty {
            overlay = nil  // The @ itself is erased.
            return
        }
        changeFilter { if !$0.isEmpty { $0.removeLast() } }
    }

    mutating func changeFilter(_ change: (inout String) -> Void) {
        switch overlay {
        case .help(var list):
            change(&list.filter)
            list.top = 0
            overlay = .help(list)
        case .picker(var picker):
            change(&picker.filter)
            picker.selection = 0
            overlay = .picker(picker)
        case .files(var picker):
            picker.changePath(change)
            overlay = .files(picker)
        case .steps(var viewer):
            viewer.changeDraft(change)
            overlay = .steps(viewer)
        case .quitting, .ids, .links, .codeBlocks, nil: break  // Nothing to filter.
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
            let count = picker.rows(profiles: profiles, catalogues: catalogues).count
            picker.selection = motion.target(from: picker.selection, page: page, last: count - 1)
            overlay = .picker(picker)
        case .files(var picker):
            picker.selection = motion.target(from: picker.selection, page: page, last: picker.rows.count - 1)
            overlay = .files(picker)
        case .quitting, .steps, nil: break  // No list.
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
