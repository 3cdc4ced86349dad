internal import BatonCore
internal import BatonEngine

/// The thread picker: what it lists, and where a thread is opened.
extension AppState {
    mutating func openThreads() -> [AppCommand] {
        overlay = .threads(ThreadPicker())
        return loadLocalThreads()
            + profiles.map(\.name).flatMap { profile in loadAgents(of: profile) + loadThreads(of: profile, from: 0) }
    }

    private mutating func loadLocalThreads() -> [AppCommand] {
        desk.askedChangeCount = desk.changeCount
        return [.loadLocalThreads]
    }

    /// What was read before something was changed here does not know of it: then it is read again.
    mutating func localThreadsLoaded(_ threads: [ThreadSummary]) -> [AppCommand] {
        guard desk.changeCount == desk.askedChangeCount else { return loadLocalThreads() }
        desk.locals = threads
        return []
    }

    private mutating func loadThreads(of profile: ProfileName, from first: Int) -> [AppCommand] {
        guard desk.catalogues[profile]?.state != .loading else { return [] }
        desk.catalogues[profile, default: ThreadCatalogue()].state = .loading
        return [.ask(profile, .threads(from: first))]
    }

    mutating func threadsLoaded(
        _ profile: ProfileName, from first: Int, _ result: Result<ServerAnswer, PlatformFailure>
    ) {
        switch result {
        case .success(.threads(let page)):
            desk.catalogues[profile, default: ThreadCatalogue()].take(page, from: first)
        case .success: break  // Another request's answer; the wiring never gives one.
        case .failure(let failure): desk.catalogues[profile]?.state = .failed(failure)
        }
    }

    /// Brings the open picker up to date, and asks for more threads where the end of what is known is near.
    mutating func followThreads() -> [AppCommand] {
        guard case .threads(var picker) = overlay else {
            if desk.opening?.key != nil { desk.opening = nil }
            return []
        }
        picker.show(threadRows, others: profiles.compactMap(threadNote))
        overlay = .threads(picker)
        var commands = countNewer(picker)
        guard !picker.filter.isEmpty || picker.selection + 2 * ListView.rows(in: self) > picker.entries.count else {
            return commands
        }
        for profile in profiles.map(\.name) {
            guard let catalogue = desk.catalogues[profile], catalogue.state == .partial else { continue }
            commands += loadThreads(of: profile, from: catalogue.threads.count)
        }
        return commands
    }

    private var threadRows: [(row: ThreadRow, agent: String)] {
        let remotes = profiles.map { ($0.name, desk.catalogues[$0.name]?.threads ?? []) }
        return ThreadRow.merged(locals: localThreads, remotes: remotes).map { row in
            var row = row
            if row.mayBeNewer, let id = row.locals.first?.id, case .known(let count) = desk.newer[id]?.count {
                row.newerCount = count
            }
            return (row, agent(of: row)?.agent ?? "")
        }
    }

    /// Has what stands in sight and may have more at its server looked at: lists tell no count, so its messages are read,
    /// once for each change there, and few at a time.
    private mutating func countNewer(_ picker: ThreadPicker) -> [AppCommand] {
        var commands: [AppCommand] = []
        var room = Self.countsAtOnce - desk.newer.values.count { $0.count == .asked }
        for case .thread(let row, _) in picker.entries[picker.visible(rows: ListView.rows(in: self))] where room > 0 {
            guard row.mayBeNewer, let local = row.locals.first, let remote = row.remote, let updated = remote.updated,
                desk.newer[local.id]?.asOf != updated, slot(of: row)?.machine?.isBusy != true
            else { continue }
            desk.newer[local.id] = ThreadDesk.Newer(asOf: updated)
            commands.append(.countNewer(row.profile, remote.handle, than: local.id))
            room -= 1
        }
        return commands
    }

    private static let countsAtOnce = 3

    mutating func newerCounted(_ thread: ThreadID, _ count: Int?) {
        desk.newer[thread]?.count = count.map { .known($0) } ?? .unknown
    }

