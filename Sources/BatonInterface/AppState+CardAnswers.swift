internal import BatonCore
internal import BatonEngine

/// What comes of a card's keys.
extension AppState {
    mutating func perform(_ command: CardCommand, at moment: Moment) -> [AppCommand] {
        guard let card = asking.card else { return show(.info, "The agent asks nothing") }
        // The chords come this way even while the card is too new to have been read.
        guard !card.isGuarded else {
            return show(.info, "The agent has just asked this: read it, then press the key again")
        }
        if command == .denyWithReason, overlay == nil { focusCard() }
        let context = cardContext
        let actions = asking.card?.perform(command, context: context) ?? []
        return perform(actions, slot: askingNumber, at: moment)
    }

    private mutating func focusCard() {
        focus = .composer
        asking.card?.isFocused = true
    }

    mutating func perform(_ actions: [CardAction], slot number: SlotNumber, at moment: Moment) -> [AppCommand] {
        actions.flatMap { perform($0, slot: number, at: moment) }
    }

    private mutating func perform(_ action: CardAction, slot number: SlotNumber, at moment: Moment) -> [AppCommand] {
        guard let thread = self[number].machine?.thread.id else { return [] }
        switch action {
        case .send(let prompt): return answer(.promptSubmitted(prompt), slot: number, at: moment)
        case .sendUnattended(let prompt): return answer(.callsAnswered(prompt), slot: number, at: moment)
        case .attachFile: return openFilePicker()
        case .sendFiles: return sendFiles(at: moment)
        case .approveTools(let names):
            self[number].consents.tools.formUnion(names)
            return show(.info, "Approved for this thread: \(names.joined(separator: ", "))")
        case .allowCommand(let command):
            self[number].consents.commands.insert(command)
            return show(.info, "From now on in this thread \(command.tool) runs \(PendingCall.text(of: command))")
        case .run(let call, let command): return [.runTool(thread, call, command)]
        case .stop(let call): return [.stopTool(thread, call)]
        case .open(let address): return [.open(address)]
        case .tell(let text): return show(.info, text)
        }
    }

    /// Sends a card's answer and folds the card away. The draft stays what it is.
    private mutating func answer(
        _ answer: ConversationEvent, slot number: SlotNumber, at moment: Moment
    ) -> [AppCommand] {
        self[number].answeredCard = self[number].card
        self[number].card = nil
        self[number].scroll = .tail
        self[number].unreadFrom = nil
        return tell(number, answer, at: moment)
    }

    /// What Enter in a card that asks for files does: sends what stands in the composer, and what is attached to it.
    private mutating func sendFiles(at moment: Moment) -> [AppCommand] {
        guard !active.attachments.isEmpty else {
            return show(.info, "No file is attached yet", hint: hint("attaches one", .attachFile))
        }
        leaveCard()
        return send(at: moment)
    }

    /// Approves by itself what the user has approved for the thread, and says so.
    mutating func approveAgain(_ need: Need, slot number: SlotNumber, at moment: Moment) -> [AppCommand] {
        let prompt = ApprovalCard.automaticPrompt(for: need.calls)
        let names = ApprovalCard.names(of: need.calls).joined(separator: ", ")
        let sending = tell(number, .callsAnswered(prompt), at: moment)
        let notice = Notice(text: "Approved, as allowed for this thread: \(names)", severity: .info)
        return sending + show(notice, slot: number)
    }

    /// An answer that certainly never reached the platform is given back as the card that gave it: its values would be
    /// lost in the composer.
    /// - Returns: whether there was one.
    mutating func takeReturnedAnswer(of number: SlotNumber) -> Bool {
        guard let machine = self[number].machine, !machine.isBusy else { return false }
        guard let returned = machine.returnedPrompt, returned.isTyped, var card = self[number].answeredCard,
            let run = machine.thread.turns.last?.run?.id
        else {
            // The platform has the answer, or something else was said since.
            self[number].answeredCard = nil
            return false
        }
        _ = self[number].machine?.takeReturnedPrompt()
        card.comeBack(for: run)
        self[number].card = card
        self[number].answeredCard = nil
        return true
    }

    // MARK: Commands of the user's own

    mutating func toolEnded(
        _ thread: ThreadID, _ call: ToolCallID, _ result: Result<JSONValue, PlatformFailure>, at moment: Moment
    ) -> [AppCommand] {
        guard let number = slots.first(where: { $0.machine?.thread.id == thread })?.number,
            case .tools(var card) = self[number].card?.content
        else { return [] }
        let actions = card.ended(call, result)
        self[number].card?.content = .tools(card)
        return perform(actions, slot: number, at: moment)
    }
}

extension Prompt {
    /// Whether it says more than its text does.
    fileprivate var isTyped: Bool { form != nil || verdict != nil || !toolResults.isEmpty }
}
