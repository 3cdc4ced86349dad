internal import BatonCore
internal import BatonEngine

extension AppState {
    /// Sends what stands in the composer; the conversation queues it while a run goes on, and says so.
    mutating func send(at moment: Moment) -> [AppCommand] {
        guard !continuesOnNewLine() else { return [] }
        guard active.machine != nil else {
            return show(.warning, "There is no agent in this slot", hint: hint("picks one", .openPicker))
        }
        // What was written before the question came is no answer to it.
        guard active.card?.isGuarded != true else {
            return show(
                .info, "The agent has just asked something", hint: hint("again sends this as the answer", .send))
        }
        let isBlank = !active.composer.text.contains { !$0.isWhitespace }
        guard !isBlank || !active.attachments.isEmpty else { return releaseQueue(at: moment) }
        if let obstacle = obstacleToFiles { return show(.warning, obstacle) }
        var prompt = Prompt(isBlank ? "" : answer(meantBy: active.composer.take()))
        prompt.files = active.attachments.compactMap(\.file)
        active.attachments = []
        active.scroll = .tail
        return tell(activeNumber, .promptSubmitted(prompt), at: moment)
    }

    /// Why the attached files cannot go out now.
    private var obstacleToFiles: String? {
        guard !active.attachments.isEmpty else { return nil }
        if let file = active.attachments.first(where: { $0.file == nil }) { return "\(file.name) is still being read" }
        return active.machine?.need?.uploads.refusal(ofCount: active.attachments.count)
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
    private func answer(meantBy text: String) -> String {
        guard let choices = active.machine?.need?.choices,
            let number = Int(text.filter { !$0.isWhitespace }), choices.indices.contains(number - 1)
        else { return text }
        return choices[number - 1].value
    }

    private mutating func releaseQueue(at moment: Moment) -> [AppCommand] {
        guard active.machine?.isQueueHeld == true, active.machine?.isBusy == false else { return [] }
        active.scroll = .tail
        return tell(activeNumber, .queueReleased, at: moment)
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
        if active.machine?.thread.turns.isEmpty == true { return show(.info, "This thread is new") }
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
