import BatonCore
import BatonOrchestrate
import BatonTransport
import Testing

/// The other ways to talk to an agent: runs that are polled, and chat completions.
struct WayTests {
    static func frame(_ object: String, _ choice: String) -> String {
        #"data: {"id": "1-0", "object": "\#(object)", "thread_id": "T", "created": 1, "choices": [\#(choice)]}"#
            + "\n\n"
    }

    static func delta(_ text: String) -> String {
        frame("thread.message.delta", #"{"delta": {"role": "assistant", "content": "\#(text)"}}"#)
    }

    static func hear(
        _ answer: ScriptedExchange.Answer, api: OrchestrateConfiguration.API = .chatCompletions,
        continuing: RemoteHandle? = nil, parameters: JSONObject = []
    ) async -> (heard: Heard, exchange: ScriptedExchange) {
        let exchange = ScriptedExchange([("POST /chat/completions", answer), ("POST /runs", answer)])
        var request = StartTests.request
        request.continuing = continuing
        request.parameters = parameters
        return (await Heard(OrchestratePlatform.scripted(exchange, api: api).start(request)), exchange)
    }

    static let handle = RemoteHandle(
        platform: .orchestrate, ids: RemoteIDs([.thread: "T"]), state: [RemoteHandle.routeKey: "chat-completions"])

    @Test("A run that is to be polled is posted without a stream, and its ids are all that comes of it")
    func polled() async throws {
        let (heard, exchange) = await Self.hear(
            .json(#"{"thread_id": "T", "run_id": "R", "task_id": "K", "message_id": "U"}"#), api: .polledRuns)
        let request = try #require(exchange.requests.first)
        #expect(request.url == "http://localhost:4321/v1/orchestrate/runs?multiple_content=true")
        #expect(request.header("Accept") == "application/json")
        #expect(heard.failure == nil)
        #expect(heard.handle?.ids[.run] == "R")
        #expect(heard.outcome == nil)
    }

    @Test("A chat completion asks with the newest message alone, in the thread that the server named")
    func request() async throws {
        let (_, exchange) = await Self.hear(
            .stream(Self.delta("Hi")), continuing: Wire.handle,
            parameters: ["context": ["a": 1], "environment_id": "E", "additional_parameters": ["b": 2]])
        let request = try #require(exchange.requests.first)
        #expect(request.url == "http://localhost:4321/v1/orchestrate/\(StartTests.agent)/chat/completions")
        #expect(request.header("X-IBM-THREAD-ID") == "T")
        #expect(request.header("X-IBM-ENVIRONMENT-ID") == "E")
        #expect(
            String(decoding: try #require(request.body), as: UTF8.self)
                == #"{"messages":[{"role":"user","content":"Grüezi \"you\""}],"stream":true,"context":{"a":1},"#
                + #""additional_parameters":{"b":2}}"#)
    }

    @Test("A completion's increments are the answer, and the end of its stream is its end")
    func stream() async {
        let (heard, _) = await Self.hear(.stream(Self.delta("Hel") + Self.delta("lo")))
        #expect(
            heard.events == [
                .accepted(Self.handle), .delta(Delta(part: "1.1", kind: .text, text: "Hel")),
                .delta(Delta(part: "1.1", kind: .text, text: "lo")), .ended(.completed),
            ])
    }

    @Test("A completion that goes on in a thread is accepted although it names nothing new")
    func continued() async {
        let (heard, _) = await Self.hear(.stream(Self.delta("Hi")), continuing: Self.handle)
        #expect(heard.events.first == .accepted(Self.handle))
    }

    @Test("Steps, the whole message and the end mark of a completion mean what they mean in a run")
    func steps() async {
        let call = Self.frame(
            "thread.run.step.delta",
            #"{"delta": {"role": "assistant", "step_details": {"type": "tool_calls", "tool_calls": [{"id": "c", "#
                + #""name": "t", "args": {"a": 1}}]}}}"#)
        let thinking = Self.frame(
            "thread.run.step.delta", #"{"delta": {"step_details": {"type": "thinking", "content": "Hm"}}}"#)
        let whole = Self.frame("thread.message.completed", #"{"message": {"role": "assistant", "content": "Done."}}"#)
        let (heard, _) = await Self.hear(.stream(thinking + call + whole + "data: [DONE]\n\n"))
        #expect(
            heard.events.content == [
                .delta(Delta(part: "reasoning-1", kind: .reasoning, text: "Hm")), .stepStarted(StepTests.step),
                .messageCompleted([Part(id: "1.1", kind: .text, text: "Done.")]), .ended(.completed),
            ])
    }

    @Test("A server that does not stream answers with the whole completion")
    func whole() async {
        let (heard, _) = await Self.hear(
            .json(
                #"{"id": "x", "object": "chat.completion", "choices": [{"index": 0, "message": {"role": "assistant", "#
                    + #""content": "Hello!"}, "finish_reason": "stop"}], "thread_id": "T", "#
                    + #""usage": {"prompt_tokens": 2, "completion_tokens": 1, "total_tokens": 3}}"#))
        #expect(
            heard.events.content == [
                .messageCompleted([Part(id: "1.1", kind: .text, text: "Hello!")]),
                .usageReported(Usage(inputTokens: 2, outputTokens: 1, totalTokens: 3)), .ended(.completed),
            ])
    }

    @Test("An error in a completion's stream is the end, with its words")
    func failed() async {
        let error = Self.frame("error", #"{"delta": {"role": "assistant", "content": "No model"}}"#)
        let (heard, _) = await Self.hear(.stream(Self.delta("Hel") + error))
        #expect(heard.events.failure?.message == "No model")
    }

    @Test("A completion that ends before it has answered is no success")
    func empty() async {
        let opening = #"data: {"object": "thread.message.delta", "thread_id": "T"}"# + "\n\n"
        let (heard, _) = await Self.hear(.stream(opening))
        #expect(heard.outcome == nil)
        let broken = TransportFailure(.broken, "reset by peer")
        let (cut, _) = await Self.hear(.stream(Self.delta("Hel"), breakage: broken))
        #expect(cut.outcome == nil)
        #expect(cut.failure?.delivery == .delivered)
    }

    @Test("What chat completions have no place for is told")
    func losses() async {
        let (heard, _) = await Self.hear(.stream(Self.delta("Hi")), parameters: ["llm_params": ["top_k": 1]])
        #expect(heard.events.contains(.warned("Chat completions take no llm_params, so the agent does without")))
    }

    @Test("A server without runs gets chat completions, says so once, and is not asked for runs again")
    func fallback() async {
        for missing in [ScriptedExchange.Answer.html(404), .html(405), .json(#"{"detail": "Not Found"}"#, status: 404)]
        {
            let exchange = ScriptedExchange([
                ("POST /runs", missing), ("POST /chat/completions", .stream(Self.delta("Hi"))),
            ])
            let platform = OrchestratePlatform.scripted(exchange)
            let first = await Heard(platform.start(StartTests.request))
            let posts = exchange.requests("POST /runs").count
            let second = await Heard(platform.start(StartTests.request))
            #expect(first.outcome == .completed)
            #expect(first.events.contains { if case .warned = $0 { true } else { false } })
            #expect(second.outcome == .completed)
            #expect(!second.events.contains { if case .warned = $0 { true } else { false } })
            #expect(exchange.requests("POST /runs").count == posts)
            #expect(exchange.requests("POST /chat/completions").count == 2)
        }
    }

    @Test(
        "A missing agent is no missing way, and a refused message goes no other way", arguments: [400, 404, 422, 500])
    func noFallback(status: Int) async {
        let exchange = ScriptedExchange([
            ("POST /runs", .json(#"{"detail": "Agent x not found"}"#, status: status)),
            ("POST /chat/completions", .stream(Self.delta("Hi"))),
        ])
        let heard = await Heard(OrchestratePlatform.scripted(exchange).start(StartTests.request))
        #expect(heard.failure != nil)
        #expect(exchange.requests.count == 1)
    }

    @Test("A completion can neither be cancelled nor asked for, and says so")
    func noRun() async throws {
        let platform = OrchestratePlatform.scripted(ScriptedExchange([]))
        #expect(try await platform.cancel(Self.handle) == .unsupported)
        let failure = try await #require(throws: PlatformFailure.self) { try await platform.poll(Self.handle) }
        #expect(failure.code == .runNotFound)
        #expect(failure.delivery == .delivered)
    }
}
