import BatonCore
import BatonEngine
import Testing

@Suite("A conversation that is handed over")
struct HandOverTests {
    private let tools = AgentReference(profile: "q", agent: "tools")

    /// A machine of one answered turn, and an empty one that goes on from it.
    private func handedOver(leavingOut count: Int = 0) throws -> (old: MachineBench, new: MachineBench, HandOver) {
        var old = MachineBench.working()
        old.receive(text("Hi."), .ended(.completed))
        var thread = old.machine.thread
        thread.earlierTurnCount = count
        let handOver = try #require(HandOver(of: thread, to: "n", tools))
        old.send(.handedOver(handOver))
        var new = MachineBench()
        new.machine = ConversationMachine(thread: ChatThread(id: "n", agent: tools), seed: 8)
        let commands = new.send(.handedOver(handOver))
        #expect(commands == [.saveThread(new.machine.thread), .saveHandOver(handOver)])
        return (old, new, handOver)
    }

    private func transcript(_ commands: [ConversationCommand]) -> [String]? {
        for case .startRun(_, let request) in commands { return request.transcript.map(\.text) }
        return nil
    }

    @Test("the first message takes along what was said, until the server has taken it")
    func first() throws {
        var (_, new, _) = try handedOver()
        #expect(new.machine.takesAlongOrigin)
        #expect(transcript(new.send(.promptSubmitted(Prompt("go on")))) == ["hello", "Hi."])
        new.send(.streamEnded(new.run.id, PlatformFailure(.unreachable, "nobody", delivery: .notDelivered)))
        #expect(transcript(new.send(.retryRequested)) == ["hello", "Hi."])
        new.receive(.accepted(new.handle), text("Then."), .ended(.completed))
        #expect(!new.machine.takesAlongOrigin)
        #expect(transcript(new.send(.promptSubmitted(Prompt("more")))) == [])
    }

    @Test("a model, which remembers nothing, is told it each time; so is a server that has forgotten")
    func model() throws {
        var (_, _, handOver) = try handedOver()
        let model = AgentReference(profile: "q", agent: "model:m/one")
        handOver.toAgent = model
        var bench = MachineBench()
        bench.machine = ConversationMachine(thread: ChatThread(id: "n", agent: model), seed: 8)
        bench.send(.handedOver(handOver))
        bench.send(.promptSubmitted(Prompt("one")))
        bench.receive(.accepted(bench.handle), text("Two."), .ended(.completed))
        #expect(transcript(bench.send(.promptSubmitted(Prompt("three")))) == ["hello", "Hi.", "one", "Two."])
        var (_, new, _) = try handedOver()
        new.machine.forgetServerThread()
        #expect(transcript(new.send(.promptSubmitted(Prompt("go on")))) == ["hello", "Hi."])
    }

    @Test("a machine of the kept thread takes it along too, if the server does not know the thread")
    func restored() throws {
        let (_, new, _) = try handedOver()
        var again = ConversationMachine(thread: new.machine.thread, seed: 9)
        #expect(again.takesAlongOrigin)
        let commands = again.handle(.promptSubmitted(Prompt("go on")), at: new.moment)
        #expect(transcript(commands) == ["hello", "Hi."])
    }

    @Test("the old conversation notes where it went, and says how much was not taken along")
    func old() throws {
        let (old, _, handOver) = try handedOver(leavingOut: 12)
        #expect(old.machine.thread.handOvers == [handOver])
        #expect(handOver.leftOutCount == 12)
        #expect(handOver.turn == old.machine.thread.turns[0].id)
        let silent = ChatThread(id: "s", agent: tools)
        #expect(HandOver(of: silent, to: "x", tools) == nil)
    }
}
