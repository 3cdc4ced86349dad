internal import BatonCore
internal import BatonEngine

/// What the history gives back after a start, and what it is given to keep.
extension AppState {
    /// Shows the threads of the last time in their slots, and follows the runs that nobody saw the end of. A slot that the
    /// configuration gives to another agent now, or that something was written in since, stays as it is.
    mutating func restore(_ restored: [RestoredSlot], at moment: Moment) -> [AppCommand] {
        var commands: [AppCommand] = []
        for slot in restored where self[slot.number].canTake(slot.agent) {
            switch slot.content {
            case .thread(let thread): commands += open(thread, in: slot.number, at: moment)
            case .draft(let draft):
                if self[slot.number].machine == nil {
                    let machine = newMachine(for: slot.agent)
                    self[slot.number].open(machine)
                }
                self[slot.number].composer = Composer(draft: draft.text)
            }
        }
        keptSlots = restored.map(\.kept)
        return commands + loadGreeting()
    }

    /// Asks who the agent is with whom nothing has been said yet, so that it can greet.
    mutating func loadGreeting() -> [AppCommand] {
        guard let agent = active.agent, active.turnCount == 0 else { return [] }
        return loadAgents(of: agent.profile)
    }

    /// Shows a thread of the history: where it stands already, else in its agent's slot if nothing has been said there, else
    /// in a free one; and there the turn of `hit`.
    mutating func show(_ restored: RestoredThread, at hit: SearchHit?, _ moment: Moment) -> [AppCommand] {
        let thread = restored.thread
        if let slot = slots.first(where: { $0.machine?.thread.id == thread.id }) {
            return select(slot.number) + jump(to: hit)
        }
        guard let number = slot(for: thread.agent) else { return noSlot() }
        let opened = open(restored, in: number, at: moment)
        return select(number) + opened + jump(to: hit) + askForNewer(thread)
    }

    private mutating func jump(to hit: SearchHit?) -> [AppCommand] {
        guard let hit, let thread = active.machine?.thread else { return [] }
        if let index = (0..<active.turnCount).first(where: { active.turn(at: $0)?.id == hit.turn }) {
            active.scroll = .turn(index, rowsAbove: 0)
            return []
        }
        guard thread.earlierTurnCount > 0 else { return [] }
        active.earlier.awaited = nil
        return load(.around(hit.turn, index: hit.turnIndex))
    }

    private mutating func open(
        _ restored: RestoredThread, in number: SlotNumber, at moment: Moment
    ) -> [AppCommand] {
        var machine = machine(for: restored.thread)
        if restored.isForgotten { machine.forgetServerThread() }
        machine.restore(queue: restored.draft.queue)
        self[number].open(machine)
        self[number].composer = Composer(draft: restored.draft.text)
        self[number].keptDraft = restored.draft
        guard self[number].isDetached else { return [] }
        return tell(number, .reattachRequested, at: moment)
    }

    // MARK: Keeping

    /// Drafts and slots that are not as the history has them: slots at once, drafts when nobody has typed for a moment.
    mutating func keepWhatChanged() -> [AppCommand] {
        var commands: [AppCommand] = []
        let now = openSlots.compactMap { slots[$0].kept }
        // Before they are back, the history knows better what stood in them.
        if let keptSlots, now != keptSlots, !profiles.isEmpty {
            self.keptSlots = now
            commands.append(.record(.slotsChanged(now)))
        }
        if !isDraftScheduled, slots.indices.contains(where: { slots[$0].hasUnkeptDraft }) {
            isDraftScheduled = true
            commands.append(.schedule(.drafts, after: AppTimer.draftDelay))
        }
        return commands
    }

    /// Gives every draft that has changed to the history.
    mutating func keepDrafts() -> [AppCommand] {
        isDraftScheduled = false
        var commands: [AppCommand] = []
        for number in slots.filter(\.hasUnkeptDraft).map(\.number) {
            self[number].keptDraft = self[number].draft
            guard let place = self[number].draftPlace else { continue }
            commands.append(.record(.draftChanged(self[number].draft, place)))
        }
        return commands
    }
}

extension AppEvent {
    /// Whether slots, drafts or queues may be others afterwards; the text that streams changes none of them.
    var mayChangeDrafts: Bool {
        switch self {
        case .presented, .agentsLoaded, .themeChosen, .filesListed, .turnsLoaded, .exportNamed, .exported: false
        case .conversation(_, .streamReceived): false
        default: true
        }
    }
}

extension RestoredSlot {
    /// As the history had it.
    fileprivate var kept: KeptSlot {
        let thread: ThreadID? = if case .thread(let restored) = content { restored.thread.id } else { nil }
        return KeptSlot(number: number.value, agent: agent, thread: thread)
    }
}

extension SlotState {
    /// Whether an agent's thread can come in without anything being lost.
    fileprivate func canTake(_ agent: AgentReference) -> Bool {
        guard let machine else { return true }
        return machine.thread.agent == agent && machine.thread.isNew && composer.isEmpty && attachments.isEmpty
    }

    /// The slot as the history keeps it; nil while it is empty.
    var kept: KeptSlot? {
        guard let machine else { return nil }
        return KeptSlot(
            number: number.value, agent: machine.thread.agent,
            thread: machine.thread.isNew ? nil : machine.thread.id)
    }

    var draft: Draft { Draft(text: composer.text, queue: machine?.queue ?? []) }

    fileprivate var hasUnkeptDraft: Bool {
        keptDraft.text != composer.text || keptDraft.queue != machine?.queue ?? []
    }

    fileprivate var draftPlace: DraftPlace? {
        guard let thread = machine?.thread else { return nil }
        return thread.isNew ? .agent(thread.agent) : .thread(thread.id)
    }
}
