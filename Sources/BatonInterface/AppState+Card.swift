internal import BatonCore
internal import BatonEngine
internal import BatonScreen

/// The cards of what agents ask: when they come and go, and who has the focus.
extension AppState {
    /// Gives every question a card, takes the cards away whose questions are gone, and sets the one in sight.
    mutating func updateCards(at moment: Moment) -> [AppCommand] {
        var commands: [AppCommand] = []
        // This runs at every event, and almost always no agent asks anything.
        for index in openSlots where slots[index].hasCard || slots[index].machine?.need != nil {
            commands += updateCard(of: slots[index].number, at: moment)
        }
        guard askingCard != nil else { return commands }
        let context = cardContext
        asking.card?.layOut(context)
        if let rows = layout?.card?.rows { asking.card?.keepPlaceInSight(rows: rows) }
        return commands
    }

    private mutating func updateCard(of number: SlotNumber, at moment: Moment) -> [AppCommand] {
        let slot = self[number]
        guard let machine = slot.machine, let need = machine.need, let run = machine.thread.turns.last?.run?.id else {
            return slot.card == nil || slot.isCardReturned ? [] : foldCard(of: number)
        }
        guard slot.card?.run != run else { return [] }
        let folding = foldCard(of: number)
        if slot.consents.covers(need), machine.mayAnswerByItself {
            return folding + approveAgain(need, slot: number, at: moment)
        }
        let commands = profile(named: machine.thread.agent.profile)?.tools ?? []
        let timer = nextTimerNumber()
        var card = NeedCard(need, of: run, commands: commands)
        card.guardNumber = timer
        let actions = machine.mayAnswerByItself ? card.runAllowed(slot.consents.commands) : []
        self[number].card = card
        return folding + handBack(need, slot: number) + [.schedule(.card(timer), after: AppTimer.cardGuardTime)]
            + perform(actions, slot: number, at: moment)
    }

    /// Says why Baton leaves to the user what it was allowed to answer by itself, where it has done so too often.
    private mutating func handBack(_ need: Need, slot number: SlotNumber) -> [AppCommand] {
        let consents = self[number].consents
        guard self[number].machine?.mayAnswerByItself == false, consents.covers(need) || !consents.commands.isEmpty
        else {
            return []
        }
        let limit = ConversationMachine.automaticAnswerLimit
        return show(.warning, "\(limit) answers in a row went out without you: this one waits for you")
    }

    /// Takes a card away, and stops what ran for it.
    mutating func foldCard(of number: SlotNumber) -> [AppCommand] {
        guard let card = self[number].card else { return [] }
        self[number].card = nil
        guard let thread = self[number].machine?.thread.id else { return [] }
        return card.runningCalls.map { .stopTool(thread, $0) }
    }

    /// How the active card is set.
    var cardContext: CardContext {
        // Longer lines are hard to read, and two columns of air stand at the edge.
        CardContext(
            columns: max(1, min(size.columns - 2, 110)), keymap: keymap, isFocused: asking.card?.isFocused == true)
    }

    // MARK: The first moments

    /// A key begins the wait for a new card anew; called before the key does anything.
    mutating func guardCard() -> [AppCommand] {
        guard askingCard?.isGuarded == true else { return [] }
        let number = nextTimerNumber()
        asking.card?.guardNumber = number
        return [.schedule(.card(number), after: AppTimer.cardGuardTime)]
    }

    mutating func endCardGuard(_ number: Int) {
        guard let slot = slots.firstIndex(where: { $0.card?.isGuarded == true && $0.card?.guardNumber == number })
        else {
            return
        }
        slots[slot].card?.isGuarded = false
    }

    // MARK: Focus

    package var isCardFocused: Bool { askingCard?.isFocused == true }

    var isWritingIntoCard: Bool { isCardFocused && asking.card?.isWriting == true }

    /// Gives the focus back to the composer; the card stays, and all that was put into it.
    mutating func leaveCard() {
        asking.card?.isFocused = false
    }

    /// What Esc does in a card: out of a text that is written in it, else out of the card.
    mutating func leaveCardOrText() {
        if asking.card?.leaveText() != true { leaveCard() }
    }

    // MARK: Writing

    /// Changes the text that has the focus: one in the card, else the composer's.
    mutating func write(_ command: ComposerCommand) {
        let context = cardContext
        if isCardFocused { asking.card?.write(command, context: context) } else { edit(command) }
    }

    mutating func typeIntoCard(_ text: String) {
        let context = cardContext
        asking.card?.type(text, context: context)
    }
}

extension SlotState {
    /// Whether the card stands for an answer that did not arrive, and nothing has happened since.
    fileprivate var isCardReturned: Bool {
        card?.isReturned == true && machine?.isBusy == false && machine?.thread.turns.last?.run?.id == card?.run
    }
}

extension NeedCard {
    /// Runs the commands that were allowed for the thread.
    fileprivate mutating func runAllowed(_ allowed: Set<ToolCommand>) -> [CardAction] {
        guard case .tools(var card) = content else { return [] }
        defer { content = .tools(card) }
        return card.runAllowed(allowed)
    }
}
