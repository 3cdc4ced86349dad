internal import BatonCore
internal import BatonEngine

extension AppState {
    /// Fills the slots from 1 on; drafts that were begun before stay where they are.
    mutating func configure(profiles: [Profile], agents: [AgentReference], welcome: [String]) -> [AppCommand] {
        self.profiles = profiles
        self.welcome = welcome
        for (number, agent) in zip(SlotNumber.all, agents) where self[number].machine == nil {
            let machine = newMachine(for: agent)
            self[number].open(machine)
        }
        guard agents.count > SlotNumber.all.count else { return [] }
        return show(
            .warning, "Only \(SlotNumber.all.count) of \(agents.count) agents have a slot",
            hint: hint("finds the others", .openPicker))
    }

    /// Shows a slot; an empty one asks at once which agent is to be there.
    mutating func select(_ number: SlotNumber) -> [AppCommand] {
        overlay = nil
        focus = .composer
        leaveCard()
        if number != activeNumber {
            if isInSight(number) { moveToOtherSide() } else { moveAway(to: number) }
        }
        return active.machine == nil ? openPicker(for: .open) : loadGreeting()
    }

    /// Shows a slot in the active one's place.
    private mutating func moveAway(to number: SlotNumber) {
        let killRing = active.composer.killRing
        previousNumber = activeNumber
        leaveSight(activeNumber)
        comparison?.replace(activeNumber, with: number)
        activeNumber = number
        comeIntoSight(number)
        viewport = nil
        active.composer.killRing = killRing  // What was killed in one draft can be brought back in another.
    }

    mutating func selectLast() -> [AppCommand] {
        guard let previousNumber else { return refuse(.selectLastSlot) }
        return select(previousNumber)
    }

    /// Goes to the next slot that asks something, else to one that failed unseen, else to one with something unread.
    mutating func selectNextInNeed() -> [AppCommand] {
        guard let slotInNeed else { return refuse(.selectNextInNeed) }
        return select(slotInNeed)
    }

    var slotInNeed: SlotNumber? {
        let others = slots[activeNumber.value...] + slots[..<(activeNumber.value - 1)]
        let slot =
            others.first { $0.mark == .needsUser } ?? others.first { $0.mark == .failed && $0.isUnread }
            ?? others.first(where: \.isUnread)
        return slot?.number
    }

    /// Puts an agent into the active slot where that is empty, else into a free one, and shows it.
    mutating func put(_ agent: AgentReference) -> [AppCommand] {
        if let slot = slots.first(where: { $0.agent == agent }) { return select(slot.number) }
        let free = active.machine == nil ? active : slots.first { $0.machine == nil } ?? slots.last { $0.isUntouched }
        guard let number = free?.number else {
            return show(.warning, "All nine slots are taken", hint: hint("starts a new thread here", .newThread))
        }
        let machine = newMachine(for: agent)
        self[number].open(machine)
        return select(number)
    }
}

extension SlotState {
    /// Whether another agent can take the slot without anything being lost.
    var isUntouched: Bool { machine?.thread.isNew == true && composer.isEmpty && attachments.isEmpty }
}
