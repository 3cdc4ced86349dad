internal import BatonCore
internal import BatonEngine

/// Two agents side by side: one prompt goes to both, and each has a run of its own.
extension AppState {
    /// The slots whose transcripts are shown, from the left.
    package var slotsInSight: [SlotNumber] { comparison.map { [$0.first, $0.second] } ?? [activeNumber] }

    func isInSight(_ number: SlotNumber) -> Bool { comparison?.contains(number) ?? (number == activeNumber) }

    /// Whether a run is watched that the interrupt ladder stops.
    var isLiveInSight: Bool { slotsInSight.contains { self[$0].isLive } }

    /// The slot whose card is shown: the active one's, else that of the one beside it.
    var askingNumber: SlotNumber {
        guard !slots[activeNumber.value - 1].hasCard, let other = comparison?.other(than: activeNumber),
            self[other].card != nil
        else { return activeNumber }
        return other
    }

    /// Its card. Almost always there is none, and everything asks for it.
    var askingCard: NeedCard? {
        let index = askingNumber.value - 1
        return slots[index].hasCard ? slots[index].card : nil
    }

    var asking: SlotState {
        get { self[askingNumber] }
        _modify { yield &self[askingNumber] }
    }

    /// To whom a message goes: to both sides; while an agent asks something, to it alone.
    package var recipients: [SlotNumber] {
        guard let comparison else { return [activeNumber] }
        return asking.machine?.need == nil ? [comparison.first, comparison.second] : [askingNumber]
    }

    /// What stands before the draft: where one agent of several is meant, or both, it says so.
    package var promptSign: String {
        guard comparison != nil else { return "›" }
        return recipients.count > 1 ? "both ›" : "\(recipients[0].value) ›"
    }

    // MARK: Opening and closing

    mutating func openComparison() -> [AppCommand] {
        guard obstacle(to: .compare) == nil else { return refuse(.compare) }
        return openPicker(for: .compare)
    }

    /// Shows an agent beside the one in sight: in its slot, else in a free one.
    mutating func compare(with agent: AgentReference) -> [AppCommand] {
        let others = slots.filter { $0.number != activeNumber }
        if let slot = others.first(where: { $0.agent == agent }) { return compare(with: slot.number) }
        guard let slot = others.first(where: { $0.machine == nil }) ?? others.last(where: \.isUntouched) else {
            return noSlot()
        }
        let machine = newMachine(for: agent)
        self[slot.number].open(machine)
        return compare(with: slot.number)
    }

    mutating func compare(with number: SlotNumber) -> [AppCommand] {
        overlay = nil
        if var pair = comparison {
            let other = pair.other(than: activeNumber)
            leaveSight(other)
            pair.replace(other, with: number)
            comparison = pair
        } else {
            comparison = SlotPair(first: activeNumber, second: number)
        }
        besideViewport = nil
        if focus == .sidePane { focus = .composer }
        maximised = nil
        comeIntoSight(number)
        var commands = show(recipientsNotice)
        notice?.isOfRecipients = true
        if sidePane != nil {
            commands += show(.info, "The pane waits while two agents stand side by side", hint: hintOfClosing)
        }
        return commands
    }

    private var recipientsNotice: Notice {
        if recipients.count > 1 {
            return Notice(
                text: "Enter sends to both", hint: hint("to this side only", .sendToActive), severity: .info)
        }
        let name = asking.agent.map { " \($0.agent)" } ?? ""
        return Notice(text: "Enter answers \(askingNumber.value)\(name), which asks", hint: nil, severity: .info)
    }

    /// Keeps what is said of Enter in step with the composer's sign.
    mutating func settleRecipients() {
        guard notice?.isOfRecipients == true else { return }
        let newer = recipientsNotice
        if comparison == nil { notice = nil } else { notice?.notice = newer }
    }

    var hintOfClosing: String? { hint("closes the comparison", .closeComparison, in: [.composer, .everywhere]) }

    /// Shows the active side alone again; both slots stay what they are.
    mutating func closeComparison() -> [AppCommand] {
        guard let comparison else { return refuse(.closeComparison) }
        leaveCard()
        self.comparison = nil
        besideViewport = nil
        maximised = nil
        leaveSight(comparison.other(than: activeNumber))
        return []
    }

    /// What has come until now is seen, or counts as such; what comes from now on is not.
    mutating func leaveSight(_ number: SlotNumber) { self[number].unreadFrom = nil }

    mutating func comeIntoSight(_ number: SlotNumber) {
        self[number].markUnseen()
        self[number].isUnread = false
    }

    // MARK: The active side

    /// Has the other side take the keys, and the draft with them: what is being written is for both.
    mutating func moveToOtherSide() {
        guard let comparison else { return }
        let other = comparison.other(than: activeNumber)
        let killRing = active.composer.killRing
        if self[other].composer.isEmpty, self[other].attachments.isEmpty {
            let composer = active.composer
            active.composer = self[other].composer
            self[other].composer = composer
            self[other].attachments = active.attachments
            active.attachments = []
        }
        swap(&viewport, &besideViewport)
        previousNumber = activeNumber
        activeNumber = other
        active.composer.killRing = killRing
    }
}
