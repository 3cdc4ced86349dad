import BatonCore
import BatonOrchestrate
import BatonTransport
import Testing

/// Models without agents: which there are, what goes out, and every shape in which they answer.
struct ModelTests {
    static let request = RunRequest(agent: "model:groq/x", prompt: Prompt("Hi"))
    static let chat = "POST /completions/chat"
    static let plain = "POST /completions"
    static let gateway = "POST /gateway/model/chat/completions"

    static func chunk(_ text: String) -> String {
        #"data: {"object": "chat.completion.chunk", "model": "groq/x", "choices": [{"delta": {"content": "\#(text)"}}]}"#
            + "\n\n"
    }

    static let stream =
        chunk("Hel") + chunk("lo") + #"data: {"choices": [{"delta": {}, "finish_reason": "stop"}]}"# + "\n\n"
        + #"data: {"choices": [], "usage": {"prompt_tokens": 2, "completion_tokens": 1, "total_tokens": 3}}"# + "\n\n"
        + "data: [DONE]\n\n"

    static func hear(
        _ answer: ScriptedExchange.Answer, _ request: RunRequest = request
    ) async -> (Heard, ScriptedExchange) {
        let exchange = ScriptedExchange([(chat, answer)])
        return (await Heard(OrchestratePlatform.scripted(exchange).start(request)), exchange)
    }

    static func text(_ heard: Heard) -> String {
        heard.events.texts.joined()
            + heard.events.compactMap { if case .delta(let delta) = $0 { delta.text } else { nil } }.joined()
    }

