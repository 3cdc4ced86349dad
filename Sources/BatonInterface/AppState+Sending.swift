internal import BatonCore
internal import BatonEngine

extension AppState {
    /// Sends what stands in the composer; each conversation queues it while a run goes on, and says so.
    mutating func send(at moment: Moment) -> [AppCommand] { send(to: recipients, at: moment) }

    /// In a comparison: to the active side alone.
    mutating func sendToActive(at moment: Moment) -> [AppCommand] {
        guard obstacle(to: .sendToActive) == nil else { return refuse(.sendToActive) }
        return send(to: [activeNumber], at: moment)
    }

    private mutating func send(to numbers: [SlotNumber], at moment: Moment) -> [AppCommand] {
        guard !continuesOnNewLine() else { return [] }
        guard numbers.allSatisfy({ self[$0].machine != nil }) else {
            return show(.warning, "There is no agent in this slot", hint: hint("picks one", .openPicker))
        }
        // What was written before the question came is no answer to it.
        guard !numbers.contains(where: { self[$0].card?.isGuarded == true }) else {
            return show(
                .info, "The agent has just asked something", hint: hint("again sends this as the answer", .send))
        }
        let isBlank = !active.composer.text.contains { !$0.isWhitespace }
        guard !isBlank || !active.attachments.isEmpty else {
            return numbers.flatMap { releaseQueue(of: $0, at: moment) }
        }
        if let obstacle = obstacleToFiles(for: numbers) { return show(.warning, obstacle) }
        let text = isBlank ? "" : active.composer.take()
        let files = active.attachments.compactMap(\.file)
        active.attachments = []
        return numbers.flatMap { number in
            var prompt = Prompt(answer(meantBy: text, in: number))
            prompt.files = files
            return goOn(number, with: .promptSubmitted(prompt), at: moment)
        }
    }

    /// Why the attached files cannot go out now.
    private func obstacleToFiles(for numbers: [SlotNumber]) -> String? {
        guard !active.attachments.isEmpty else { return nil }
        if let file = active.attachments.first(where: { $0.file == nil }) { return "\(file.name) is still being read" }
        return numbers.lazy.compactMap { self[$0].machine?.need?.uploads.refusal(ofCount: active.attachments.count) }
            .first
    }

    /// A backslash before Enter is a new line, for terminals that cannot tell Shift-Enter from Enter.
    private mutating func continuesOnNewLine() -> Bool {
        let composer = active.composer
        let before = composer.folded.utf8.prefix(composer.insertionOffset)
        guard before.last == UInt8(ascii: "\\") else { return false }
        edit(.deleteBackward)
        edit(.newLine)
        return true
    }

    /// What `text` says to an agent that asked: the bare number of an option stands for its value.
    private func answer(meantBy text: String, in slot: SlotNumber) -> String {
        guard let choices = self[slot].machine?.need?.choices,
            let number = Int(text.filter { !$0.isWhitespace }), choices.indices.contains(number - 1)
        else { return text }
        return choices[number - 1].value
    }

    private mutating func releaseQueue(of number: SlotNumber, at moment: Moment) -> [AppCommand] {
        guard self[number].machine?.isQueueHeld == true, self[number].machine?.isBusy == false else { return [] }
        return goOn(number, with: .queueReleased, at: moment)
    }

    /// Says something in a conversation in sight: the user has read what stands there, and sees what comes.
    private mutating func goOn(
        _ number: SlotNumber, with event: ConversationEvent, at moment: Moment
    ) -> [AppCommand] {
        let commands = tell(number, event, at: moment)
        self[number].scroll = .tail
        self[number].seen = self[number].end
        self[number].unreadFrom = nil
        return commands
    }

    mutating func takeBackNewest(at moment: Moment) -> [AppCommand] {
        guard active.machine?.queue.isEmpty ?? true else { return takeBackQueued(at: moment) }
        edit(.moveUp)
        return []
    }

    /// Moves the newest queued message into the composer, above what is written there.
    mutating func takeBackQueued(at moment: Moment) -> [AppCommand] {
        guard let queue = active.machine?.queue, !queue.isEmpty else { return refuse(.takeBackQueued) }
        return takeBack(queue.count - 1, at: moment)
    }

    mutating func newThread() -> [AppCommand] {
        guard let agent = active.agent else {
            return show(.warning, "There is no agent in this slot", hint: hint("picks one", .openPicker))
        }
        if active.isLive {
            let hints = [hint("cancels it", .cancelRun), hint("detaches it", .detach)].compactMap(\.self)
            return show(.warning, "A run is going on", hint: hints.joined(separator: " · "))
        }
        if active.machine?.queue.isEmpty == false {
            return show(.warning, "Messages are queued here", hint: hint("takes one back", .takeBackQueued))
        }
        if active.machine?.thread.isNew == true { return show(.info, "This thread is new") }
        let text = active.isDetached ? "New thread; the detached run goes on at the server" : "New thread"
        let machine = newMachine(for: agent)
        active.open(machine)
        return show(.info, text)
    }

    mutating func newMachine(for agent: AgentReference) -> ConversationMachine {
        machine(for: ChatThread(id: .random(using: &generator), agent: agent))
    }

    /// The conversation of `thread` as its profile has it.
    mutating func machine(for thread: ChatThread) -> ConversationMachine {
        var machine = ConversationMachine(thread: thread, seed: generator.next())
        machine.fetchesFigures = profile(named: thread.agent.profile)?.fetchesFigures ?? false
        return machine
    }
}
