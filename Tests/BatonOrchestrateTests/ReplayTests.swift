import BatonCore
import BatonOrchestrate
import BatonTransport
import Testing

/// What a server kept of a run's events, and assistants' runs, which have paths of their own.
struct ReplayTests {
    static let events = "[" + Wire.turn.joined(separator: ",") + "]"
    static let run = RemoteHandle(platform: .orchestrate, ids: RemoteIDs([.run: "R"]))

    static func platform(_ events: ScriptedExchange.Answer, status: String = "completed") -> OrchestratePlatform {
        .scripted(
            ScriptedExchange([
                ("GET /runs/R/events", events), ("GET /runs/R", PollTests.run(status)),
                ("GET /threads/T/messages", .json("[\(PollTests.question), \(PollTests.answer)]")),
            ]))
    }

    @Test func `a poll after the end tells all that was kept, under the stream's own ids, and no piece twice`()
        async throws
    {
        let events = try await Self.platform(.json(Self.events)).poll(PollTests.handle).events
        #expect(
            events.content
                == Wire.turnEvents.content.filter { if case .delta = $0 { false } else { true } })
        #expect(events.outcome == .completed)
        #expect(events.handle?.ids[.message] == "M")
    }

    @Test func `what no message says comes as the sum of its pieces`() async throws {
        let thought = Wire.event("run.step.thinking", #"{"delta": {"content": [{"text": "Hm "}]}}"#)
        let piece = Wire.event("message.delta", #"{"delta": {"content": [{"id": "1", "text": "It "}]}}"#)
        let list = [Wire.turn[0], thought, thought, piece, piece, Wire.event("run.cancelled", "{}")]
        let events = try await Self.platform(.json("[" + list.joined(separator: ",") + "]"), status: "cancelled")
            .poll(PollTests.handle).events
        #expect(
            events.content == [
                .started("A", agent: nil, model: nil),
                .partCompleted(Part(id: "reasoning-1", kind: .reasoning, text: "Hm Hm ")),
                .partCompleted(Part(id: "1.1", kind: .text, text: "It It ")), .ended(.cancelled),
            ])
    }

    @Test(
        "Where nothing was kept to the end, the thread's messages serve",
        arguments: [
            ScriptedExchange.Answer.json("[]"), .json("[\(Wire.turn[0])]"), .html(404), .html(502), .failing(.broken),
            .json(#"{"detail": "Run R not found"}"#, status: 404),
        ])
    func fallsBack(answer: ScriptedExchange.Answer) async throws {
        let events = try await Self.platform(answer).poll(PollTests.handle).events
        #expect(events.texts == ["Hello"])
        #expect(events.outcome == .completed)
    }

    @Test func `a run that goes on is not replayed`() async throws {
        #expect(try await Self.platform(.json(Self.events), status: "running").poll(PollTests.handle).events.isEmpty)
    }

    @Test func `a server that keeps no events is asked for them once`() async throws {
        let exchange = ScriptedExchange([
            ("GET /runs/R", PollTests.run("completed")), ("GET /threads/T/messages", .json("[]")),
        ])
        let platform = OrchestratePlatform.scripted(exchange)
        for _ in 1...2 { _ = try await platform.poll(PollTests.handle) }
        #expect(exchange.requests("GET /runs/R/events").count == 1)
    }

    @Test func `a run that is named is replayed as it streamed`() async throws {
        let platform = Self.platform(.json(Self.events))
        let handle = try await platform.run(named: "R", agent: "weather")
        #expect(handle == Self.run)
        #expect(try await platform.replay(handle).events == Wire.turnEvents)
        let failure = try await #require(throws: PlatformFailure.self) {
            try await Self.platform(.html(404)).replay(handle)
        }
        #expect(failure.code == .unsupported)
    }

    @Test func `an assistant's run starts and is asked for under the assistant`() async throws {
        let exchange = ScriptedExchange([
            ("POST /assistants/as-1/runs", StartTests.turn), ("GET /assistants/as-1/runs/R", PollTests.run("running")),
        ])
        let platform = OrchestratePlatform.scripted(exchange, environment: .live)
        let heard = await Heard(platform.start(RunRequest(agent: "assistant:as-1", prompt: Prompt("Hi"))))
        #expect(heard.outcome == .completed)
        let sent = try #require(exchange.requests.first)
        #expect(sent.url.hasPrefix("http://localhost:4321/v1/orchestrate/assistants/as-1/runs?stream=true"))
        #expect(
            try JSONValue(parsing: try #require(sent.body)) == ["message": ["role": "user", "content": "Hi"]])
        #expect(try await platform.poll(try #require(heard.handle)).events.isEmpty)
        #expect(exchange.requests.last?.url == "http://localhost:4321/v1/orchestrate/assistants/as-1/runs/R")
        #expect(try await platform.agent(named: "assistant:as-1").name == "assistant:as-1")
    }

    @Test func `assistants stand behind the agents where a server lists them`() async throws {
        let exchange = ScriptedExchange([
            ("GET /agents", .json(AgentTests.rows)),
            ("GET /assistants", .json(#"{"data": [{"id": "as-1", "title": "Help desk", "description": "Knows"}]}"#)),
        ])
        let agents = try await OrchestratePlatform.scripted(exchange).agents()
        #expect(agents.count == 3)
        #expect(
            agents.last
                == Agent(
                    id: "assistant:as-1", name: "assistant:as-1", displayName: "Help desk", summary: "Knows"))
    }

    @Test func `a server that lists no assistants is asked for them once`() async throws {
        let exchange = ScriptedExchange([("GET /agents", .json(AgentTests.rows))])
        let platform = OrchestratePlatform.scripted(exchange)
        for _ in 1...2 {
            let agents = try await platform.agents()
            #expect(agents.count == 2)
        }
        #expect(exchange.requests("GET /assistants").count == 1)
    }

    @Test func `a run that is polled by choice says so in its handle`() async throws {
        let ack = #"{"thread_id": "T", "run_id": "R", "task_id": "K", "message_id": "U"}"#
        let exchange = ScriptedExchange([("POST /runs", .json(ack))])
        let heard = await Heard(
            OrchestratePlatform.scripted(exchange, api: .polledRuns).start(StartTests.request))
        #expect(heard.handle?.isPolledByChoice == true)
        let streamed = ScriptedExchange([("POST /runs", .json(ack))])
        let lost = await Heard(OrchestratePlatform.scripted(streamed).start(StartTests.request))
        #expect(lost.handle?.isPolledByChoice == false)
    }

    @Test func `what an agent has logged is a step of its answer`() throws {
        let logs = #"[{"timestamp": "2026-01-05", "level": "WARN", "message": "Slow"}]"#
        let events = try Wire.content(
            Wire.run(
                Wire.created(
                    #"[{"text": "Hi"}]"#,
                    also: #"{"captured_logs": {"log_id": "l1", "log_count": 1, "logs": \#(logs)}}"#)))
        let lines = try JSONValue(parsing: logs)
        #expect(events.contains(.stepStarted(Step(id: "logs-l1", kind: .progress, name: "captured logs"))))
        #expect(events.contains(.stepEnded("logs-l1", StepEnd(result: lines))))
    }

    @Test(arguments: [true, false])
    func `a log that a message only names is fetched where it was asked for, before the outcome`(isAsked: Bool)
        async throws
    {
        let logs = #"[{"timestamp": "2026-01-05", "level": "WARN", "message": "Slow"}]"#
        let turn = Wire.run(
            Wire.created(#"[{"text": "Hi"}]"#, also: #"{"log_id": "l1"}"#), Wire.event("run.completed", "{}"))
        let exchange = ScriptedExchange([
            ("POST /runs", .stream(turn)),
            ("GET /logs/l1", .json(#"{"captured_logs": {"log_id": "l1", "log_count": 1, "logs": \#(logs)}}"#)),
        ])
        var request = StartTests.request
        request.parameters = ["capture_logs": .bool(isAsked)]
        let heard = await Heard(OrchestratePlatform.scripted(exchange).start(request))
        #expect(heard.outcome == .completed)
        #expect(exchange.requests("GET /logs/l1").count == (isAsked ? 1 : 0))
        let end = RunEvent.stepEnded("logs-l1", StepEnd(result: try JSONValue(parsing: logs)))
        #expect(heard.events.contains(end) == isAsked)
        #expect(heard.events.last == .ended(.completed))
    }

    @Test func `a log that cannot be read is a warning, and no harm to the answer`() async {
        let turn = Wire.run(
            Wire.created(#"[{"text": "Hi"}]"#, also: #"{"log_id": "l1"}"#), Wire.event("run.completed", "{}"))
        let exchange = ScriptedExchange([
            ("POST /runs", .stream(turn)), ("GET /logs/l1", .json(#"{"detail": "Log not found"}"#, status: 404)),
        ])
        var request = StartTests.request
        request.parameters = ["capture_logs": true]
        let heard = await Heard(OrchestratePlatform.scripted(exchange).start(request))
        #expect(heard.outcome == .completed)
        #expect(heard.events.contains { if case .warned(let text) = $0 { text.contains("log") } else { false } })
    }
}
