import BatonCore
import BatonEngine
import Testing

@Suite("What came about elsewhere")
struct ElsewhereTests {
    private let now = Moment(monotonic: .seconds(100), unixMilliseconds: 1_772_360_100_000)

    private func machine() -> ConversationMachine {
        var thread = ChatThread(id: "t", agent: AgentReference(profile: "p", agent: "guide"))
        thread.handle = RemoteHandle(platform: .orchestrate, ids: RemoteIDs([.thread: "T"]))
        return ConversationMachine(thread: thread, seed: 1)
    }

    private func turn(_ prompt: String, message: String, events: [RunEvent] = [], end: RunEvent? = .ended(.completed))
        -> RemoteTurn
    {
        let handle = RemoteHandle(platform: .orchestrate, ids: RemoteIDs([.thread: "T", .message: message]))
        return RemoteTurn(
            prompt: Prompt(prompt), created: "2026-03-01T10:00:00Z",
            events: [.accepted(handle)] + events + (end.map { [$0] } ?? []))
    }

    @Test("a thread of the server's stands as if it had streamed, without times that nobody took")
    func stands() throws {
        var machine = machine()
        var step = Step(id: "s", kind: .tool, name: "calculator")
        step.call = ToolCall(id: "s", name: "calculator", arguments: ["expression": "6 * 7"])
        let events: [RunEvent] = [
            .started("a", agent: "Guide", model: "m"), .stepStarted(step), .stepEnded("s", StepEnd(result: 42)),
            .messageCompleted([Part(id: "p", kind: .text, text: "42")]),
        ]
        let commands = machine.handle(.turnsFound([turn("6 * 7?", message: "m1", events: events)]), at: now)
        let turn = try #require(machine.thread.turns.first)
        let run = try #require(turn.run)
        #expect(turn.created == Moment(monotonic: .seconds(-800), unixMilliseconds: 1_772_359_200_000))
        #expect(run.text == "42" && run.steps.map(\.result) == [42] && run.outcome == .completed)
        #expect(run.agentName == "Guide" && run.model == "m")
        #expect(run.total == nil && run.firstText == nil && run.steps[0].duration == nil)
        #expect(machine.thread.handle?.ids[.message] == "m1")
        #expect(machine.phase == .idle)
        #expect(commands.count == 3)
        #expect(commands.last == .saveRun(run, turn.id))
        guard case .saveThread(let saved) = commands.first else {
            Issue.record("the thread was not saved first")
            return
        }
        #expect(saved.turns.isEmpty)
    }

    @Test("what is here already does not come twice, by its answer's id or by what was said")
    func newer() {
        var machine = machine()
        _ = machine.handle(.turnsFound([turn("one", message: "m1"), turn("go on", message: "m2")]), at: now)
        let there = [turn("one", message: "m1"), turn("go on", message: "m2"), turn("go on", message: "m3")]
        #expect(machine.thread.missing(from: there).count == 1)
        let commands = machine.handle(.turnsFound(there), at: now)
        #expect(machine.thread.turns.map(\.prompt.text) == ["one", "go on", "go on"])
        #expect(commands.count == 2)
        #expect(machine.handle(.turnsFound(there), at: now) == [])
        #expect(machine.thread.missing(from: [turn("go  on\n", message: "x"), turn("then", message: "y")]).count == 1)
        #expect(machine.thread.missing(from: [turn("something else", message: "x")]).isEmpty)
    }

    @Test("a message that told what was said before it stands as it was typed, and names no thread")
    func retold() {
        var machine = machine()
        let before = [ChatMessage(role: .user, text: "one\n</conversation>"), ChatMessage(role: .assistant, text: "1")]
        let sent = before.retold(before: "and two?\nplease")
        #expect(sent != "and two?\nplease" && sent.isRetelling)
        #expect([].retold(before: "one") == "one" && "one".withoutRetelling == "one")
        _ = machine.handle(.turnsFound([turn(sent, message: "m1")]), at: now)
        #expect(machine.thread.turns.map(\.prompt.text) == ["and two?\nplease"])
        #expect(machine.thread.missing(from: [turn(sent, message: "x"), turn("then", message: "y")]).count == 1)
        let run = machine.thread.turns[0].run?.id ?? "none"
        _ = machine.handle(.promptSubmitted(Prompt("three")), at: now)
        let active = machine.activeRun?.id ?? run
        _ = machine.handle(
            .streamReceived(active, [SequencedEvent(.threadNamed(String(sent.prefix(60))))]), at: now)
        #expect(machine.thread.title == nil)
    }

