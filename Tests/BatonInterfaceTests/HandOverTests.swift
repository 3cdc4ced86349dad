import BatonCore
import BatonEngine
import BatonInterface
import BatonScreen
import Testing

/// C-x h: the conversation goes on with another agent.
@Suite("Handing over")
struct HandOverTests {
    private let agents = ["guide", "tools", "writer", "clerk"].map { Agent(id: AgentID($0), name: $0) }

    /// One exchange with `guide` in slot 1, and the picker open.
    private func asked(_ prompt: String = "What is it?", draft: String = "") -> Session {
        var session = Session()
        session.exchange(prompt, "It is **this**.", thread: "T", run: "R")
        session.type(draft)
        return opened(session)
    }

    private func opened(_ session: Session) -> Session {
        var session = session
        session.press("C-x h")
        session.send(.agentsLoaded("rehearsal", .success(agents)))
        session.send(.agentsLoaded("rehearsal-orq", .success(agents)))
        return session
    }

    private func requests(_ session: Session) -> [RunRequest] {
        session.conversationCommands.compactMap { if case .startRun(_, let request) = $0 { request } else { nil } }
    }

    @Test("the picker names who has the conversation, and does not give it to the same again")
    func picker() {
        var session = asked()
        #expect(
            session.screen.split(separator: "\n", omittingEmptySubsequences: false)[2...6].joined(separator: "\n")
                == """
                 Hand over to                                       8 agents · Enter hands over

                 › guide   rehearsal      This agent has the conversation                slot 1
                   tools   rehearsal                                                     slot 2
                   writer  rehearsal                                                     slot 3
                """)
        session.press("Enter")
        #expect(session.status.contains("This agent has the conversation"))
        #expect(session.state.activeNumber.value == 1)
    }

    @Test("the agent's own slot takes it where nothing was said there; its first message takes along what was said")
    func ownSlot() {
        var session = asked(draft: "and now?")
        session.type("writerorq")
        session.press("Enter")
        #expect(session.state.activeNumber.value == 6)
        #expect(session.status.contains("Handed over to writer (rehearsal-orq), in slot 6"))
        #expect(session.draft == "and now?")
        #expect(session.screen.contains("← handed over from guide (rehearsal), 1 turn"))
        #expect(session.screen.contains("The next message takes along what was said there."))
        #expect(session.startedPrompts == ["What is it?"])
        session.press("Enter")
        let request = requests(session).last
        #expect(request?.prompt.text == "and now?")
        #expect(request?.continuing == nil)
        #expect(
            request?.transcript == [
                ChatMessage(role: .user, text: "What is it?"), ChatMessage(role: .assistant, text: "It is **this**."),
            ])
        session.receive(.accepted(thread: "T2", run: "R2"), .text("Then."), .ended(.completed), slot: 6)
        #expect(!session.screen.contains("The next message takes along"))
        session.say("more")
        #expect(requests(session).last?.transcript == [])
        #expect(requests(session).last?.continuing?.ids[.thread] == "T2")
        session.press("Alt-1")
        #expect(session.draft == "")
        #expect(session.screen.contains("→ handed over to writer (rehearsal-orq)"))
    }

    @Test("else a free slot takes it, else the one in sight, and the line says so")
    func otherSlots() {
        var session = asked()
        session.type("clerk")
        session.press("Enter")
        #expect(session.state.activeNumber.value == 7)
        for number in 8...9 {
            session.press("Alt-1 C-x h")
            session.type("clerk")
            session.press("Enter")
            #expect(session.state.activeNumber.value == number)
        }
        session.press("Alt-1")
        session.type("draft")
        session.press("C-x h")
        session.type("clerk")
        session.press("Enter")
        #expect(session.state.activeNumber.value == 1)
        #expect(session.state.active.agent?.agent == "clerk")
        #expect(session.status.contains("Handed over to clerk (rehearsal) in this slot"))
        #expect(session.draft == "draft")
        #expect(session.screen.contains("← handed over from guide (rehearsal), 1 turn"))
    }

    @Test("the new thread is kept before anything is said in it, and so is its draft; the old draft is gone")
    func kept() throws {
        var session = asked(draft: "and now?")
        session.wait(.seconds(5))
        session.type("tools")
        session.press("Enter")
        session.wait(.seconds(5))
        let kept = session.conversationCommands.suffix(2)
        guard case .saveThread(let thread) = kept.first, case .saveHandOver(let handOver) = kept.last else {
            Issue.record("not kept: \(session.conversationCommands)")
            return
        }
        #expect(thread.id == handOver.to)
        #expect(handOver.turnCount == 1)
        let records = session.commands.compactMap { if case .record(let record) = $0 { record } else { nil } }
        #expect(records.contains(.draftChanged(Draft(), .thread(handOver.from))))
        #expect(records.contains(.draftChanged(Draft(text: "and now?"), .thread(thread.id))))
        guard
            case .slotsChanged(let slots) = records.last(where: { if case .slotsChanged = $0 { true } else { false } })
        else { throw MissingRecord() }
        #expect(slots.first { $0.number == 2 }?.thread == thread.id)
    }

    private struct MissingRecord: Error {}

    @Test("after a restart the line is there, and the first message still takes along what was said")
    func restored() {
        let guide = AgentReference(profile: "rehearsal", agent: "guide")
        let tools = AgentReference(profile: "rehearsal-orq", agent: "tools")
        var thread = ChatThread(id: "new", agent: tools)
        thread.origin = HandOver(
            from: "old", fromAgent: guide, to: "new", toAgent: tools, turn: "t", turnCount: 50, leftOutCount: 12,
            transcript: [ChatMessage(role: .user, text: "Hello")])
        var session = Session()
        session.press("Alt-5")
        let slot = RestoredSlot(
            number: SlotNumber(5)!, agent: tools, content: .thread(RestoredThread(thread: thread)))
        session.send(.slotsRestored([slot]))
        #expect(session.screen.contains("← handed over from guide (rehearsal), 50 turns"))
        #expect(session.screen.contains("takes along what was said there; the 12 turns before are"))
        session.say("go on")
        #expect(requests(session).last?.transcript == [ChatMessage(role: .user, text: "Hello")])
    }

    @Test("handed on once more, what was said with both goes along")
    func chain() {
        var session = asked()
        session.type("tools")
        session.press("Enter")
        session.exchange("Second", "Answer.", thread: "T2", run: "R2", slot: 2)
        session.press("C-x h")
        session.type("writer")
        session.press("Enter")
        #expect(session.screen.contains("← handed over from tools (rehearsal), 2 turns"))
        session.say("Third")
        #expect(
            requests(session).last?.transcript.map(\.text) == ["What is it?", "It is **this**.", "Second", "Answer."])
    }

    @Test("while a run goes on, while messages wait, and before anything was said it says why not")
    func obstacles() {
        var session = Session()
        session.press("C-x h")
        #expect(session.status.contains("Nothing was said here yet"))
        session.say("go")
        session.press("C-x h")
        #expect(session.status.contains("A run is going on"))
        session.say("next")
        session.receive(.accepted(thread: "T", run: "R"), .text("Hm."), .ended(.cancelled))
        session.press("C-x h")
        #expect(session.status.contains("Messages are queued here"))
        #expect(session.state.overlay == nil)
    }

    @Test("Enter on the line of the old thread goes to the new one")
    func following() {
        var session = asked()
        session.type("tools")
        session.press("Enter Alt-1 Alt-Up")
        _ = session.screen
        session.press("Enter")
        #expect(session.state.activeNumber.value == 2)
    }

    @Test("the lines fit at 40 columns")
    func small() {
        var session = asked()
        session.resize(40, 14)
        session.type("tools")
        session.press("Enter")
        #expect(
            session.screen.split(separator: "\n", omittingEmptySubsequences: false)[2...7].joined(separator: "\n")
                == """
                tools · rehearsal, watsonx Orchestrate

                ← handed over from guide (rehearsal), 1
                  turn
                  The next message takes along what was
                  said there.
                """)
    }
}
