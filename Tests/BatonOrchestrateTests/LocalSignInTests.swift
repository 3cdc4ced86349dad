import BatonCore
import BatonOrchestrate
import BatonTransport
import Testing

/// The Developer Edition's sign-in in two steps, with a tenant chosen between them.
struct LocalSignInTests {
    private static func exchange(_ tenants: String..., created: String? = nil) -> ScriptedExchange {
        let user = ScriptedExchange.Answer.json(#"{"access_token": "user", "token_type": "bearer"}"#)
        let lists = tenants.map { ("GET /tenants", ScriptedExchange.Answer.json($0)) }
        let tenant = token(#"{"sub":"7","username":"ann","woTenantId":"T"}"#)
        return ScriptedExchange(
            [("POST /auth/token", user)] + lists + [
                ("POST /auth/token", .json(#"{"access_token": "\#(tenant)"}"#)),
                ("POST /tenants", .json("{}", status: 201)),
            ])
    }

    private static func issue(_ exchange: ScriptedExchange, tenant: String? = nil) async throws -> AccessToken {
        let held = SignInCredentials(username: "a b", password: "p&w", tenant: tenant)
        return try await TokenExchange.scripted(.local, held, at: exchange, server: "http://localhost:4321/api/v1")
            .issue()
    }

    private static let two = #"[{"id": "1", "name": "other"}, {"id": "T 2", "name": "wxo-dev"}]"#

    @Test("signs in as the user, looks for the developer's tenant, and signs in to that")
    func steps() async throws {
        let exchange = Self.exchange(Self.two)
        let token = try await Self.issue(exchange)
        #expect(token.login == Login(who: "ann", tenant: "T", isRenewed: true))
        let form = """
            Accept: application/json
            Content-Type: application/x-www-form-urlencoded
            username=a%20b&password=p%26w
            """
        #expect(
            exchange.requests.map(\.text) == [
                "POST http://localhost:4321/api/v1/auth/token\n" + form,
                "GET http://localhost:4321/api/v1/tenants\nAccept: application/json\nAuthorization: Bearer user\n",
                "POST http://localhost:4321/api/v1/auth/token?tenant_id=T%202\n" + form,
            ])
    }

    @Test(
        "takes the tenant that the profile names by id or name, and the only one where none is named",
        arguments: [
            ("other", two, "1"), ("1", two, "1"), (nil, #"{"data": [{"id": "9", "name": "mine"}]}"#, "9"),
        ])
    func choice(tenant: String?, list: String, chosen: String) async throws {
        let exchange = Self.exchange(list)
        _ = try await Self.issue(exchange, tenant: tenant)
        #expect(exchange.requests.last?.url.hasSuffix("?tenant_id=\(chosen)") == true)
    }

    @Test("makes the developer's tenant where there is none at all, as the ADK does")
    func newTenant() async throws {
        let exchange = Self.exchange("[]", #"[{"id": "3", "name": "wxo-dev"}]"#)
        _ = try await Self.issue(exchange)
        let made = try #require(exchange.requests("POST /tenants").first)
        #expect(
            String(decoding: made.body ?? [], as: UTF8.self)
                == #"{"name":"wxo-dev","title":"WatsonX Orchestrate Development","tags":["test"]}"#)
        #expect(made.header("Authorization") == "Bearer user")
        #expect(exchange.requests.last?.url.hasSuffix("?tenant_id=3") == true)
    }

    @Test("says which tenants there are where the wanted one is not, and makes none")
    func unknownTenant() async throws {
        let failure = await #expect(throws: PlatformFailure.self) {
            try await Self.issue(Self.exchange(Self.two), tenant: "wxo-def")
        }
        #expect(failure?.code == .forbidden)
        #expect(failure?.hint == "Set the profile's tenant. Did you mean “wxo-dev”?")
        let list = #"[{"id": "1", "name": "red"}, {"id": "2", "name": "blue"}]"#
        let open = await #expect(throws: PlatformFailure.self) { try await Self.issue(Self.exchange(list)) }
        #expect(open?.hint == "Set the profile's tenant. Tenants: red, blue.")
        let none = Self.exchange("[]")
        let nobody = await #expect(throws: PlatformFailure.self) { try await Self.issue(none, tenant: "red") }
        #expect(nobody?.hint == "Set the profile's tenant. This user has no tenant.")
        #expect(none.requests("POST /tenants").isEmpty)
    }
}
