import BatonCore
import BatonOrchestrate
import BatonTransport
import Testing

/// Sending a message: what goes out, and when it goes out again.
struct StartTests {
    static let agent = "6a3f4980-73f2-4e7f-b920-2b4189ba2919"
    static let request = RunRequest(agent: agent, prompt: Prompt("Grüezi \"you\""))
    static let turn = ScriptedExchange.Answer.stream(Wire.lines(Wire.turn))

    static func posts(_ exchange: ScriptedExchange) -> Int { exchange.requests("POST /runs").count }

    @Test("A turn streams from the request to the outcome")
    func turn() async {
        let exchange = ScriptedExchange([("POST /runs", Self.turn)])
        let heard = await Heard(OrchestratePlatform.scripted(exchange).start(Self.request))
        #expect(heard.events == Wire.turnEvents)
        #expect(heard.failure == nil)
    }

    @Test("The events of one network read come together")
    func batches() async throws {
        let lines = Wire.turn.map { Array(($0 + "\n").utf8) }
        let answer = ScriptedExchange.Answer(chunks: [lines[0] + lines[1] + lines[2], lines[10]])
        let platform = OrchestratePlatform.scripted(ScriptedExchange([("POST /runs", answer)]))
        var sizes: [Int] = []
        for try await batch in platform.start(Self.request) { sizes.append(batch.count) }
        #expect(sizes == [3, 1])
    }

    @Test("A UUID goes to the wire without a question, as a plain string, with ten minutes for the stream")
    func requestAsSent() async throws {
        let exchange = ScriptedExchange([("POST /runs", Self.turn)])
        _ = await Heard(OrchestratePlatform.scripted(exchange).start(Self.request))
        let request = try #require(exchange.requests.first)
        #expect(exchange.requests.count == 1)
        #expect(
            request.url == "http://localhost:4321/v1/orchestrate/runs"
                + "?stream=true&multiple_content=true&stream_timeout=600000")
        #expect(
            String(decoding: try #require(request.body), as: UTF8.self)
                == #"{"message":{"role":"user","content":"Grüezi \"you\""},"agent_id":"\#(Self.agent)"}"#)
        #expect(request.header("Authorization") == "Bearer \(RotatingTokens.first)")
        #expect(request.header("Content-Type") == "application/json")
        #expect(request.header("Accept") == "text/event-stream")
    }

