import BatonCore
import BatonEngine
import BatonInterface
import Testing

@Suite struct SlotTests {
    @Test("every slot keeps its draft, its transcript and its scroll position")
    func keepsItsOwn() {
        var session = Session()
        session.type("first")
        session.press("Alt-2")
        #expect(session.draft == "")
        session.say("second")
        session.press("C-x 1")
        #expect(session.draft == "first")
        #expect(session.state.active.machine?.thread.turns.isEmpty == true)
        session.press("Alt-2")
        #expect(session.state.active.machine?.thread.turns.map(\.prompt.text) == ["second"])
    }

    @Test("a run in another slot goes on, marks its slot, and says nothing elsewhere")
    func background() {
        var session = Session()
        session.say("go")
        session.press("Alt-4")
        session.receive(.text("hello"))
        #expect(session.state.slots[0].mark == .running)
        session.receive(.ended(.completed))
        #expect(session.state.slots[0].mark == .unread)
        #expect(session.screen.hasPrefix(" wxo  1 guide● 2 tools"))
        #expect(!session.screen.contains("hello"))
        session.press("Alt-1")
        #expect(session.state.slots[0].mark == nil)
        #expect(session.screen.contains("  hello"))
    }

    @Test("where the names of many slots do not fit, they are cut alike; the one in sight keeps its name")
    func manySlots() {
        let names = ["guide", "tools", "writer", "support-desk", "payroll", "translator", "weather"]
        var session = Session(agents: names.map { AgentReference(profile: "rehearsal", agent: $0) })
        let bar = session.screen.split(separator: "\n")[0]
        #expect(bar == " 1 guide  2 tools  3 writer  4 suppo…  5 payro…  6 trans…  7 weath…   rehearsal")
        session.press("Alt-4")
        #expect(session.screen.contains(" 4 support-desk "))
        session.resize(50, 12)
        #expect(session.screen.contains(" 1  2  3  4 support-desk "))
    }

    @Test("several runs go on at once, each in its own transcript")
    func several() {
        var session = Session()
        for number in 1...6 {
            session.press("Alt-\(number)")
            session.say("prompt \(number)")
        }
        for number in 1...6 { session.receive(.text("answer \(number)"), slot: number) }
        for number in 1...6 {
            session.press("C-x \(number)")
            #expect(session.screen.contains("answer \(number)"))
            #expect(session.state.active.mark == .running)
        }
    }

    @Test("Alt-/ goes back to the last agent, and back again")
    func last() {
        var session = Session()
        session.press("Alt-3 Alt-5 Alt-/")
        #expect(session.state.activeNumber.value == 3)
        session.press("C-x /")
        #expect(session.state.activeNumber.value == 5)
    }

    @Test("Alt-a goes to the agent that asks before one with something unread, and says when there is none")
    func nextInNeed() {
        var session = Session()
        session.press("Alt-a")
        #expect(session.status.hasPrefix(" No other agent needs you"))
        for number in [2, 3] {
            session.press("Alt-\(number)")
            session.say("go")
        }
        session.press("Alt-1")
        session.receive(.text("hello"), .ended(.completed), slot: 2)
        session.receive(.ended(.needs(Need(kind: .approval, question: "May I?"))), slot: 3)
        session.press("Alt-a")
        #expect(session.state.activeNumber.value == 3)
        session.press("C-x a")
        #expect(session.state.activeNumber.value == 2)
    }

    @Test("an empty slot opens the picker, and the chosen agent takes it")
    func emptySlot() {
        var session = Session()
        session.press("Alt-8")
        #expect(session.commands.contains(.loadAgents("rehearsal")))
        session.send(.agentsLoaded("rehearsal", .success([Agent(id: "x", name: "stumble")])))
        session.type("stu")
        session.press("Enter")
        #expect(session.state.activeNumber.value == 8)
        #expect(session.state.active.agent == AgentReference(profile: "rehearsal", agent: "stumble"))
    }

    @Test("a draft written before there is an agent is kept, and sending says what is missing")
    func noAgent() {
        var session = Session(agents: [])
        session.say("hello")
        #expect(session.draft == "hello")
        #expect(session.status.hasPrefix(" There is no agent in this slot · Alt-g picks one"))
        session.send(.profilesFound(Session.profiles, slots: Session.rehearsal, welcome: []))
        session.press("Enter")
        #expect(session.startedPrompts == ["hello"])
    }

    @Test("C-x n begins a new thread, but not over a live run or queued messages")
    func newThread() {
        var session = Session()
        let first = session.state.active.machine?.thread.id
        session.say("go")
        session.press("C-x n")
        #expect(session.status.hasPrefix(" A run is going on"))
        session.receive(.ended(.completed))
        session.press("C-x n")
        #expect(session.state.active.machine?.thread.id != first)
        #expect(session.state.active.machine?.thread.turns.isEmpty == true)
    }

    @Test("what was killed in one slot's draft can be brought back in another")
    func sharedKillRing() {
        var session = Session()
        session.type("carry me")
        session.press("C-u Alt-2 C-y")
        #expect(session.draft == "carry me")
    }
}
