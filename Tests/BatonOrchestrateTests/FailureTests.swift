import BatonCore
import BatonOrchestrate
import BatonTransport
import Testing

/// What refusals mean, and what they must never carry.
struct FailureTests {
    static func failure(_ answer: ScriptedExchange.Answer) async throws -> PlatformFailure {
        let exchange = ScriptedExchange([("POST /runs", answer)])
        return try #require(await Heard(OrchestratePlatform.scripted(exchange).start(StartTests.request)).failure)
    }

    @Test(
        "Each status has its meaning, and says whether the server has the message",
        arguments: [
            (400, PlatformFailure.Code.invalidRequest, PlatformFailure.Delivery.notDelivered),
            (401, .unauthorized, .notDelivered), (403, .forbidden, .notDelivered), (404, .notFound, .notDelivered),
            (408, .timedOut, .notDelivered), (409, .busy, .notDelivered), (413, .invalidRequest, .notDelivered),
            (422, .invalidRequest, .notDelivered), (429, .rateLimited, .notDelivered), (500, .serverError, .unknown),
            (501, .unsupported, .unknown), (502, .serverError, .unknown), (503, .serverError, .notDelivered),
            (504, .serverError, .unknown), (302, .unexpectedAnswer, .notDelivered),
        ])
    func statuses(status: Int, code: PlatformFailure.Code, delivery: PlatformFailure.Delivery) async throws {
        let failure = try await Self.failure(
            .json(#"{"detail": "No"}"#, status: status, headers: [WireHeader("x-request-id", "q-1")]))
        #expect(failure.code == code)
        #expect(failure.delivery == delivery)
        #expect(failure.message == "No")
        #expect(failure.httpStatus == status)
        #expect(failure.requestID == "q-1")
        #expect(failure.attempt == "sending the message")
    }

    @Test(
        "The words come from where the server put them, in the ADK's order",
        arguments: [
            (#"{"detail": {"message": "a", "code": "b"}, "message": "c"}"#, "a"),
            (#"{"detail": {"code": "b"}, "message": "c"}"#, "b"), (#"{"detail": "d", "message": "c"}"#, "d"),
            (#"{"message": "c", "error": "e"}"#, "c"), (#"{"error": "e"}"#, "e"),
            (#"{"error": {"message": "f"}}"#, "f"), (#"{"errors": [{"message": "g"}]}"#, "g"),
            (
                #"{"detail": [{"loc": ["body", "message", 0], "msg": "Field required", "type": "missing"}]}"#,
                "body.message.0: Field required"
            ),
            (#"{"odd": 1}"#, #"{"odd":1}"#), ("plain\n  words", "plain words"),
            ("", "The server refused the request without a word"),
        ])
    func words(body: String, message: String) async throws {
        #expect(try await Self.failure(.json(body, status: 400)).message == message)
    }

    @Test("A message is cut at 500 characters and carries no controls")
    func bounded() async throws {
        let long = try await Self.failure(
            .json(#"{"detail": "\#(String(repeating: "x", count: 9_000))"}"#, status: 400))
        #expect(long.message.count == 500)
        let wild = try await Self.failure(.json("\u{1B}[2J", status: 400))
        #expect(wild.message == "\u{241B}[2J")
    }

    @Test("A wrong instance id reads as one, although the server calls it its own fault")
    func wrongInstance() async throws {
        let body = #"{"message": "Failed to retrieve API key token. Status code: 404", "code": 500}"#
        let failure = try await Self.failure(.json(body, status: 500))
        #expect(failure.hint?.contains("instance") == true)
        #expect(failure.code == .notFound)
        #expect(failure.delivery == .notDelivered)
        #expect(!failure.isRetryable)
    }

    @Test(
        "Each refusal of the document says what to do",
        arguments: [
            (401, #"{"code": 401, "message": "Bad token", "status": 401}"#, "orchestrate env activate"),
            (403, #"{"detail": "No"}"#, "tenant"), (404, #"{"detail": "Agent x not found"}"#, "baton agents"),
            (404, #"{"detail": "Tenant not found"}"#, "url and login"),
            (404, #"{"detail": "Application not found"}"#, "orchestrate connections"), (405, "<html>", "url"),
            (413, #"{"detail": "Too big"}"#, "larger"),
            (422, #"{"detail": [{"loc": ["body", "llm_params"], "msg": "Bad", "type": "x"}]}"#, "run settings"),
            (
                429,
                #"{"detail": {"code": "RESOURCE_QUOTA_EXCEEDED", "resource": "messages", "current": 9, "limit": 10}}"#,
                "messages are used up (9 of 10)"
            ),
            (429, #"{"detail": "Slow down"}"#, "Wait a moment"),
            (500, #"{"message": "Failed to retrieve API key token. Status code: 404", "code": 500}"#, "instance"),
            (500, #"{"detail": "invalid input syntax for type uuid: \"weather\""}"#, "baton agents"),
            (500, #"{"detail": "cannot cast to UUID"}"#, "baton agents"), (502, "<html>", "look at the thread"),
            (503, "<html>", "Try again"), (504, "<html>", "look at the thread"),
        ])
    func hints(status: Int, body: String, hint: String) async throws {
        #expect(try await Self.failure(.json(body, status: status)).advice.next.contains(hint))
    }

    @Test("A run that failed says what helps, where that is known")
    func runHints() throws {
        func hint(_ reason: String) throws -> String? {
            try Wire.meaning(of: Wire.event("run.failed", #"{"error": "\#(reason)"}"#)).failure?.hint
        }
        #expect(try hint("Stream timed out")?.contains("stream_timeout") == true)
        #expect(try hint("context_length_exceeded: 9000 tokens")?.contains("new thread") == true)
        #expect(try hint("No model") == nil)
    }

    @Test("A thread that is gone is told as such when it was to go on")
    func threadGone() async throws {
        let exchange = ScriptedExchange([("POST /runs", .json(#"{"detail": "Thread T not found"}"#, status: 404))])
        var request = StartTests.request
        request.continuing = Wire.handle
        #expect(await Heard(OrchestratePlatform.scripted(exchange).start(request)).failure?.code == .threadNotFound)
    }

    @Test("An answer that is no JSON says what it is not")
    func notJSON() async throws {
        let exchange = ScriptedExchange([("GET /agents", .html(200))])
        let failure = try await #require(throws: PlatformFailure.self) {
            try await OrchestratePlatform.scripted(exchange).agents()
        }
        #expect(failure.code == .unexpectedAnswer)
    }

    static let echoes = [
        "Bad token \(RotatingTokens.first)", "Bearer \(RotatingTokens.first.prefix(20))... is bad",
        "'\(RotatingTokens.first)' and \(RotatingTokens.first)",
    ]

    @Test("No failure carries the credential, however the server echoes it", arguments: echoes)
    func secrets(echo: String) async throws {
        let secret = RotatingTokens.first.prefix(12)
        let headers = [WireHeader("x-request-id", echo)]
        for status in [400, 401, 404, 429, 500] {
            let failure = try await Self.failure(.json(#"{"detail": "\#(echo)"}"#, status: status, headers: headers))
            #expect(!"\(failure)".contains(secret))
        }
        let broken = try await Self.failure(.failing(.broken, echo))
        #expect(!"\(broken)".contains(secret))
        let event = Wire.lines([Wire.turn[0], Wire.event("run.failed", #"{"error": "\#(echo)"}"#)])
        let exchange = ScriptedExchange([("POST /runs", .stream(event))])
        let heard = await Heard(OrchestratePlatform.scripted(exchange).start(StartTests.request))
        #expect(heard.events.failure != nil)
        #expect(!"\(heard.events)".contains(secret))
        let poll = ScriptedExchange([
            ("GET /runs/R", .json(#"{"status": "failed", "last_error": "\#(echo)"}"#))
        ])
        #expect(!"\(try await OrchestratePlatform.scripted(poll).poll(Wire.handle))".contains(secret))
    }
}
