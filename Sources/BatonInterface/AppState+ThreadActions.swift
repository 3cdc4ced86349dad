internal import BatonCore
internal import BatonEngine

/// What a user does to a thread: rename, pin, archive, delete.
extension AppState {
    /// Asks for another title, of the thread chosen in the picker, else of the one in sight.
    mutating func renameThread() -> [AppCommand] {
        let picker: ThreadPicker? = if case .threads(let picker) = overlay { picker } else { nil }
        let row = picker.map(\.chosenRow) ?? activeRow
        guard let row else { return show(.info, "There is no thread to rename") }
        let title = row.title == ThreadRow.untitled ? "" : row.title
        overlay = .line(LineEditor(purpose: .rename(row), text: title, picker: picker))
        return []
    }

    /// The thread of the slot in sight, as the picker would show it.
    var activeRow: ThreadRow? {
        guard let summary = active.summary else { return nil }
        let remote = desk.catalogues[summary.agent.profile]?.threads.first { thread in
            summary.handle.map { thread.handle.isSameThread(as: $0) } ?? false
        }
        return ThreadRow(profile: summary.agent.profile, remote: remote, locals: [summary])
    }

    /// What Enter does with a line.
    mutating func acceptLine(at moment: Moment) -> [AppCommand] {
        guard case .line(let editor) = overlay else { return [] }
        overlay = overlay?.below
        let text = editor.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        switch editor.purpose {
        case .rename(let row): return text.isEmpty ? [] : rename(row, to: text, at: moment)
        case .rate(let answer, let isPositive):
            return rate(answer, Rating(isPositive: isPositive, comment: text))
        }
    }

    private mutating func rename(_ row: ThreadRow, to title: String, at moment: Moment) -> [AppCommand] {
        var commands: [AppCommand] = []
        for local in row.locals {
            change(local) { $0.title = title }
            if let number = slots.first(where: { $0.machine?.thread.id == local.id })?.number {
                commands += tell(number, .titleChosen(title), at: moment)
            } else {
                commands.append(.history(.rename(local.id, to: title)))
            }
        }
        // A server that lists no threads has no titles to change either.
        guard let handle = row.handle, listsThreads(row.profile) else { return commands }
        desk.catalogues[row.profile]?.rename(handle, to: title)
        return commands + [.ask(row.profile, .rename(handle, to: title))]
    }

    private func listsThreads(_ profile: ProfileName) -> Bool {
        if case .failed(let failure) = desk.catalogues[profile]?.state { return failure.code != .unsupported }
        return self.profile(named: profile)?.platform == .orchestrate
    }

    mutating func pinThread() -> [AppCommand] {
        mark(\.isPinned, with: HistoryAction.pin, what: "pinned")
    }

    mutating func archiveThread() -> [AppCommand] {
        mark(\.isArchived, with: HistoryAction.archive, what: "archived")
    }

    private mutating func mark(
        _ mark: WritableKeyPath<ThreadSummary, Bool>, with action: (ThreadID, Bool) -> HistoryAction, what: String
    ) -> [AppCommand] {
        guard case .threads(let picker) = overlay, let row = picker.chosenRow else { return [] }
        guard !row.locals.isEmpty else {
            return show(
                .info, "Only threads that are here can be \(what)",
                hint: hint("opens it, which brings it here", .choose))
        }
        let isMarked = !row.locals.contains { $0[keyPath: mark] }
        return row.locals.map { local in
            change(local) { $0[keyPath: mark] = isMarked }
            return .history(action(local.id, isMarked))
        }
    }

    private mutating func change(_ local: ThreadSummary, _ change: (inout ThreadSummary) -> Void) {
        desk.changeCount += 1
        if let index = desk.locals.firstIndex(where: { $0.id == local.id }) {
            change(&desk.locals[index])
        } else {
            var local = local
            change(&local)
            desk.locals.append(local)
        }
    }

    // MARK: Deleting

    mutating func askToDeleteThread() -> [AppCommand] {
        guard case .threads(let picker) = overlay, let row = picker.chosenRow else { return [] }
        if let slot = slot(of: row), slot.isLive {
            return show(.warning, "A run is going on in slot \(slot.number.value)", hint: "Cancel or detach it first.")
        }
        overlay = .deleting(ThreadDeletion(row: row, picker: picker))
        return []
    }

    /// Deletes what was asked for, as far as it is kept there.
    mutating func deleteThread(_ place: ThreadRow.Place) -> [AppCommand] {
        guard case .deleting(let deletion) = overlay, deletion.row.canBeDeleted(place) else { return [] }
        overlay = overlay?.below
        let row = deletion.row
        var commands: [AppCommand] = []
        if place != .there { commands += deleteHere(row) }
        if place != .here, let handle = row.handle { commands.append(.ask(row.profile, .delete(handle))) }
        return commands
    }

    private mutating func deleteHere(_ row: ThreadRow) -> [AppCommand] {
        row.locals.map { local in
            desk.changeCount += 1
            desk.locals.removeAll { $0.id == local.id }
            if let slot = slots.first(where: { $0.machine?.thread.id == local.id }) {
                let machine = newMachine(for: local.agent)
                self[slot.number].open(machine)
            }
            return .history(.delete(local.id))
        }
    }

    // MARK: What the server said to it

    mutating func threadRenamed(_ result: Result<ServerAnswer, PlatformFailure>) -> [AppCommand] {
        guard case .failure(let failure) = result else { return show(.info, "Renamed, at the server too") }
        return show(.warning, "The server keeps its title: \(failure.advice.sentence)", hint: failure.advice.next)
    }

    mutating func threadDeleted(
        _ profile: ProfileName, _ handle: RemoteHandle, _ result: Result<ServerAnswer, PlatformFailure>
    ) -> [AppCommand] {
        if case .failure(let failure) = result, failure.code != .threadNotFound, failure.code != .notFound {
            return show(.error, "The server still has it: \(failure.advice.sentence)", hint: failure.advice.next)
        }
        desk.catalogues[profile]?.remove(handle)
        return show(.info, "Deleted at the server")
    }
}

extension ThreadRow {
    /// Whether there is something to delete in that place.
    func canBeDeleted(_ place: Place) -> Bool {
        switch place {
        case .here: !locals.isEmpty
        case .there: remote != nil
        case .both: !locals.isEmpty && remote != nil
        }
    }
}
