import BatonCore
import BatonOrchestrate
import BatonTransport
import Testing

/// The exchanges of `watsonx-orchestrate.md` §2.1, as bytes.
struct SignInTests {
    static let key = SignInCredentials(apiKey: "k+y/1 =")
    static let answer = ScriptedExchange.Answer.json(#"{"token": "t.0.k", "expires_in": 3600}"#)

    static func request(
        _ kind: SignIn.Kind, _ held: SignInCredentials, server: String = "https://w.example", url: String? = nil
    ) async throws -> WireRequest {
        let exchange = ScriptedExchange([("POST token", answer), ("POST authorize", answer)])
        _ = try await TokenExchange.scripted(kind, held, at: exchange, server: server, url: url).issue()
        #expect(exchange.requests.count == 1)
        return try #require(exchange.requests.first)
    }

    @Test("IBM Cloud gets a form with the key in it")
    func iam() async throws {
        #expect(
            try await Self.request(.ibmIAM, Self.key).text == """
                POST https://iam.cloud.ibm.com/identity/token
                Accept: application/json
                Content-Type: application/x-www-form-urlencoded
                grant_type=urn%3Aibm%3Aparams%3Aoauth%3Agrant-type%3Aapikey&apikey=k%2By%2F1%20%3D
                """)
    }