    @Test func `models come from both lists, each named once and marked`() async throws {
        let exchange = ScriptedExchange([
            (
                "GET /models/list",
                .json(#"{"resources": [{"id": "groq/x", "description": "Fast", "tags": ["default"]}, {"id": "v/y"}]}"#)
            ),
            ("GET /models", .json(#"[{"id": "6a3f", "name": "v/y", "display_name": "Mine", "description": "Own"}]"#)),
        ])
        let models = try await OrchestratePlatform.scripted(exchange).models()
        #expect(
            models == [
                Agent(
                    id: "model:v/y", name: "model:v/y", displayName: "Mine", summary: "Model: Own",
                    model: "v/y"),
                Agent(
                    id: "model:groq/x", name: "model:groq/x", summary: "Model: Fast",
                    model: "groq/x"),
            ])
        #expect(
            exchange.requests.map(\.url) == [
                "http://localhost:4321/v1/models/list", "http://localhost:4321/v1/models",
            ])
    }

    @Test func `one list is enough, and none is unsupported`() async throws {
        let one = ScriptedExchange([("GET /models/list", .json(#"{"resources": [{"id": "groq/x"}]}"#))])
        #expect(try await OrchestratePlatform.scripted(one).models().map(\.name) == ["model:groq/x"])
        let failure = try await #require(throws: PlatformFailure.self) {
            try await OrchestratePlatform.scripted(ScriptedExchange([])).models()
        }
        #expect(failure.code == .unsupported)
    }

    @Test func `a model is found by its name, and one that no list has is taken as it is`() async throws {
        let exchange = ScriptedExchange([("GET /models/list", .json(#"{"resources": [{"id": "groq/X"}]}"#))])
        let platform = OrchestratePlatform.scripted(exchange)
        #expect(try await platform.agent(named: "model:groq/x").model == "groq/X")
        #expect(try await platform.agent(named: "model:other/y").model == "other/y")
    }

    @Test func `the whole conversation goes out, with what this call sets`() async throws {
        var request = Self.request
        request.transcript = [ChatMessage(role: .user, text: "One"), ChatMessage(role: .assistant, text: "Two")]
        request.parameters = ["temperature": 0]
        let (_, exchange) = await Self.hear(.stream(Self.stream), request)
        let sent = try #require(exchange.requests.first)
        #expect(sent.url == "http://localhost:4321/v1/completions/chat")
        #expect(
            try JSONValue(parsing: try #require(sent.body)) == [
                "model": "groq/x",
                "messages": [
                    ["role": "user", "content": "One"], ["role": "assistant", "content": "Two"],
                    ["role": "user", "content": "Hi"],
                ],
                "stream": true, "temperature": 0,
            ])
    }

    @Test func `a stream is told as it comes, to its figures`() async {
        let (heard, _) = await Self.hear(.stream(Self.stream))
        let handle = RemoteHandle(platform: .orchestrate, state: ["api": "models"])
        #expect(
            heard.events == [
                .accepted(handle), .started(nil, agent: nil, model: "groq/x"),
                .delta(Delta(part: "1.1", kind: .text, text: "Hel")),
                .delta(Delta(part: "1.1", kind: .text, text: "lo")),
                .usageReported(Usage(inputTokens: 2, outputTokens: 1, totalTokens: 3)), .ended(.completed),
            ])
    }

    @Test(
        "Every shape of an answer has its text",
        arguments: [
            #"{"content": "Hello", "response_metadata": {"model": "m"}}"#, #"{"content": "Hello"}"#,
            #"{"choices": [{"message": {"role": "assistant", "content": "Hello"}, "finish_reason": "stop"}]}"#,
            #"{"object": "chat.completion", "choices": [{"message": {"content": "Hello"}, "finish_reason": "stop"}]}"#,
            #"{"object": "text_completion", "choices": [{"text": "Hello", "finish_reason": "stop"}]}"#,
            #"{"content": "Hel"}"# + "\n" + #"{"content": "lo"}"# + "\n",
            #"{"delta": "Hel"}"# + "\n" + #"{"delta": {"content": "lo"}}"# + "\n",
            #"{"choices": [{"delta": {"content": "Hel"}}]}"# + "\n" + #"{"choices": [{"delta": {"content": "lo"}}]}"#,
            "data: " + #"{"choices": [{"text": "Hel"}]}"# + "\n\ndata: " + #"{"choices": [{"text": "lo"}]}"#
                + "\n\ndata: [DONE]\n\n",
        ])
    func shapes(body: String) async {
        let (heard, _) = await Self.hear(.stream(body))
        #expect(Self.text(heard) == "Hello")
        #expect(heard.outcome == .completed)
    }

    @Test func `the figures of a whole answer are in its metadata`() async {
        let (heard, _) = await Self.hear(
            .json(#"{"content": "Hi", "response_metadata": {"model": "m", "token_usage": {"total_tokens": 3}}}"#))
        #expect(heard.events.contains(.usageReported(Usage(totalTokens: 3, model: "m"))))
    }

    @Test func `an answer that stopped at its limit says so, and an empty one is an answer`() async {
        let (long, _) = await Self.hear(.json(#"{"choices": [{"text": "Hel", "finish_reason": "length"}]}"#))
        #expect(long.outcome == .cutOff(reason: "length"))
        let (empty, _) = await Self.hear(.json(#"{"content": "", "response_metadata": {}}"#))
        #expect(empty.outcome == .completed)
    }

    @Test func `errors in a stream end it, and a stream that breaks off is no success`() async {
        let (failed, _) = await Self.hear(.stream(Self.chunk("Hel") + #"data: {"error": {"message": "No"}}"# + "\n\n"))
        #expect(failed.events.failure?.message == "No")
        let broken = TransportFailure(.broken, "reset by peer")
        let (cut, _) = await Self.hear(.stream(Self.chunk("Hel"), breakage: broken))
        #expect(cut.outcome == nil)
        #expect(cut.failure?.delivery == .delivered)
    }

    @Test func `without the chat route the gateway answers, and the missing route is not asked for again`() async {
        let exchange = ScriptedExchange([(Self.gateway, .stream(Self.stream))])
        let platform = OrchestratePlatform.scripted(exchange)
        #expect(await Heard(platform.start(Self.request)).outcome == .completed)
        let asked = exchange.requests(Self.chat).count
        #expect(await Heard(platform.start(Self.request)).outcome == .completed)
        #expect(exchange.requests(Self.chat).count == asked)
        #expect(
            exchange.requests.last?.url == "http://localhost:4321/v1/orchestrate/gateway/model/chat/completions")
    }

    @Test func `a bare text goes as a prompt, or as a chat where the server knows only those`() async throws {
        var request = Self.request
        request.isPlainCompletion = true
        let exchange = ScriptedExchange([(Self.plain, .json(#"{"content": "Hello", "response_metadata": {}}"#))])
        let heard = await Heard(OrchestratePlatform.scripted(exchange).start(request))
        #expect(heard.outcome == .completed)
        let body = try JSONValue(parsing: try #require(exchange.requests.first?.body))
        #expect(body == ["model": "groq/x", "prompt": "Hi", "stream": true])
        let (chatted, _) = await Self.hear(.stream(Self.stream), request)
        #expect(chatted.outcome == .completed)
        #expect(chatted.events.contains { if case .warned = $0 { true } else { false } })
    }

    @Test func `a server that does not stream is asked once more without`() async throws {
        let exchange = ScriptedExchange([
            (Self.chat, .json(#"{"detail": "stream is not supported"}"#, status: 422)),
            (Self.chat, .json(#"{"content": "Hello", "response_metadata": {}}"#)),
        ])
        let heard = await Heard(OrchestratePlatform.scripted(exchange).start(Self.request))
        #expect(heard.outcome == .completed)
        let body = try JSONValue(parsing: try #require(exchange.requests.last?.body))
        #expect(body["stream"] == false)
    }

    @Test(
        "A message that the model may have is never posted again",
        arguments: [
            ScriptedExchange.Answer.failing(.broken), .html(502), .json(#"{"detail": "Boom"}"#, status: 500),
            .stream(""), .stream("", breakage: TransportFailure(.broken, "reset by peer")),
        ])
    func neverTwice(answer: ScriptedExchange.Answer) async {
        let (heard, exchange) = await Self.hear(answer)
        #expect(exchange.requests.count == 1)
        #expect(heard.failure?.delivery == .unknown)
    }

    @Test func `a model that is not there is told, and no other way is tried`() async {
        let (heard, exchange) = await Self.hear(.json(#"{"detail": "Model groq/x not found"}"#, status: 404))
        #expect(heard.failure?.code == .notFound)
        #expect(exchange.requests.count == 1)
    }

    @Test func `an answer of a model can neither be asked for nor cancelled, and takes no files`() async throws {
        let handle = RemoteHandle(platform: .orchestrate, state: ["api": "models"])
        let platform = OrchestratePlatform.scripted(ScriptedExchange([]))
        #expect(try await platform.cancel(handle) == .unsupported)
        let failure = try await #require(throws: PlatformFailure.self) { try await platform.poll(handle) }
        #expect(failure.code == .runNotFound)
        var request = Self.request
        request.prompt.files = [FileTests.notes]
        #expect(await Heard(platform.start(request)).failure?.code == .unsupported)
    }
}
