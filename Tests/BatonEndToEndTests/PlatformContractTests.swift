import BatonCore
import BatonEngine
import BatonHistory
import BatonTestKit
import Testing

@Suite("The contract of every platform")
struct PlatformContractTests {
    private func play(
        _ platform: any AgentPlatform, _ agent: String, _ prompt: String, after handle: RemoteHandle? = nil
    ) async -> Played {
        var played = Played()
        let request = RunRequest(agent: agent, prompt: Prompt(prompt), continuing: handle)
        do {
            for try await batch in platform.start(request) { played.events += batch.map(\.event) }
        } catch {
            played.failure = error as? PlatformFailure
        }
        for event in played.events { played.run.apply(event, elapsed: .zero) }
        return played
    }

    @Test("lists its agents, and finds one by name", arguments: Contender.allCases)
    func agents(contender: Contender) async throws {
        try await contender.use { platform in
            #expect(platform.platform == contender.platform)
            let agents = try await platform.agents()
            let guide = try #require(agents.first { $0.name == "guide" })
            #expect(try await platform.agent(named: "guide").id == guide.id)
        }
    }

    @Test("says that a login works, and of whom only what it knows", arguments: Contender.allCases)
    func login(contender: Contender) async throws {
        try await contender.use { platform in
            let login = try await platform.login()
            #expect(login == Login())
        }
    }

    @Test("an agent that is not there is an error that says so", arguments: Contender.live)
    func unknownAgent(contender: Contender) async throws {
        try await contender.use { platform in
            let failure = await #expect(throws: PlatformFailure.self) { try await platform.agent(named: "giude") }
            #expect(failure?.code == .agentNotFound)
            let played = await play(platform, "giude", "hello")
            let ended: PlatformFailure? = if case .failed(let failure)? = played.run.outcome { failure } else { nil }
            let code = (played.failure ?? ended)?.code
            #expect(code == .agentNotFound)
        }
    }

