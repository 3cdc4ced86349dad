import BatonCore
import BatonOrq
import BatonTransport
import Testing

private let secret = "sk-orq-test-secret"
private let lost = TransportFailure(.broken, "the server closed the connection")

private func refusal(
    _ status: Int, _ body: String, headers: [WireHeader] = [], api: OrqAPI = .responses, continuing: RemoteHandle? = nil
) async -> PlatformFailure? {
    let exchange = ScriptedExchange(.json(body, status: status, headers: headers))
    return await events(of: platform(exchange, api: api), continuing: continuing).failure
}

@Suite struct FailureTests {
    @Test(
        "each of the five shapes of an error gives the platform's own words",
        arguments: [
            (404, #"{"message":"Agent not found"}"#, PlatformFailure.Code.agentNotFound, "Agent not found"),
            (400, #"{"code":"404","message":"Bad engine"}"#, .invalidRequest, "Bad engine"),
            (
                401,
                #"{"code":"authentication_required","message":"Token invalid.","request_id":"r1","doc_url":"https://d/x","details":{}}"#,
                .unauthorized, "Token invalid."
            ),
            (
                403, #"{"code":7,"message":"not authorized for this endpoint","details":[]}"#, .forbidden,
                "not authorized for this endpoint"
            ),
            (
                429,
                #"{"error":{"code":"requests_per_minute_exceeded","message":"Rate limit exceeded.","type":"rate_limit_error","param":null}}"#,
                .rateLimited, "Rate limit exceeded."
            ),
            (402, #"{"id":"x","code":402,"error":"Quota used up","source":"system"}"#, .quotaExceeded, "Quota used up"),
            (502, "upstream connect error", .serverError, "upstream connect error"),
            (503, "<html><body>Down</body></html>", .serverError, "The server is not able to answer just now"),
            (
                422,
                #"{"message":"Invalid","details":{"issues":[{"path":["message","parts"],"message":"is required"}]}}"#,
                .invalidRequest, "Invalid: message.parts: is required"
            ),
            (
                429, #"{"error":{"code":"cost_budget_exceeded","message":"Budget spent"}}"#, .quotaExceeded,
                "Budget spent"
            ),
        ])
    func shapes(_ status: Int, _ body: String, _ code: PlatformFailure.Code, _ message: String) async {
        let failure = await refusal(status, body)
        #expect(failure?.code == code)
        #expect(failure?.message == message)
        #expect(failure?.httpStatus == status)
        #expect(failure?.attempt == "sending the message")
    }

    @Test("a failure carries the request's id, the wait and where to read on")
    func details() async {
        let body = #"{"code":"x","message":"Slow down","request_id":"r1","doc_url":"https://docs.orq.ai/x"}"#
        let failure = await refusal(429, body, headers: [WireHeader("Retry-After", "58")])
        #expect(failure?.requestID == "r1")
        #expect(failure?.retryAfter == .seconds(58))
        #expect(failure?.hint == "See https://docs.orq.ai/x")
        #expect(failure?.isRetryable == true)
        let dated = await refusal(429, "{}", headers: [WireHeader("Retry-After", "Sun, 06 Nov 1994 08:49:47 GMT")])
        #expect(dated?.retryAfter == .seconds(10))
    }

    @Test(
        "delivery says whether the server may have the message",
        arguments: [
            (400, "{}", PlatformFailure.Delivery.notDelivered), (401, "{}", .notDelivered), (404, "{}", .notDelivered),
            (408, "{}", .unknown), (429, "{}", .notDelivered), (500, "{}", .unknown), (502, "bad gateway", .unknown),
            (503, #"{"code":"service_unavailable","message":"x"}"#, .notDelivered), (503, "reset", .unknown),
            (504, "{}", .unknown),
        ])
    func delivery(_ status: Int, _ body: String, _ delivery: PlatformFailure.Delivery) async {
        #expect(await refusal(status, body)?.delivery == delivery)
    }

    @Test(
        "a connection that was never made delivered nothing; one that broke may have, and the message is not sent again"
    )
    func transport() async {
        let cases: [(TransportFailure.Code, PlatformFailure.Code, PlatformFailure.Delivery)] = [
            (.refused, .unreachable, .notDelivered), (.unknownHost, .unreachable, .notDelivered),
            (.connectTimeout, .unreachable, .notDelivered), (.broken, .connectionLost, .unknown),
            (.idleTimeout, .timedOut, .unknown),
        ]
        for (code, expected, delivery) in cases {
            let exchange = ScriptedExchange { _ throws(TransportFailure) in throw TransportFailure(code, "x") }
            let failure = await events(of: platform(exchange)).failure
            #expect(failure?.code == expected)
            #expect(failure?.delivery == delivery)
            #expect(exchange.sent.count == 1)
        }
    }

    @Test(
        "after a stream that broke there is no second post, with events and without", arguments: [OrqAPI.tasks, .auto])
    func brokenStreams(_ api: OrqAPI) async {
        let began = sse([#"{"type":"agents.execution_started","data":{"agent_task_id":"t1"}}"#]).dropLast(
            "data: [DONE]\n\n".count)
        for (text, delivery) in [("", PlatformFailure.Delivery.unknown), (String(began), .delivered)] {
            let exchange = ScriptedExchange(.stream([Array(text.utf8)], breaks: lost))
            let outcome = await events(of: platform(exchange, api: api))
            #expect(outcome.failure?.code == .connectionLost)
            if api == .tasks { #expect(outcome.failure?.delivery == delivery) }
            #expect(exchange.sent.count == 1)
        }
    }

    @Test("a stream that ends without an end is no failed run, and is not sent again")
    func endlessStream() async {
        let text = #"data: {"type":"agents.execution_started","data":{"agent_task_id":"t1"}}"# + "\n\n"
        let exchange = ScriptedExchange(.stream(text))
        let outcome = await events(of: platform(exchange, api: .tasks))
        #expect(outcome.events == [.accepted(handle(.tasks, [.task: "t1"]))])
        #expect(outcome.failure == nil)
        #expect(exchange.sent.count == 1)
    }

    @Test("what breaks after the run's end is nobody's concern")
    func breakAfterEnd() async {
        let text = sse([#"{"type":"response.failed","response":{"id":"r","status":"completed","output":[]}}"#])
        let outcome = await events(of: platform(ScriptedExchange(.stream(text, breaks: lost)), api: .responses))
        #expect(outcome.events.last == .ended(.completed))
        #expect(outcome.failure == nil)
    }

    @Test("a page of HTML, or an empty answer, is no answer of orq.ai's")
    func notOrq() async {
        let page = ScriptedExchange.Answer(
            headers: [WireHeader("Content-Type", "text/html; charset=utf-8")], pieces: [Array("<html>".utf8)])
        for answer in [page, .stream(""), .stream("hello\n")] {
            let failure = await events(of: platform(ScriptedExchange(answer), api: .responses)).failure
            #expect(failure?.code == .unexpectedAnswer)
        }
    }

    @Test("a continued task that is still at work is busy, and one that is gone is no new thread")
    func continuing() async {
        let old = handle(.tasks, [.task: "t1"])
        #expect(await refusal(409, #"{"message":"Task is not in an inactive state"}"#, continuing: old)?.code == .busy)
        #expect(
            await refusal(400, #"{"message":"tool_call_ids did not have response messages"}"#, continuing: old)?.code
                == .busy)
        #expect(await refusal(404, #"{"message":"Task not found"}"#, continuing: old)?.code == .threadNotFound)
    }

    @Test("a refused key is asked for once more, and the message sent again only with another one")
    func refreshes() async {
        let unauthorized = ScriptedExchange.Answer.json(#"{"code":"expired_api_key","message":"Expired"}"#, status: 401)
        let same = ScriptedExchange(unauthorized)
        #expect(await events(of: platform(same, api: .responses)).failure?.code == .unauthorized)
        #expect(same.sent.count == 1)
        let fresh = ScriptedExchange(
            unauthorized, .stream(sse([#"{"object":"response","status":"completed","id":"r"}"#])))
        let keys = Keys(refreshed: "sk-orq-fresh")
        #expect(await events(of: platform(fresh, api: .responses, keys: keys)).failure == nil)
        #expect(fresh.sent.map { $0.header("Authorization") } == ["Bearer \(secret)", "Bearer sk-orq-fresh"])
    }

    @Test("no failure carries the key, wherever a server repeats it")
    func redacts() async throws {
        let body = #"{"message":"Bad key \#(secret)","request_id":"\#(secret)","doc_url":"https://d/?k=\#(secret)"}"#
        let refused = try #require(await refusal(400, body))
        #expect(!String(reflecting: refused).contains(secret))
        #expect(refused.message == "Bad key [key]")
        let broken = ScriptedExchange { _ throws(TransportFailure) in throw TransportFailure(.broken, "lost \(secret)")
        }
        #expect(!String(reflecting: await events(of: platform(broken)).failure).contains(secret))
        let failed = #"{"type":"error","error":{"message":"key \#(secret) is bad"}}"#
        #expect(!String(reflecting: await events(of: .responses, [failed])).contains(secret))
        let listing = platform(ScriptedExchange(.json(body, status: 401)))
        let failure = await #expect(throws: PlatformFailure.self) { try await listing.agents() }
        #expect(!String(reflecting: failure).contains(secret))
    }

    @Test("a key that no header can carry is told of and never sent", arguments: ["a\nb", "a b", "sk-schlüssel"])
    func unusableKeys(_ key: String) async {
        let exchange = ScriptedExchange(.json("{}"))
        let failure = await events(of: platform(exchange, keys: Keys(first: key))).failure
        #expect(failure?.code == .local)
        #expect(exchange.sent.isEmpty)
    }
}