    @Test("MCSP's first version gets the key as JSON, the second also as a header, and is asked for the roles")
    func mcsp() async throws {
        #expect(
            try await Self.request(.mcspV1, Self.key).text == """
                POST https://iam.platform.saas.ibm.com/siusermgr/api/1.0/apikeys/token
                Accept: application/json
                Content-Type: application/json
                {"apikey":"k+y/1 ="}
                """)
        let second = try await Self.request(.mcspV2, Self.key).text
        #expect(
            second == """
                POST https://account-iam.platform.saas.ibm.com/api/2.0/apikeys/token?includeBuiltinActions=false\
                &includeCustomActions=false&includeRoles=true&prefixRolesWithDefinitionScope=false
                Accept: application/json
                Content-Type: application/json
                X-API-Key: k+y/1 =
                {"apikey":"k+y/1 ="}
                """)
    }

    @Test("Cloud Pak for Data gets a password, or else an API key, at the root of the server's own host")
    func cpd() async throws {
        let server = "https://cpd-orchestrate.example.com/orchestrate/ns/instances/17"
        let password = SignInCredentials(username: "ann", password: "p\"w")
        #expect(
            try await Self.request(.cpd, password, server: server).text == """
                POST https://cpd-orchestrate.example.com/icp4d-api/v1/authorize
                Accept: application/json
                Content-Type: application/json
                {"username":"ann","password":"p\\"w"}
                """)
        let key = try await Self.request(.cpd, SignInCredentials(apiKey: "k", username: "ann"), server: server).text
        #expect(key.hasSuffix(#"{"username":"ann","api_key":"k"}"#))
        let bare = try await Self.request(.cpd, password, server: "https://orchestrate.example.com").url
        #expect(bare == "https://orchestrate.example.com/icp4d-api/v1/authorize")
    }

    @Test("A region with an account server of its own is asked there")
    func region() async throws {
        let url = try await Self.request(
            .mcspV2, Self.key, server: "https://api.germanywestcentral.watson-orchestrate.ibm.com/instances/1"
        ).url
        #expect(url.hasPrefix("https://account-iam.azure.westus3.platform.saas.ibm.com/api/2.0/apikeys/token?"))
    }

    @Test(
        "An address of one's own may be the root, a part or the whole of where tokens are given",
        arguments: [
            (SignIn.Kind.ibmIAM, "http://h:1", "http://h:1/identity/token"),
            (.ibmIAM, "http://h:1/identity", "http://h:1/identity/token"),
            (.ibmIAM, "http://h:1/identity/token", "http://h:1/identity/token"),
            (.cpd, "https://h/icp4d-api", "https://h/icp4d-api/v1/authorize"),
            (.mcspV1, "https://h/x", "https://h/x/siusermgr/api/1.0/apikeys/token"),
        ])
    func ownURL(kind: SignIn.Kind, url: String, expected: String) async throws {
        let held = SignInCredentials(apiKey: "k", username: "u")
        #expect(try await Self.request(kind, held, url: url).url == expected)
        let scoped = "https://h/api/2.0/services/7/apikeys/token"
        #expect(try await Self.request(.mcspV2, held, url: scoped).url.hasPrefix(scoped + "?"))
    }

    @Test(
        "An MCSP key that tells its version goes there only",
        arguments: [("azE6YTpi", "/siusermgr/api/1.0/apikeys/token"), ("azI6YQ", "/api/2.0/apikeys/token")])
    func keyVersion(key: String, path: String) async throws {
        let request = try await Self.request(.mcsp, SignInCredentials(apiKey: key))
        #expect(request.url.prefix { $0 != "?" }.hasSuffix(path))
    }

    @Test("Any other MCSP key is tried with the first version, then with the second")
    func eitherVersion() async throws {
        let refused = ScriptedExchange.Answer.json(#"{"message": "no"}"#, status: 401)
        let exchange = ScriptedExchange([
            ("POST /api/1.0/apikeys/token", refused), ("POST /api/2.0/apikeys/token", Self.answer),
        ])
        #expect(try await TokenExchange.scripted(.mcsp, Self.key, at: exchange).issue().text == "t.0.k")
        #expect(exchange.requests.count == 2)
        let away = ScriptedExchange([
            ("POST /api/1.0/apikeys/token", .failing(.refused)), ("POST /api/2.0/apikeys/token", refused),
        ])
        let failure = await #expect(throws: PlatformFailure.self) {
            try await TokenExchange.scripted(.mcsp, Self.key, at: away).issue()
        }
        // The second's refusal says nothing of a key that the first never saw.
        #expect(failure?.code == .unreachable)
    }

    @Test("A Zen key is never exchanged, and travels as base 64 of user and key")
    func zen() async throws {
        let exchange = ScriptedExchange([("GET /agents", .json("[]"))])
        let issuer = TokenExchange.scripted(.zen, SignInCredentials(apiKey: "k", username: "ann"), at: exchange)
        let tokens = TokenCache(issuer, now: { 0 })
        let platform = OrchestratePlatform.scripted(exchange, authorization: .zenAPIKey, tokens: tokens)
        #expect(try await platform.login() == Login(who: "ann"))
        #expect(exchange.requests.map { $0.header("Authorization") } == ["ZenApiKey YW5uOms="])
    }

    @Test("What a token says, or else its answer, tells who, where and until when")
    func login() async throws {
        let cases: [(answer: String, login: Login)] = [
            (
                #"{"access_token": "\#(token(#"{"sub":"ann@x","exp":1770003600,"account":{"bss":"A"}}"#))"}"#,
                Login(who: "ann@x", tenant: "A", until: 1_770_003_600_000, isRenewed: true)
            ),
            (#"{"token": "opaque", "expires_in": 7200}"#, Login(who: "u", until: 1_770_007_200_000, isRenewed: true)),
            (
                #"{"token": "opaque", "expiration": 1770000100}"#,
                Login(who: "u", until: 1_770_000_100_000, isRenewed: true)
            ),
            // The token's own clock is wrong, or ours is.
            (
                #"{"token": "\#(token(#"{"user_id":"7","tenantId":"T","exp":1}"#))", "expires_in": 60}"#,
                Login(who: "7", tenant: "T", until: 1_770_000_060_000, isRenewed: true)
            ),
            (#"{"token": "opaque", "expires_in": 1e300, "expiration": -1}"#, Login(who: "u", isRenewed: true)),
            (#"{"token": "\#(token(#"{"username":"a\u001b[2Jb"}"#))"}"#, Login(who: "a␛[2Jb", isRenewed: true)),
        ]
        for (answer, login) in cases {
            let exchange = ScriptedExchange([("POST /authorize", .json(answer))])
            let held = SignInCredentials(username: "u", password: "p")
            #expect(try await TokenExchange.scripted(.cpd, held, at: exchange).issue().login == login)
        }
    }
}
