internal import BatonCore
internal import BatonEngine

extension AppState {
    /// Takes what the runner reports of a conversation. One that no slot shows any more is nobody's: its run is stored.
    mutating func handle(_ event: ConversationEvent, of thread: ThreadID, at moment: Moment) -> [AppCommand] {
        guard let number = slot(of: thread) else { return [] }
        let occasion = self[number].occasion
        let commands = tell(number, event, at: moment)
        if !isInSight(number), event.bringsNews { self[number].isUnread = true }
        return commands + call(of: number, since: occasion) + quitIfAllRunsEnded()
    }

    /// Gives `event` to the conversation of a slot and hands on what it wants done and said.
    mutating func tell(_ number: SlotNumber, _ event: ConversationEvent, at moment: Moment) -> [AppCommand] {
        let before = self[number].machine?.notice
        let wanted = self[number].handle(event, at: moment)
        var commands: [AppCommand] = []
        if !wanted.isEmpty, let thread = self[number].machine?.thread.id, let agent = self[number].agent {
            commands.append(.conversation(thread, agent, wanted))
        }
        takeReturnedPrompt(of: number)
        let after = self[number].machine?.notice
        if var after, after != before {
            after.hint = hintOfWays(on: self[number]) ?? after.hint
            commands += show(after, slot: number)
        } else if after == nil, notice?.slot == number {
            notice = nil  // The conversation has gone on.
        }
        return commands
    }

    /// A prompt that never reached the server goes back to where it was written, unless something new stands there.
    private mutating func takeReturnedPrompt(of number: SlotNumber) {
        guard !takeReturnedAnswer(of: number), self[number].machine?.returnedPrompt != nil,
            self[number].composer.isEmpty,
            let prompt = self[number].machine?.takeReturnedPrompt()
        else { return }
        self[number].composer.perform(.replaceAll(prompt.text))
        self[number].attach(prompt.files)
    }
}

extension ConversationEvent {
    /// Whether there is something to read afterwards.
    fileprivate var bringsNews: Bool {
        switch self {
        case .streamReceived(_, let events): events.contains { $0.event.bringsNews }
        case .pollAnswered(_, let snapshot): snapshot.isEnded
        case .streamEnded(_, let failure): failure != nil
        case .turnNotSaved, .pollFailed: true
        default: false
        }
    }
}

extension RunEvent {
    fileprivate var bringsNews: Bool {
        switch self {
        case .delta, .partCompleted, .messageCompleted, .stepStarted, .stepEnded, .sourcesFound, .filesOffered, .warned,
            .paused, .ended:
            true
        case .accepted, .started, .progressed, .usageReported, .flowStarted, .threadNamed, .unknownReceived: false
        }
    }
}