    /// The history's threads, and of those that are open what is newer.
    private var localThreads: [ThreadSummary] {
        var threads = desk.locals
        for slot in slots {
            guard var summary = slot.summary else { continue }
            if let index = threads.firstIndex(where: { $0.id == summary.id }) {
                summary.isPinned = threads[index].isPinned
                summary.isArchived = threads[index].isArchived
                threads[index] = summary
            } else {
                threads.append(summary)
            }
        }
        return threads
    }

    private func threadNote(_ profile: Profile) -> ThreadPicker.Entry? {
        switch desk.catalogues[profile.name]?.state {
        case .loading: .loading(profile)
        case .failed(let failure) where failure.code == .unsupported: .unlisted(profile, failure)
        case .failed(let failure): .failed(profile, failure)
        case .partial, .complete, nil: nil
        }
    }

    /// Who goes on with it; where the server does not say, whoever of its profile is nearest.
    func agent(of row: ThreadRow) -> AgentReference? {
        if let local = row.locals.first { return local.agent }
        if let id = row.remote?.agent {
            guard case .loaded(let agents) = catalogues[row.profile],
                let agent = agents.first(where: { $0.id == id || $0.name == id.text })
            else { return AgentReference(profile: row.profile, agent: id.text) }
            return AgentReference(profile: row.profile, agent: agent.name)
        }
        return ([active] + slots).compactMap(\.agent).first { $0.profile == row.profile }
    }

    /// The slot that shows it.
    func slot(of row: ThreadRow) -> SlotState? {
        slots.first { slot in row.locals.contains { $0.id == slot.machine?.thread.id } }
    }

    // MARK: Opening

    /// What Enter does in the picker.
    mutating func chooseThread(_ picker: ThreadPicker) -> [AppCommand] {
        switch picker.chosen {
        case .thread(let row, _): return open(row)
        case .failed(let profile, _): return loadThreads(of: profile.name, from: 0)
        case .unlisted(_, let failure): return show(.info, failure.advice.sentence, hint: failure.advice.next)
        case .loading, nil: return []
        }
    }

    /// Shows a thread of the history, where it stands or in a slot for it.
    mutating func open(_ thread: ThreadID) -> [AppCommand] {
        let slot = slots.first { $0.machine?.thread.id == thread }
        return slot.map { select($0.number) } ?? [.openLocalThread(thread)]
    }

    private mutating func open(_ row: ThreadRow) -> [AppCommand] {
        if let number = slot(of: row)?.number {
            return select(number) + (row.remote.map { [.ask(row.profile, .turns($0.handle))] } ?? [])
        }
        if let local = row.locals.first { return [.openLocalThread(local.id)] }
        guard let remote = row.remote, let agent = agent(of: row) else {
            return show(
                .warning, "The server does not say whose thread this is", hint: hint("picks an agent", .openPicker))
        }
        guard slot(for: agent) != nil else { return noSlot() }
        desk.opening = ThreadDesk.Opening(agent: agent, handle: remote.handle, title: remote.title, key: row.key)
        return [.ask(row.profile, .turns(remote.handle))]
    }

    /// What the server has more of a thread of the history comes after it.
    func askForNewer(_ thread: ChatThread) -> [AppCommand] {
        guard let handle = thread.handle, desk.knows(handle, of: thread.agent.profile) else { return [] }
        return [.ask(thread.agent.profile, .turns(handle))]
    }

    /// The thread that the program was started with: the server knows it, and is asked what was said.
    mutating func resume(_ handle: RemoteHandle, with agent: AgentReference) -> [AppCommand] {
        desk.opening = ThreadDesk.Opening(agent: agent, handle: handle)
        return show(.info, "Reading the thread") + [.ask(agent.profile, .turns(handle))]
    }

