import BatonCore
import BatonOrchestrate
import BatonRehearsal
import BatonTransport
import Foundation
import Synchronization
import Testing

@Suite("Signing in, end to end")
struct LoginTests {
    /// A way in: the profile's keys, and the path of its server.
    struct Way: CustomTestStringConvertible {
        var keys: String
        var path = "/instances/1"
        var user: String? = "rehearsal@example.com"
        var hasTenant = true
        var hasEnd = true

        var testDescription: String { keys }
    }

    private static let key = "api_key = { env = \"SECRET\" }"
    private static let password = "username = \"ann\"\npassword = { env = \"SECRET\" }"
    private static let cpd = "/orchestrate/ns/instances/1"

    static let ways = [
        Way(keys: "auth = \"ibm_iam\"\nauth_url = \"SERVER\"\n\(key)"),
        Way(keys: "auth = \"mcsp\"\nauth_url = \"SERVER\"\n\(key)"),
        Way(keys: "auth = \"mcsp_v1\"\nauth_url = \"SERVER\"\n\(key)"),
        Way(keys: "auth = \"mcsp_v2\"\nauth_url = \"SERVER\"\n\(key)"),
        Way(keys: "auth = \"cpd\"\n\(password)", path: cpd, user: "ann", hasTenant: false),
        Way(keys: "auth = \"cpd\"\nusername = \"ann\"\n\(key)", path: cpd, user: "ann", hasTenant: false),
        Way(
            keys: "auth = \"zen\"\nusername = \"ann\"\n\(key)", path: cpd, user: "ann", hasTenant: false, hasEnd: false),
        Way(keys: "\(password)\ntenant = \"wxo-stage\"", path: "", user: "ann", hasEnd: false),
        Way(keys: password, path: "/api/v1", user: "ann", hasEnd: false),
    ]

    /// The program with one profile at a rehearsal that lives as long as `body`.
    private func withProgram(
        _ way: Way, secret: String = "some-key", _ body: (Program) async throws -> Void
    ) async throws {
        let server = try await RehearsalServer.start(speed: 1_000)
        let root = "http://127.0.0.1:\(server.port)"
        do {
            let program = try Program(
                configuration: """
                    [profiles.p]
                    platform = "watsonx-orchestrate"
                    url = "\(root)\(way.path)"
                    \(way.keys.replacing("SERVER", with: root))
                    """)
            program.environment["SECRET"] = secret
            try await body(program)
        } catch {
            await server.stop()
            throw error
        }
        await server.stop()
    }

    @Test("login says who, where and until when, in every way in", arguments: ways)
    func login(way: Way) async throws {
        try await withProgram(way) { program in
            let result = try await program.finish(["login", "-o", "json"])
            #expect(result.status == 0, "\(result.errors)")
            let report = try JSONValue(parsing: result.output)
            #expect(report["user"]?.string == way.user)
            #expect((report["tenant"]?.string != nil) == way.hasTenant)
            #expect((report["until_ms"]?.int != nil) == way.hasEnd)
            #expect(report["profile"] == "p")
            let text = try await program.finish(["login"])
            #expect(text.output.contains("user"))
            #expect(!"\(result) \(text)".contains("some-key"))
            let answer = try await program.finish(["ask", "-a", "tools", "what is 6 * 7?"])
            #expect(answer.output.contains("42"), "\(answer.errors)")
        }
    }

    @Test(
        "a key or password that is refused ends with 4 and what to do",
        arguments: [ways[0], ways[2], ways[4], ways[8]])
    func refused(way: Way) async throws {
        try await withProgram(way, secret: "wrong") { program in
            let result = try await program.finish(["login"])
            #expect(result.status == 4)
            #expect(result.output.isEmpty)
            #expect(result.errors.contains("Check the profile's"))
        }
    }