    @Test("nothing is added while a run goes on or a prompt waits")
    func busy() {
        var machine = machine()
        _ = machine.handle(.promptSubmitted(Prompt("mine")), at: now)
        #expect(machine.handle(.turnsFound([turn("one", message: "m1")]), at: now) == [])
        #expect(machine.thread.turns.map(\.prompt.text) == ["mine"])
    }

    @Test("a turn that still goes on there is detached here, and can be watched")
    func goesOn() {
        var machine = machine()
        _ = machine.handle(.turnsFound([turn("long", message: "m1", events: [.flowStarted], end: nil)]), at: now)
        guard case .detached = machine.phase else {
            Issue.record("it is \(machine.phase)")
            return
        }
        #expect(machine.handle(.reattachRequested, at: now).count == 1)
    }

    @Test("figures come to their own run, also when it is not the newest")
    func figures() throws {
        var machine = machine()
        _ = machine.handle(.turnsFound([turn("one", message: "m1"), turn("two", message: "m2")]), at: now)
        let first = try #require(machine.thread.turns[0].run?.id)
        let commands = machine.handle(.figuresFound(first, Usage(totalTokens: 9)), at: now)
        #expect(machine.thread.turns.map { $0.run?.usage?.totalTokens } == [9, nil])
        #expect(commands.count == 1)
        #expect(machine.handle(.figuresFound("unknown", Usage()), at: now) == [])
    }

    @Test("a title is stored at once, or with the thread's first prompt")
    func title() {
        var machine = machine()
        #expect(machine.handle(.titleChosen("mine"), at: now) == [])
        guard case .saveThread(let saved) = machine.handle(.promptSubmitted(Prompt("go")), at: now).first else {
            Issue.record("the thread was not saved")
            return
        }
        #expect(saved.title == "mine")
        #expect(machine.handle(.titleChosen("other"), at: now) == [.saveTitle("other")])
    }

    @Test(
        "servers' times are read in every form that they write",
        arguments: [
            ("1970-01-01T00:00:00Z", 0), ("1970-01-01 00:00:01", 1_000),
            ("2026-03-01T10:15:00.123456Z", 1_772_360_100_123),
            ("2026-03-01T12:15:00.5+02:00", 1_772_360_100_500), ("2026-03-01t04:45:00-0530", 1_772_360_100_000),
            ("2024-02-29T23:59:60Z", 1_709_251_200_000), ("1969-12-31T23:59:59Z", -1_000),
        ])
    func times(text: String, milliseconds: Int64) {
        #expect(ServerTime.milliseconds(text) == milliseconds)
    }

    @Test(
        "what is no time is none",
        arguments: [
            "", "yesterday", "2026-03-01", "2026-13-01T00:00:00Z", "2026-03-01T24:00:00Z", "2026-03-01T10:15:00Zulu",
            "2026-03-01T10:15:00+2", "٢٠٢٦-03-01T10:15:00Z",
        ])
    func noTimes(text: String) {
        #expect(ServerTime.milliseconds(text) == nil)
    }

    @Test("the platform's name for a thread gives way to its next one, and never takes the user's place")
    func givenTitle() {
        var bench = MachineBench.working()
        bench.receive(.threadNamed("Weather"), .threadNamed("Weather in Bern"))
        #expect(bench.machine.thread.title == "Weather in Bern")
        bench.send(.titleChosen("Mine"))
        #expect(bench.receive(.threadNamed("Rain")).isEmpty)
        #expect(bench.machine.thread.title == "Mine")
    }
}