    mutating func turnsLoaded(
        _ profile: ProfileName, _ handle: RemoteHandle, _ result: Result<ServerAnswer, PlatformFailure>,
        at moment: Moment
    ) -> [AppCommand] {
        guard let opening = desk.opening, opening.handle == handle else {
            guard case .success(.turns(let turns)) = result else { return [] }  // What is here stays as it is.
            return catchUp(handle, of: profile, turns, at: moment)
        }
        desk.opening = nil
        switch result {
        case .success(.turns(let turns)): return open(opening, turns, at: moment)
        // A platform that keeps no messages for reading can go on with the thread all the same.
        case .failure(let failure) where opening.key == nil:
            let place = open(opening, [], at: moment)
            guard failure.code != .unsupported else {
                return place + show(.info, "Goes on where the thread stands at the server")
            }
            return place + show(.warning, failure.advice.sentence, hint: "The thread goes on where it stands there.")
        case .failure(let failure): return show(.error, failure.advice.sentence, hint: failure.advice.next)
        case .success: return []  // Another request's answer; the wiring never gives one.
        }
    }

    private mutating func open(
        _ opening: ThreadDesk.Opening, _ turns: [RemoteTurn], at moment: Moment
    ) -> [AppCommand] {
        guard let number = slot(for: opening.agent) else { return noSlot() }
        var thread = ChatThread(id: .random(using: &generator), agent: opening.agent)
        thread.handle = opening.handle
        thread.title = opening.title
        let machine = machine(for: thread)
        self[number].open(machine)
        notice = nil
        return select(number) + tell(number, .turnsFound(turns), at: moment)
    }

    /// Adds what was said elsewhere to an open thread, or says that there is more.
    private mutating func catchUp(
        _ handle: RemoteHandle, of profile: ProfileName, _ turns: [RemoteTurn], at moment: Moment
    ) -> [AppCommand] {
        let slot = slots.first {
            $0.agent?.profile == profile && $0.machine?.thread.handle?.isSameThread(as: handle) == true
        }
        guard let slot, let machine = slot.machine else { return [] }
        let count = machine.thread.missing(from: turns).count
        guard count > 0 else { return [] }
        let isBusy = machine.isBusy || !machine.queue.isEmpty
        if !isBusy { newerCounted(machine.thread.id, 0) }
        let commands = isBusy ? [] : tell(slot.number, .turnsFound(turns), at: moment)
        return commands + show(.info, "\(count) newer on the server" + (isBusy ? "" : ", shown at the end"))
    }

    /// Where a thread of `agent` can be opened without anything being lost.
    func slot(for agent: AgentReference) -> SlotNumber? {
        let slot =
            slots.first { $0.agent == agent && $0.machine?.thread.isNew == true }
            ?? slots.first { $0.machine == nil } ?? slots.last(where: \.isUntouched)
        return slot?.number
    }

    mutating func noSlot() -> [AppCommand] {
        show(.warning, "All nine slots are taken", hint: hint("empties the one in sight", .newThread))
    }
}

extension ThreadDesk {
    fileprivate func knows(_ handle: RemoteHandle, of profile: ProfileName) -> Bool {
        catalogues[profile]?.threads.contains { $0.handle.isSameThread(as: handle) } ?? false
    }
}

extension RemoteHandle {
    func isSameThread(as other: RemoteHandle) -> Bool {
        [RemoteIDs.Kind.thread, .context, .task, .response].contains { ids[$0] != nil && ids[$0] == other.ids[$0] }
    }
}

extension SlotState {
    /// Its thread as a list shows it; nil while nothing was said.
    var summary: ThreadSummary? {
        guard let thread = machine?.thread, let first = thread.turns.first, let last = thread.turns.last else {
            return nil
        }
        var summary = ThreadSummary(
            id: thread.id, agent: thread.agent, title: thread.title, opening: first.prompt.text.firstLine,
            handle: thread.handle, outcome: last.run?.outcome?.word, turnCount: thread.turns.count,
            created: first.created.unixMilliseconds,
            updated: last.created.unixMilliseconds + (last.run?.total?.milliseconds ?? 0))
        summary.isUnread = isUnread
        return summary
    }
}

extension String {
    /// What stands before the first line break that has something before it.
    var firstLine: String {
        String(split(whereSeparator: \.isNewline).first { $0.contains { !$0.isWhitespace } } ?? "")
    }
}