    @Test("the rehearsal and orq.ai say that the login works, and no more than they know")
    func silent() throws {
        for profile in ["rehearsal", "rehearsal-orq"] {
            let result = try Program().run(["login", "-p", profile, "-o", "json"])
            #expect(result.status == 0)
            let report = try JSONValue(parsing: result.output)
            #expect(report["user"]?.isNull == true)
            #expect(report["until_ms"]?.isNull == true)
        }
    }

    @Test("a stored login that is over ends with 4 and the command that renews it, without asking the server")
    func stored() async throws {
        let way = Way(keys: "token = { adk = \"prod\" }")
        try await withProgram(way) { program in
            let none = try await program.finish(["login"])
            #expect(none.status == 4)
            #expect(none.errors.contains("Run: orchestrate env activate prod"))
            for (end, status) in [(1, Int32(4)), (4_000_000_000, 0)] {
                let token = Self.token(#"{"sub":"ann","woTenantId":"T","exp":\#(end)}"#)
                try Self.store(token, of: "prod", in: program.home)
                let result = try await program.finish(["login", "-o", "json"])
                #expect(result.status == status)
                guard status == 0 else { continue }
                let report = try JSONValue(parsing: result.output)
                #expect(report["user"] == "ann")
                #expect(report["until"] == "2096-10-02T07:06:40Z")
                #expect(report["renewed"] == false)
            }
        }
    }

    @Test("nobody there: 3")
    func unreachable() throws {
        let program = try Program(
            configuration: """
                [profiles.p]
                platform = "watsonx-orchestrate"
                url = "http://127.0.0.1:1/instances/1"
                auth = "ibm_iam"
                auth_url = "http://127.0.0.1:1"
                api_key = { command = "echo k" }
                """)
        let result = try program.run(["login"])
        #expect(result.status == 3)
    }

    @Test("a token that ends on the server first is exchanged anew, and nothing is said twice")
    func endsEarly() async throws {
        let ahead = Mutex<Int64>(0)
        let server = try await RehearsalServer.start(speed: 1_000) {
            Rehearsal.currentTime() + ahead.withLock { $0 }
        }
        let exchange = LiveExchange(settings: ExchangeSettings())
        let root = "http://127.0.0.1:\(server.port)/instances/1"
        let issuer = TokenExchange(
            SignIn(.ibmIAM, server: root, url: "http://127.0.0.1:\(server.port)"), credentials: Key(),
            exchange: exchange, clock: ContinuousClock(), now: Rehearsal.currentTime)
        let platform = OrchestratePlatform(
            configuration: OrchestrateConfiguration(root: root), exchange: exchange,
            tokens: TokenCache(issuer, now: Rehearsal.currentTime), clock: ContinuousClock())
        let until = try #require(try await platform.login().until)
        let agent = try await platform.agent(named: "tools").id.text
        ahead.withLock { $0 = 7_200_000 }
        var texts: [String] = []
        for try await batch in platform.start(RunRequest(agent: agent, prompt: Prompt("what is 6 * 7?"))) {
            for sequenced in batch {
                if case .messageCompleted(let parts) = sequenced.event { texts += parts.map(\.text) }
            }
        }
        #expect(texts.count { $0.contains("42") } == 1)
        let renewed = try #require(try await platform.login().until)
        #expect(renewed >= until + 7_200_000)
        await exchange.shutdown()
        await server.stop()
    }

    private struct Key: SignInCredentialSource {
        func credentials(refused: Bool) async throws(PlatformFailure) -> SignInCredentials {
            SignInCredentials(apiKey: "k")
        }
    }

    /// Writes the ADK's file as the ADK does.
    private static func store(_ token: String, of environment: String, in home: URL) throws {
        let folder = home.appending(path: ".cache/orchestrate")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try "auth:\n  \(environment):\n    wxo_mcsp_token: \(token)\n"
            .write(to: folder.appending(path: "credentials.yaml"), atomically: true, encoding: .utf8)
    }

    /// A JSON Web Token, signed by nobody.
    private static func token(_ claims: String) -> String {
        "e30.\(Data(claims.utf8).base64EncodedString().replacing("=", with: "")).c2ln"
    }
}