    @Test("names the run before any text, ends once, and says nothing after its end", arguments: Contender.allCases)
    func order(contender: Contender) async throws {
        try await contender.use { platform in
            let played = await play(platform, "guide", "hello")
            #expect(played.failure == nil)
            let accepted = try #require(
                played.events.firstIndex { if case .accepted = $0 { true } else { false } })
            let text = try #require(played.events.firstIndex { if case .delta = $0 { true } else { false } })
            #expect(accepted < text)
            #expect(played.events.filter { if case .ended = $0 { true } else { false } }.count == 1)
            #expect(played.events.last == .ended(.completed))
            #expect(played.run.text.lowercased().contains("guide"))
            #expect(played.run.handle?.platform == contender.platform)
            #expect(played.run.handle?.ids.isEmpty == false)
            #expect(played.run.unknownEvents.isEmpty)
        }
    }

    @Test("tells a tool's call with its arguments and its result, paired", arguments: Contender.allCases)
    func tools(contender: Contender) async throws {
        try await contender.use { platform in
            let played = await play(platform, "tools", "what is 6 * 7?")
            let step = try #require(played.run.steps.first { $0.kind == .tool })
            #expect(step.name.lowercased().contains("calculator"))
            #expect(step.state == .completed)
            #expect(step.call?.arguments.unwrappingText.text.contains("6") == true)
            #expect(step.result?.unwrappingText.text.contains("42") == true)
            #expect(played.run.text.contains("42"))
        }
    }

    @Test("continues a thread from its handle", arguments: Contender.live)
    func continues(contender: Contender) async throws {
        try await contender.use { platform in
            let first = await play(platform, "guide", "My boat is called Heron.")
            let second = await play(platform, "guide", "What did I just say?", after: first.run.handle)
            #expect(second.run.text.contains("Heron"))
            let apart = await play(platform, "guide", "What did I just say?")
            #expect(!apart.run.text.contains("Heron"))
        }
    }

    @Test("a poll of a run that is over gives the same answer and its end", arguments: Contender.allCases)
    func poll(contender: Contender) async throws {
        try await contender.use { platform in
            let played = await play(platform, "guide", "hello")
            let snapshot = try await platform.poll(try #require(played.run.handle))
            #expect(snapshot.isEnded)
            var run = played.run
            run.state = .working
            for event in snapshot.events { run.apply(event, elapsed: .zero) }
            #expect(run.text == played.run.text)
            #expect(run.outcome == .completed)
        }
    }

    @Test("a hand-off is a step that names the agent", arguments: Contender.live)
    func handOff(contender: Contender) async throws {
        try await contender.use { platform in
            let played = await play(platform, "relay", "what is 6 * 7?")
            let step = try #require(played.run.steps.first { $0.kind == .handOff })
            #expect(step.name.contains("tools"))
            #expect(played.run.text.contains("42"))
        }
    }

    @Test("a run that fails ends as failed, in the platform's words", arguments: Contender.live)
    func fails(contender: Contender) async throws {
        try await contender.use { platform in
            let played = await play(platform, "stumble", "fail")
            guard case .failed(let failure)? = played.run.outcome else { return #expect(Bool(false)) }
            #expect(!failure.message.isEmpty)
        }
    }

    @Test("a question comes back as a need or as text, and its answer completes", arguments: Contender.live)
    func asks(contender: Contender) async throws {
        try await contender.use { platform in
            let first = await play(platform, "clerk", "book a table")
            switch (contender.platform, first.run.outcome) {
            case (.orchestrate, .needs(let need)?): #expect(need.choices.count == 3)
            case (.orq, .completed?), (.orq, .needs?): #expect(first.run.text.contains("room"))
            case (_, let outcome): #expect(Bool(false), "\(String(describing: outcome))")
            }
            let second = await play(platform, "clerk", "room", after: first.run.handle)
            #expect(second.run.outcome == .completed)
        }
    }

    @Test("a request refused by its rate says when to try again, and that nothing was taken", arguments: Contender.live)
    func rate(contender: Contender) async throws {
        try await contender.use { platform in
            let played = await play(platform, "stumble", "429")
            let failure = try #require(played.failure)
            #expect(failure.code == .rateLimited)
            #expect(failure.delivery == .notDelivered)
            #expect(failure.retryAfter != nil)
        }
    }

    @Test("an answer whose deltas are empty is whole all the same", arguments: Contender.live)
    func emptyDeltas(contender: Contender) async throws {
        try await contender.use { platform in
            let played = await play(platform, "stumble", "empty deltas")
            #expect(!played.run.text.isEmpty)
            #expect(played.run.outcome == .completed)
        }
    }

    @Test("a stream that breaks is no end, and the engine gets the whole answer by polling", arguments: Contender.live)
    func drop(contender: Contender) async throws {
        try await contender.use { platform in
            let played = await play(platform, "stumble", "drop")
            #expect(played.run.outcome == nil)
            let bench = EngineBench(
                platform, history: MemoryHistory(), agent: AgentReference(profile: "p", agent: "stumble"))
            bench.send(.promptSubmitted(Prompt("drop")))
            await bench.run { !$0.isBusy }
            let run = try #require(bench.machine.thread.turns.first?.run)
            #expect(run.outcome == .completed)
            #expect(run.text.count > played.run.text.count)
            #expect(bench.machine.thread.turns.count == 1)
        }
    }

    @Test("cancels where the platform can, and says where it cannot", arguments: Contender.live)
    func cancel(contender: Contender) async throws {
        try await contender.use(speed: 1) { platform in
            let request = RunRequest(agent: "writer", prompt: Prompt("write 2000 words slowly"))
            var run = Run(id: "r", began: Moment(monotonic: .zero, unixMilliseconds: 0))
            var answer: CancelAnswer?
            for try await batch in platform.start(request) {
                for sequenced in batch { run.apply(sequenced.event, elapsed: .zero) }
                guard answer == nil, !run.text.isEmpty, let handle = run.handle else { continue }
                answer = try await platform.cancel(handle)
                if answer == .unsupported { break }
            }
            switch contender.platform {
            case .orchestrate:
                #expect(answer == .accepted)
                #expect(run.outcome == .cancelled)
            case .orq:
                #expect(answer == .unsupported)
            }
        }
    }

    @Test("a thread that the server does not know is an error, never a new one", arguments: Contender.live)
    func unknownThread(contender: Contender) async throws {
        try await contender.use { platform in
            let id = contender.platform == .orq ? "01K9ZQ4T8N3V5W7X9Y0A1B2C3D" : "2bd3d825-0000-4000-8000-000000000000"
            let failure = await #expect(throws: PlatformFailure.self) {
                try await platform.thread(named: id, agent: "guide")
            }
            #expect(failure?.code == .threadNotFound)
        }
    }

    @Test("a thread named by its id goes on", arguments: Contender.live)
    func namedThread(contender: Contender) async throws {
        try await contender.use { platform in
            let first = await play(platform, "guide", "My boat is called Heron.")
            let ids = try #require(first.run.handle?.ids)
            let id = try #require(ids[.thread] ?? ids[.task] ?? ids[.response])
            let handle = try await platform.thread(named: id, agent: "guide")
            let second = await play(platform, "guide", "What did I just say?", after: handle)
            #expect(second.run.text.contains("Heron"))
        }
    }
}