    @Test("A thread goes on by the id that the server gave")
    func continuing() async throws {
        let exchange = ScriptedExchange([("POST /runs", Self.turn)])
        var request = Self.request
        request.continuing = Wire.answeredHandle
        let heard = await Heard(OrchestratePlatform.scripted(exchange).start(request))
        let body = try JSONValue(parsing: try #require(exchange.requests.first?.body))
        #expect(body["thread_id"] == "T")
        #expect(heard.handle?.ids[.thread] == "T")
    }

    @Test("A thread that the server never named is not begun anew")
    func unnamedThread() async {
        let exchange = ScriptedExchange([("POST /runs", Self.turn)])
        var request = Self.request
        request.continuing = RemoteHandle(platform: .orchestrate)
        let heard = await Heard(OrchestratePlatform.scripted(exchange).start(request))
        #expect(heard.failure?.code == .threadNotFound)
        #expect(exchange.requests.isEmpty)
    }

    @Test("The other two credentials go into their own headers")
    func credentials() async {
        for (authorization, header, value) in [
            (OrchestrateConfiguration.Authorization.zenAPIKey, "Authorization", "ZenApiKey \(RotatingTokens.first)"),
            (.iamAPIKey, "IAM-API-KEY", RotatingTokens.first),
        ] {
            let exchange = ScriptedExchange([("POST /runs", Self.turn)])
            _ = await Heard(OrchestratePlatform.scripted(exchange, authorization: authorization).start(Self.request))
            #expect(exchange.requests.first?.header(header) == value)
        }
    }

    @Test("A server without login gets no credential")
    func noLogin() async {
        let exchange = ScriptedExchange([("POST /runs", Self.turn)])
        _ = await Heard(OrchestratePlatform.scripted(exchange, tokens: NoTokens()).start(Self.request))
        #expect(exchange.requests.first?.header("Authorization") == nil)
    }

    @Test("After 401 the message goes out once more with a new token, also when a stream is opened")
    func unauthorizedOnce() async {
        let exchange = ScriptedExchange([
            ("POST /runs", .json(#"{"code": 401, "message": "Expired", "status": 401}"#, status: 401)),
            ("POST /runs", Self.turn),
        ])
        let heard = await Heard(OrchestratePlatform.scripted(exchange).start(Self.request))
        #expect(heard.outcome == .completed)
        #expect(exchange.requests.map { $0.header("Authorization")?.last } == ["1", "2"])
    }

    @Test("A second 401 is the end, with the way to log in again")
    func unauthorizedTwice() async {
        let exchange = ScriptedExchange([("POST /runs", .json(#"{"detail": "Bad token"}"#, status: 401))])
        let heard = await Heard(OrchestratePlatform.scripted(exchange).start(Self.request))
        #expect(Self.posts(exchange) == 2)
        #expect(heard.failure?.code == .unauthorized)
        #expect(heard.failure?.delivery == .notDelivered)
        #expect(heard.failure?.advice.next == "Run: orchestrate env activate local")
    }

    @Test(
        "A connection that was never made is tried once more", arguments: [TransportFailure.Code.refused, .unknownHost])
    func refused(code: TransportFailure.Code) async {
        let exchange = ScriptedExchange([("POST /runs", .failing(code)), ("POST /runs", Self.turn)])
        #expect(await Heard(OrchestratePlatform.scripted(exchange).start(Self.request)).outcome == .completed)
        let dead = ScriptedExchange([("POST /runs", .failing(code))])
        let heard = await Heard(OrchestratePlatform.scripted(dead).start(Self.request))
        #expect(Self.posts(dead) == 2)
        #expect(heard.failure?.code == .unreachable)
        #expect(heard.failure?.delivery == .notDelivered)
    }

    @Test("A refusal by status waits and tries again: 1, 2, 4 s, or what the server asks for", arguments: [429, 503])
    func backsOff(status: Int) async {
        let clock = HurriedClock()
        let refusal = ScriptedExchange.Answer.json(#"{"detail": "Slow down"}"#, status: status)
        let asked = ScriptedExchange.Answer.json(
            #"{"detail": "Slow down"}"#, status: status, headers: [WireHeader("Retry-After", "7")])
        let exchange = ScriptedExchange([
            ("POST /runs", refusal), ("POST /runs", asked), ("POST /runs", refusal), ("POST /runs", refusal),
        ])
        let heard = await Heard(OrchestratePlatform.scripted(exchange, clock: clock).start(Self.request))
        #expect(clock.waits == [.seconds(1), .seconds(7), .seconds(4)])
        #expect(Self.posts(exchange) == 4)
        #expect(heard.failure?.isRetryable == true)
        #expect(heard.failure?.delivery == .notDelivered)
    }

    @Test("A server that asks for more patience than half a minute is not waited for")
    func longRetryAfter() async {
        let refusal = ScriptedExchange.Answer.json("{}", status: 429, headers: [WireHeader("Retry-After", "120")])
        let exchange = ScriptedExchange([("POST /runs", refusal)])
        let heard = await Heard(OrchestratePlatform.scripted(exchange).start(Self.request))
        #expect(Self.posts(exchange) == 1)
        #expect(heard.failure?.retryAfter == .seconds(120))
    }

    @Test("A quota is not waited for")
    func quota() async {
        let body = #"{"detail": {"code": "RESOURCE_QUOTA_EXCEEDED", "message": "Plan exhausted"}}"#
        let exchange = ScriptedExchange([("POST /runs", .json(body, status: 429))])
        let heard = await Heard(OrchestratePlatform.scripted(exchange).start(Self.request))
        #expect(Self.posts(exchange) == 1)
        #expect(heard.failure?.code == .quotaExceeded)
        #expect(heard.failure?.message == "Plan exhausted")
    }

    @Test(
        "A message that the server may have is never posted again",
        arguments: [
            ScriptedExchange.Answer.failing(.broken), .failing(.idleTimeout), .html(502), .html(504),
            .json(#"{"detail": "Boom"}"#, status: 500), .stream(""), .html(200),
            .stream("", breakage: TransportFailure(.broken, "reset by peer")),
        ])
    func neverTwice(answer: ScriptedExchange.Answer) async {
        let exchange = ScriptedExchange([("POST /runs", answer), ("POST /runs", Self.turn)])
        let heard = await Heard(OrchestratePlatform.scripted(exchange).start(Self.request))
        #expect(Self.posts(exchange) == 1)
        #expect(heard.failure?.delivery == .unknown)
    }

    @Test("A stream that breaks off after any of its lines is told as lost or unknown, and posts nothing again")
    func brokenStream() async {
        for count in 1..<11 {
            for breakage in [nil, TransportFailure(.broken, "reset by peer")] {
                let answer = ScriptedExchange.Answer.stream(Wire.lines(Array(Wire.turn[..<count])), breakage: breakage)
                let exchange = ScriptedExchange([("POST /runs", answer), ("POST /runs", Self.turn)])
                let heard = await Heard(OrchestratePlatform.scripted(exchange).start(Self.request))
                #expect(Self.posts(exchange) == 1)
                #expect(heard.outcome == nil || count == 11)
                #expect(heard.handle?.ids[.run] == "R")
                #expect(heard.failure?.code == (breakage == nil ? nil : .connectionLost))
                #expect((heard.failure?.delivery ?? .delivered) == .delivered)
            }
        }
    }

    @Test("A server that ignored the wish for a stream has accepted the run, which is then to be polled")
    func ignoredStream() async {
        let ack = #"{"thread_id": "T", "run_id": "R", "task_id": "K", "message_id": "U"}"#
        let exchange = ScriptedExchange([("POST /runs", .json(ack))])
        let heard = await Heard(OrchestratePlatform.scripted(exchange).start(Self.request))
        #expect(heard.failure == nil)
        let handle = RemoteHandle(
            platform: .orchestrate, ids: RemoteIDs([.thread: "T", .run: "R", .task: "K"]), state: ["user_message": "U"])
        #expect(heard.events == [.accepted(handle)])
    }

    @Test("A web page in place of a stream is told as what it is")
    func webPage() async {
        let exchange = ScriptedExchange([("POST /runs", .html(200))])
        let heard = await Heard(OrchestratePlatform.scripted(exchange).start(Self.request))
        #expect(heard.failure?.code == .unexpectedAnswer)
    }

    /// A run that says `events` and then nothing more; `closed` ends when its connection is let go.
    static func openRun(_ events: [String]) -> (exchange: ScriptedExchange, closed: AsyncStream<Void>) {
        let (closed, continuation) = AsyncStream.makeStream(of: Void.self)
        let answer = ScriptedExchange.Answer(
            chunks: [Array(Wire.lines(events).utf8)], onClose: { continuation.finish() })
        return (ScriptedExchange([("POST /runs", answer)]), closed)
    }

    @Test("A stream that stays open after its outcome neither keeps the caller waiting nor stays open for long")
    func openAfterEnd() async {
        let (exchange, closed) = Self.openRun(Wire.turn)
        let clock = HurriedClock()
        let heard = await Heard(OrchestratePlatform.scripted(exchange, clock: clock).start(Self.request))
        #expect(heard.outcome == .completed)
        #expect(heard.failure == nil)
        for await _ in closed {}
        #expect(clock.waits == [.seconds(2)])
    }

    @Test("A caller that goes away closes the connection, and cancels nothing on the server")
    func callerGone() async {
        let (exchange, closed) = Self.openRun(Array(Wire.turn.prefix(3)))
        let (begun, signal) = AsyncStream.makeStream(of: Void.self)
        let platform = OrchestratePlatform.scripted(exchange)
        let watching = Task {
            for try await _ in platform.start(Self.request) { signal.finish() }
        }
        for await _ in begun {}
        watching.cancel()
        for await _ in closed {}
        #expect(exchange.requests.count == 1)
    }
}
