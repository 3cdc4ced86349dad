internal import BatonCore
internal import BatonEngine

/// Handing the conversation in sight to another agent, of whichever profile.
extension AppState {
    mutating func openHandOver() -> [AppCommand] {
        guard obstacle(to: .handOver) == nil else { return refuse(.handOver) }
        return openPicker(for: .handOver)
    }

    /// Begins a thread with `agent` that goes on from the one in sight, and takes the draft there.
    mutating func handOver(to agent: AgentReference, at moment: Moment) -> [AppCommand] {
        overlay = nil
        guard obstacle(to: .handOver) == nil else { return refuse(.handOver) }
        let (source, target) = (activeNumber, slotForHandOver(to: agent))
        let machine = newMachine(for: agent)
        guard let thread = active.machine?.thread, let handOver = HandOver(of: thread, to: machine.thread.id, agent)
        else { return [] }
        var commands = tell(source, .handedOver(handOver), at: moment)
        commands += takeDraft(from: source, to: target, of: thread.id)
        self[target].open(machine)
        commands += tell(target, .handedOver(handOver), at: moment)
        return commands + select(target) + show(.info, place(of: handOver, source, target), hint: handOver.promise)
    }

    /// The agent's own slot where nothing was said in it yet, else a free one, else the one in sight.
    private func slotForHandOver(to agent: AgentReference) -> SlotNumber {
        let slot = slots.first { $0.agent == agent && $0.isUntouched } ?? slots.first { $0.machine == nil }
        return slot?.number ?? activeNumber
    }

    /// The draft goes where the conversation goes; nothing of it stays with the old thread, to be sent from there as well.
    private mutating func takeDraft(
        from source: SlotNumber, to target: SlotNumber, of thread: ThreadID
    ) -> [AppCommand] {
        if target != source {
            let killRing = self[source].composer.killRing
            self[target].composer = self[source].composer
            self[target].attachments = self[source].attachments
            self[source].composer = Composer()
            self[source].composer.killRing = killRing
            self[source].attachments = []
        }
        self[source].keptDraft = Draft()
        return [.record(.draftChanged(Draft(), .thread(thread)))]
    }

    private func place(of handOver: HandOver, _ source: SlotNumber, _ target: SlotNumber) -> String {
        let to = "Handed over to \(handOver.toAgent.text)"
        guard target == source else { return "\(to), in slot \(target.value)" }
        return to + " in this slot" + (hint("lists the old thread", .openThreads).map { "; \($0)" } ?? "")
    }
}

extension HandOver {
    /// `3 turns`
    var turns: String { "\(turnCount) \(turnCount == 1 ? "turn" : "turns")" }

    private var leftOut: String? {
        switch leftOutCount {
        case 0: nil
        case 1: "the turn before is left out"
        default: "the \(leftOutCount) turns before are left out"
        }
    }

    /// What the first message will do.
    fileprivate var promise: String {
        "The next message takes along what was said" + (leftOut.map { ": \(turns); \($0)" } ?? ".")
    }

    /// What the thread that goes on says of itself, and below it what the agent knows of the conversation.
    func origin(isWaiting: Bool) -> (title: String, note: String?) {
        let title = "handed over from \(fromAgent.text), \(turns)"
        if transcript.isEmpty { return (title, "What was said there was not kept: the agent does not know it.") }
        var notes = isWaiting ? ["The next message takes along what was said there"] : []
        if let leftOut { notes.append(isWaiting ? leftOut : leftOut.capitalizedFirst) }
        return (title, notes.isEmpty ? nil : notes.joined(separator: "; ") + ".")
    }
}

extension AgentReference {
    /// `weather (orq)`
    var text: String { "\(agent.sanitised.onOneLine) (\(profile.text))" }
}

extension String {
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
