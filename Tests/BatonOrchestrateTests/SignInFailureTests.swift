import BatonCore
import BatonOrchestrate
import BatonTransport
import Testing

/// Why there is no token, in words that help and give nothing away.
struct SignInFailureTests {
    private static let held = SignInCredentials(apiKey: "hunter2-key", username: "ann", password: "hunter2-pw")

    private func failure(
        _ answers: [ScriptedExchange.Answer], of kind: SignIn.Kind = .ibmIAM, clock: PatientClock = PatientClock()
    ) async throws -> PlatformFailure {
        let exchange = ScriptedExchange(answers.flatMap { [("POST token", $0), ("POST authorize", $0)] })
        return try #require(
            await #expect(throws: PlatformFailure.self) {
                try await TokenExchange.scripted(kind, Self.held, at: exchange, clock: clock).issue()
            })
    }

    @Test("A key that IBM Cloud does not know is told in its words, with where it was refused and where keys are made")
    func unknownKey() async throws {
        let body = #"{"errorCode": "BXNIM0415E", "errorMessage": "Provided API key could not be found."}"#
        let failure = try await failure([.json(body, status: 400)])
        #expect(failure.code == .unauthorized)
        #expect(failure.message == "Provided API key could not be found.")
        #expect(failure.attempt == "signing in at iam.cloud.ibm.com")
        #expect(failure.advice.next.contains("https://cloud.ibm.com/iam/apikeys"))
        #expect(failure.delivery == .notDelivered)
    }

    @Test(
        "What answers in another way is told as what it is",
        arguments: [
            (ScriptedExchange.Answer.json("{}", status: 401), PlatformFailure.Code.unauthorized),
            (.html(404), .notFound),
            (.html(200), .unexpectedAnswer), (.json("{}"), .unexpectedAnswer), (.json("{}", status: 500), .serverError),
            (.json(#"{"token": "two words"}"#), .unexpectedAnswer), (.failing(.tls), .unreachable),
        ])
    func kinds(answer: ScriptedExchange.Answer, code: PlatformFailure.Code) async throws {
        #expect(try await failure([answer]).code == code)
    }

    @Test("A busy token server is asked again after the wait that it names, a silent one is given up")
    func patience() async throws {
        let clock = PatientClock()
        let busy = ScriptedExchange.Answer.json("{}", status: 503, headers: [WireHeader("Retry-After", "7")])
        let exchange = ScriptedExchange([("POST token", busy), ("POST token", SignInTests.answer)])
        _ = try await TokenExchange.scripted(.ibmIAM, Self.held, at: exchange, clock: clock).issue()
        #expect(clock.waits == [.seconds(7)])
        let silent = ScriptedExchange.Answer(onClose: {})
        let failure = try await failure([silent], clock: PatientClock(patience: .zero))
        #expect(failure.code == .timedOut)
    }

    @Test("Credentials that were refused are read anew, and sent again only where they have changed")
    func refused() async throws {
        let refused = ScriptedExchange.Answer.json("{}", status: 401)
        let same = ScriptedExchange([("POST token", refused)])
        await #expect(throws: PlatformFailure.self) {
            try await TokenExchange.scripted(.ibmIAM, Self.held, at: same).issue()
        }
        #expect(same.requests.count == 1)
        let changed = ScriptedExchange([("POST token", refused), ("POST token", SignInTests.answer)])
        _ = try await TokenExchange.scripted(
            .ibmIAM, Self.held, at: changed, afterRefusal: SignInCredentials(apiKey: "new")
        ).issue()
        #expect(changed.requests.count == 2)
    }

    @Test("No failure carries a key or a password, however the server echoes it", arguments: [400, 401, 404, 500, 200])
    func secrets(status: Int) async throws {
        let echo = "no hunter2-key, no hunter2-pw, no hunter2%2Dkey"
        for kind in [SignIn.Kind.ibmIAM, .mcsp, .cpd, .local] {
            let headers = [WireHeader("X-Request-ID", echo)]
            let failure = try await failure(
                [.json(#"{"message": "\#(echo)"}"#, status: status, headers: headers)], of: kind)
            #expect(!"\(failure)".contains("hunter2-"))
        }
        #expect(!"\(Self.held) \(String(reflecting: Self.held))".contains("hunter2"))
        let token = try await TokenExchange.scripted(
            .cpd, Self.held, at: ScriptedExchange([("POST authorize", .json(#"{"token": "hunter2"}"#))])
        ).issue()
        var dumped = ""
        dump(token, to: &dumped)
        #expect(!"\(dumped) \(token) \(String(reflecting: token))".contains("hunter2"))
    }

    @Test("No recording carries what is sent or what comes back")
    func recordings() async throws {
        for kind in [SignIn.Kind.ibmIAM, .mcspV1, .mcspV2, .cpd, .local] {
            let answer = ScriptedExchange.Answer.json(#"{"token": "t", "access_token": "hunter2-token"}"#)
            let exchange = ScriptedExchange([
                ("POST token", answer), ("POST authorize", answer), ("GET tenants", .json(#"[{"id": "1"}]"#)),
            ])
            _ = try await TokenExchange.scripted(kind, Self.held, at: exchange).issue()
            for request in exchange.requests {
                let kept = Redaction.headers(request.headers).map(\.value)
                let body = String(decoding: Redaction.payload(request.body ?? []), as: UTF8.self)
                #expect(!"\(kept) \(body) \(Redaction.url(request.url))".contains("hunter2"))
            }
            let payload = Redaction.payload(answer.chunks[0])
            #expect(!String(decoding: payload, as: UTF8.self).contains("hunter2"))
        }
    }
}
