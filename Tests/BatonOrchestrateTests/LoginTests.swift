import BatonCore
import BatonOrchestrate
import Testing

/// Asking the server whether it takes a login.
struct LoginTests {
    private struct Stored: TokenSource {
        let text: String
        func token(refused: String?) async throws(PlatformFailure) -> String? { text }
    }

    @Test("A login is the token's own, once the server has taken it")
    func taken() async throws {
        let exchange = ScriptedExchange([("GET /agents", .json("[]"))])
        let claims = #"{"sub":"ann","woTenantId":"T","exp":1770003600}"#
        let platform = OrchestratePlatform.scripted(exchange, tokens: Stored(text: token(claims)))
        #expect(try await platform.login() == Login(who: "ann", tenant: "T", until: 1_770_003_600_000))
        #expect(exchange.requests.count == 1)
        let opaque = OrchestratePlatform.scripted(exchange, tokens: Stored(text: "opaque"))
        #expect(try await opaque.login() == Login())
        #expect(try await OrchestratePlatform.scripted(exchange, tokens: NoTokens()).login() == Login())
    }

    @Test("A login that the server does not take is told with the way to renew it")
    func refused() async throws {
        let exchange = ScriptedExchange([("GET /agents", .json("{}", status: 401))])
        let failure = await #expect(throws: PlatformFailure.self) {
            try await OrchestratePlatform.scripted(exchange).login()
        }
        #expect(failure?.code == .unauthorized)
        #expect(failure?.attempt == "checking the login")
        #expect(failure?.advice.next == "Run: orchestrate env activate local")
    }

    @Test("A token refused as a stream is opened is exchanged once more, and the message goes out with the new one")
    func streamOpening() async throws {
        let exchange = ScriptedExchange([
            ("POST token", .json(#"{"token": "old", "expires_in": 3600}"#)),
            ("POST token", .json(#"{"token": "new", "expires_in": 3600}"#)),
            ("POST /runs", .json("{}", status: 401)), ("POST /runs", StartTests.turn),
        ])
        let issuer = TokenExchange.scripted(.ibmIAM, SignInCredentials(apiKey: "k"), at: exchange)
        let platform = OrchestratePlatform.scripted(exchange, tokens: TokenCache(issuer) { 1_770_000_000_000 })
        #expect(await Heard(platform.start(StartTests.request)).outcome == .completed)
        #expect(exchange.requests("POST /runs").map { $0.header("Authorization") } == ["Bearer old", "Bearer new"])
    }
}
