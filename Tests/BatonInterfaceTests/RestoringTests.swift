import BatonCore
import BatonEngine
import BatonInterface
import Testing

/// What the history gives back after a start, and what it is given to keep.
@Suite struct RestoringTests {
    private static let guide = AgentReference(profile: "rehearsal", agent: "guide")
    private static let moment = Moment(monotonic: .zero, unixMilliseconds: 0)

    private static func thread(_ end: Outcome?, handle: RemoteHandle? = nil) -> ChatThread {
        var thread = ChatThread(id: "kept", agent: guide)
        var turn = Turn(id: "t", prompt: Prompt("What is it?"), created: moment)
        var run = Run(id: "r", began: moment)
        if let handle { run.apply(.accepted(handle), elapsed: .zero) }
        run.apply(.delta(Delta(part: "p", kind: .text, text: "It is half of an answ")), elapsed: .zero)
        if let end { run.apply(.ended(end), elapsed: .zero) }
        turn.run = run
        thread.turns = [turn]
        thread.handle = handle
        return thread
    }

    private func restored(_ content: RestoredSlot.Content) -> Session {
        var session = Session()
        session.send(.slotsRestored([RestoredSlot(number: .first, agent: Self.guide, content: content)]))
        return session
    }

    private func drafts(_ session: Session) -> [HistoryRecord] {
        session.commands.compactMap { command in
            if case .record(let record) = command, case .draftChanged = record { record } else { nil }
        }
    }

    @Test("a thread stands in its slot again, with its draft and with what waited to be sent")
    func threads() {
        let draft = Draft(text: "and then", queue: [Prompt("first this")])
        var session = restored(.thread(RestoredThread(thread: Self.thread(.completed), draft: draft)))
        #expect(session.screen.contains("▌ What is it?"))
        #expect(session.draft == "and then")
        #expect(session.state.active.machine?.queue == [Prompt("first this")])
        #expect(session.startedPrompts.isEmpty)
    }

    @Test("a draft that stays while a new thread begins is kept with the new one")
    func draftOverNewThread() {
        var session = Session()
        session.exchange("Hello", "Hi.", thread: "T", run: "R")
        session.type("half a message")
        session.wait(.seconds(5))
        session.press("C-x n")
        session.wait(.seconds(5))
        #expect(session.draft == "half a message")
        #expect(drafts(session).last == .draftChanged(Draft(text: "half a message"), .agent(Self.guide)))
    }

    @Test("a run that nobody saw the end of is asked for at once, by its handle")
    func following() {
        let handle = RemoteHandle(platform: .orchestrate, ids: RemoteIDs([.thread: "T", .run: "R"]))
        var session = restored(.thread(RestoredThread(thread: Self.thread(nil, handle: handle))))
        #expect(session.conversationCommands == [.poll("r", handle)])
        #expect(session.screen.contains("It is half of an answ"))
    }

    @Test("a run that was never named has failed, and its prompt is not sent again")
    func unnamed() {
        var session = restored(.thread(RestoredThread(thread: Self.thread(nil))))
        #expect(session.conversationCommands.isEmpty)
        #expect(session.screen.contains("The server may have the message"))
    }

    @Test("what the user has begun to write meanwhile stays, and so does an agent that the configuration chose")
    func busy() {
        var session = Session()
        session.type("already here")
        session.send(
            .slotsRestored([
                RestoredSlot(
                    number: .first, agent: Self.guide,
                    content: .thread(RestoredThread(thread: Self.thread(.completed)))),
                RestoredSlot(
                    number: SlotNumber.all[1], agent: Self.guide,
                    content: .thread(RestoredThread(thread: Self.thread(.completed)))),
            ]))
        #expect(session.draft == "already here")
        #expect(session.state.active.machine?.thread.turns.isEmpty == true)
        #expect(session.state.slots[1].agent?.agent == "tools")
    }

    @Test("a draft is kept when nobody has typed for a moment, once, and at the end")
    func drafts() {
        var session = Session()
        session.type("half a th")
        #expect(drafts(session).isEmpty)
        session.wait(.seconds(2))
        #expect(drafts(session) == [.draftChanged(Draft(text: "half a th"), .agent(Self.guide))])
        session.wait(.seconds(10))
        #expect(drafts(session).count == 1)
        session.type("ought")
        session.press("C-x C-c")
        #expect(drafts(session).last == .draftChanged(Draft(text: "half a thought"), .agent(Self.guide)))
        guard case .quit? = session.commands.last else { return #expect(Bool(false)) }
    }

    @Test("the slots are kept with the threads that something was said in")
    func slots() {
        var session = Session()
        session.say("Hello")
        let records = keptSlots(session)
        let thread = session.state.active.machine?.thread.id
        #expect(records.last?.first == KeptSlot(number: 1, agent: Self.guide, thread: thread))
        #expect(records.last?.count == 6)
    }

    @Test("what is pressed before the slots are back does not make the history forget them")
    func early() {
        var session = Session(areSlotsRestored: false)
        session.press("Alt-2")
        session.type("early")
        #expect(keptSlots(session).isEmpty)
        let thread = Self.thread(.completed)
        session.send(
            .slotsRestored([
                RestoredSlot(number: .first, agent: Self.guide, content: .thread(RestoredThread(thread: thread)))
            ]))
        #expect(session.state.slots[0].machine?.thread.id == thread.id)
        #expect(keptSlots(session).allSatisfy { $0.first?.thread == thread.id })
    }

    private func keptSlots(_ session: Session) -> [[KeptSlot]] {
        session.commands.compactMap { command in
            if case .record(.slotsChanged(let slots)) = command { slots } else { nil }
        }
    }

    @Test("an answer that streams is given to the history a moment after it came, however many pieces that were")
    func partial() {
        var session = Session()
        session.say("Hello")
        for round in 1...3 {
            for _ in 0..<20 { session.receive(.delta(Delta(part: "p", kind: .text, text: "word "))) }
            session.conversation { .deadlinePassed(.save($0)) }
            let saved = session.conversationCommands.compactMap { command in
                if case .saveRun(let run, _) = command { run.text } else { nil }
            }
            #expect(saved.count == round)
            #expect(saved.last == String(repeating: "word ", count: 20 * round))
        }
    }
}
