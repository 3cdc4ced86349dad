import BatonCore
import BatonOrchestrate
import BatonTransport
import Testing

/// Asking for a run whose stream was lost, cancelling it, and finding a thread again.
struct PollTests {
    static let handle = RemoteHandle(
        platform: .orchestrate, ids: RemoteIDs([.thread: "T", .run: "R"]), state: ["user_message": "U"])

    static func run(_ status: String, more: String = "") -> ScriptedExchange.Answer {
        .json(#"{"id": "R", "thread_id": "T", "status": "\#(status)"\#(more)}"#)
    }

    static func message(_ id: String, _ role: String, _ text: String, at second: Int, more: String = "") -> String {
        #"{"id": "\#(id)", "role": "\#(role)", "created_on": "2025-07-15T13:09:1\#(second).000000Z", "#
            + #""content": [{"id": "1", "response_type": "text", "text": "\#(text)"}]\#(more)}"#
    }

    static let question = message("U", "user", "Hi", at: 3)
    static let answer = message("M", "assistant", "Hello", at: 4)

    static func poll(
        _ run: ScriptedExchange.Answer, messages: [String] = [question, answer], thread: String? = nil,
        handle: RemoteHandle = handle
    ) async throws -> [RunEvent] {
        let exchange = ScriptedExchange([
            ("GET /runs/R", run), ("GET /threads/T/messages", .json("[" + messages.joined(separator: ",") + "]")),
            ("GET /threads/T", .json(#"{"id": "T", "status": "\#(thread ?? "ready")"}"#)),
        ])
        return try await OrchestratePlatform.scripted(exchange).poll(handle).events
    }

    @Test("A run that goes on has nothing to tell", arguments: ["pending", "running"])
    func going(status: String) async throws {
        #expect(try await Self.poll(Self.run(status)).isEmpty)
    }

    @Test("A status that no document knows is counted, and asked again")
    func unknownStatus() async throws {
        #expect(try await Self.poll(Self.run("pondering")) == [.unknownReceived(name: "status:pondering")])
    }

    @Test("A run that ended well brings its messages", arguments: ["completed", "async_completed", "succeeded"])
    func completed(status: String) async throws {
        let events = try await Self.poll(Self.run(status))
        #expect(
            events.content == [.messageCompleted([Part(id: "1.1", kind: .text, text: "Hello")]), .ended(.completed)])
        #expect(events.handle?.ids[.message] == "M")
    }

    @Test("The other ends bring the outcome, and keep what was answered")
    func otherEnds() async throws {
        #expect(try await Self.poll(Self.run("cancelled")).outcome == .cancelled)
        #expect(try await Self.poll(Self.run("expired")).outcome == .expired)
        for status in ["failed", "error"] {
            for field in [#", "last_error": "No model""#, #", "error": {"message": "No model"}"#] {
                let events = try await Self.poll(Self.run(status, more: field))
                #expect(events.failure?.message == "No model")
                #expect(events.failure?.delivery == .delivered)
                #expect(events.texts == ["Hello"])
            }
        }
    }

    @Test("A run that waits for input asks what its last message asks")
    func requiresInput() async throws {
        let asked = Self.message(
            "M", "assistant", "Size?", at: 4,
            more: #", "content": [{"response_type": "option", "description": "Size?", "options": ["S", "L"]}]"#)
        #expect(
            try await Self.poll(Self.run("requires_input"), messages: [Self.question, asked]).needs?.kind == .choice)
        #expect(try await Self.poll(Self.run("requires_input")).needs?.kind == .input)
    }

    @Test("What a poll tells of a turn agrees with what streamed of it")
    func agreesWithStream() async throws {
        let value = try JSONValue(parsing: Wire.message)
        let message = try #require(value["data"]?["message"]).text
        let polled = try await Self.poll(Self.run("completed"), messages: [Self.question, message]).content
        let streamed = try Wire.content(Wire.lines(Wire.turn))
        #expect(
            Array(polled.prefix(2)) == [.stepStarted(Wire.weatherStep), .stepEnded("c1", StepEnd(result: ["c": 21]))])
        #expect(polled.texts == streamed.texts)
        #expect(polled.filter(streamed.contains) == polled)
    }

    @Test("Only what follows the prompt is its answer, in the order of time")
    func picksAnswers() async throws {
        let earlier = Self.message("M0", "assistant", "Old", at: 1)
        let second = Self.message("M2", "assistant", "More", at: 5)
        let next = [Self.message("U2", "user", "And?", at: 6), Self.message("M3", "assistant", "Later", at: 7)]
        let messages = [second, Self.answer, Self.question, earlier] + next
        #expect(try await Self.poll(Self.run("completed"), messages: messages).texts == ["Hello", "More"])
    }

    @Test("The run's own result serves where the thread lags behind or cannot be read")
    func fromResult() async throws {
        let result = #", "result": {"data": {"message": \#(Self.answer)}}"#
        #expect(
            try await Self.poll(Self.run("completed", more: result), messages: [Self.question]).texts == ["Hello"])
        let exchange = ScriptedExchange([("GET /runs/R", Self.run("completed", more: result))])
        #expect(try await OrchestratePlatform.scripted(exchange).poll(Self.handle).events.texts == ["Hello"])
        let plain = ScriptedExchange([("GET /runs/R", Self.run("completed", more: #", "results": "Just text""#))])
        #expect(try await OrchestratePlatform.scripted(plain).poll(Self.handle).events.texts == ["Just text"])
    }

    @Test("A flow is over when its thread or its answer says so")
    func flows() async throws {
        let notice = Self.message(
            "M", "assistant", "The flow has started", at: 4,
            more: #", "additional_properties": {"display_properties": {"is_async": true}}"#)
        let later = Self.message("M2", "assistant", "Flow done", at: 5)
        let begun = [Self.question, notice]
        for status in ["completed", "async_wait"] {
            let waiting = try await Self.poll(Self.run(status), messages: begun, thread: "async_wait")
            #expect(waiting.last == .flowStarted)
            let answered = try await Self.poll(Self.run(status), messages: begun + [later], thread: "ready")
            #expect(answered.outcome == .completed)
            #expect(answered.texts == ["Flow done"])
            let asks = try await Self.poll(Self.run(status), messages: begun + [later], thread: "async_slot_request")
            #expect(asks.needs?.kind == .input)
        }
    }

    @Test("A run that the platform has forgotten is not found, and its message was delivered")
    func forgotten() async throws {
        let exchange = ScriptedExchange([("GET /runs/R", .json(#"{"detail": "Run R not found"}"#, status: 404))])
        let failure = try await #require(throws: PlatformFailure.self) {
            try await OrchestratePlatform.scripted(exchange).poll(Self.handle)
        }
        #expect(failure.code == .runNotFound)
        #expect(failure.delivery == .delivered)
    }

    @Test("A question that breaks off is asked once more: asking does no harm")
    func repeatsQuestions() async throws {
        let exchange = ScriptedExchange([("GET /runs/R", .failing(.broken)), ("GET /runs/R", Self.run("running"))])
        #expect(try await OrchestratePlatform.scripted(exchange).poll(Self.handle).events.isEmpty)
        let gateway = ScriptedExchange([("GET /runs/R", .html(502)), ("GET /runs/R", Self.run("running"))])
        #expect(try await OrchestratePlatform.scripted(gateway).poll(Self.handle).events.isEmpty)
    }

    @Test("Cancelling asks the server, and tells what it answers")
    func cancel() async throws {
        let accepted = ScriptedExchange([("POST /runs/cancel/R", .json(#"{"thread_id": "T", "run_id": "R"}"#))])
        #expect(try await OrchestratePlatform.scripted(accepted).cancel(Self.handle) == .accepted)
        #expect(accepted.requests.map(\.url) == ["http://localhost:4321/v1/orchestrate/runs/cancel/R"])
        let over = ScriptedExchange([("POST /runs/cancel/R", .json(#"{"detail": "Run is completed"}"#, status: 409))])
        #expect(try await OrchestratePlatform.scripted(over).cancel(Self.handle) == .alreadyEnded)
        #expect(try await OrchestratePlatform.scripted(ScriptedExchange([])).cancel(Self.handle) == .unsupported)
        let unknown = ScriptedExchange([("POST /runs/cancel/R", .json(#"{"detail": "No such run"}"#, status: 404))])
        let failure = try await #require(throws: PlatformFailure.self) {
            try await OrchestratePlatform.scripted(unknown).cancel(Self.handle)
        }
        #expect(failure.code == .runNotFound)
    }

    @Test("A thread named by the user is looked for on the server")
    func threadFound() async throws {
        let exchange = ScriptedExchange([("GET /threads/T", .json(#"{"id": "T", "status": "ready"}"#))])
        let handle = try await OrchestratePlatform.scripted(exchange).thread(named: "T", agent: "a")
        #expect(handle == RemoteHandle(platform: .orchestrate, ids: RemoteIDs([.thread: "T"])))
    }

    @Test("A thread that the server rejects is an error, in whichever way it does", arguments: [400, 404, 422])
    func threadMissing(status: Int) async throws {
        let exchange = ScriptedExchange([
            ("GET /threads/T", .json(#"{"detail": "Thread T not found"}"#, status: status))
        ])
        let failure = try await #require(throws: PlatformFailure.self) {
            try await OrchestratePlatform.scripted(exchange).thread(named: "T", agent: "a")
        }
        #expect(failure.code == .threadNotFound)
        #expect(failure.message == "The server has no thread T")
    }
}
