import BatonRehearsal
import NIOHTTP1
import Synchronization
import Testing

/// The token servers of `watsonx-orchestrate.md` §2.1, and what becomes of their tokens.
@Suite struct OrchestrateSignInWireTests {
    private static let iam = "/identity/token"
    private static let mcspV1 = "/siusermgr/api/1.0/apikeys/token"
    private static let mcspV2 = "/api/2.0/apikeys/token"
    private static let cpd = "/icp4d-api/v1/authorize"
    private static let form = "grant_type=urn%3Aibm%3Aparams%3Aoauth%3Agrant-type%3Aapikey&apikey="

    private func withServer(
        lifetime: Int = 3_600, wallClock: @escaping @Sendable () -> Int64 = { 1_770_000_000_000 },
        _ body: (WireClient) async throws -> Void
    ) async throws {
        let server = try await RehearsalServer.start(speed: 1_000, tokenLifetime: lifetime, wallClock: wallClock)
        var client = WireClient(port: server.port)
        client.authorization = nil
        do {
            try await body(client)
        } catch {
            await server.stop()
            throw error
        }
        await server.stop()
    }

    @Test func `IBM Cloud's takes a form and gives a token of an hour`() async throws {
        try await withServer { client in
            let answer = try await client.send(.POST, Self.iam, Self.form + "key").json
            #expect(answer["expires_in"] == 3_600)
            #expect(answer["expiration"] == 1_770_003_600)
            #expect(answer["token_type"] == "Bearer")
            #expect(answer["access_token"]?.string?.split(separator: ".").count == 3)
            let refusal = try await client.send(.POST, Self.iam, Self.form + "wrong")
            #expect(refusal.status == 400)
            #expect(try refusal.json["errorCode"] == "BXNIM0415E")
            #expect(try await client.send(.POST, Self.iam, "apikey=key").status == 400)
        }
    }

    @Test func `MCSP's two versions take their own keys, the second in a header too`() async throws {
        try await withServer { client in
            // base 64 of `k1:a:b` and `k2:a:b`
            let (first, second) = ("azE6YTpi", "azI6YTpi")
            #expect(try await client.post(Self.mcspV1, ["apikey": .string(first)]).json["token"]?.string != nil)
            #expect(try await client.post(Self.mcspV1, ["apikey": .string(second)]).status == 401)
            for path in [Self.mcspV2, "/api/2.0/services/7/apikeys/token"] {
                let header = [("X-API-Key", second)]
                let answer = try await client.post(path, ["apikey": .string(second)], headers: header)
                #expect(try answer.json["expires_in"] == 3_600)
                #expect(try await client.post(path, ["apikey": .string(second)]).status == 400)
                #expect(try await client.post(path, ["apikey": .string(first)], headers: header).status == 401)
            }
        }
    }

    @Test func `Cloud Pak for Data's takes a password or a key, and says the end as a time`() async throws {
        try await withServer { client in
            for secret in ["password", "api_key"] {
                func body(_ text: String) -> JSON { .object([("username", .string("ann")), (secret, .string(text))]) }
                let answer = try await client.post(Self.cpd, body("p")).json
                #expect(answer["_messageCode_"] == "200")
                #expect(answer["expiration"] == 1_770_003_600)
                #expect(answer["expires_in"] == nil)
                #expect(try await client.post(Self.cpd, body("wrong")).status == 401)
            }
            #expect(try await client.post(Self.cpd, ["username": "ann"]).status == 401)
        }
    }

    @Test func `the Developer Edition's names the tenant that is asked for, and knows two`() async throws {
        try await withServer { client in
            let user = "username=ann%40x+y&password=p"
            let path = "/api/v1/auth/token"
            var client = client
            let first = try await client.send(.POST, path, user).json["access_token"]?.string ?? ""
            client.authorization = "Bearer \(first)"
            let tenants = try await client.get("/api/v1/tenants").json.array ?? []
            #expect(tenants.compactMap { $0["name"]?.string } == ["wxo-dev", "wxo-stage"])
            let id = tenants.last?["id"]?.string ?? ""
            #expect(try await client.send(.POST, "\(path)?tenant_id=\(id)", user).status == 200)
            #expect(try await client.send(.POST, "\(path)?tenant_id=x", user).status == 404)
            #expect(try await client.send(.POST, path, "username=ann&password=wrong").status == 401)
            #expect(try await client.send(.POST, path, "username=ann").status == 422)
        }
    }

    @Test func `a token is good until its end, and not a second longer`() async throws {
        let time = Mutex<Int64>(1_770_000_000_000)
        try await withServer(lifetime: 60, wallClock: { time.withLock { $0 } }) { client in
            var client = client
            let answer = try await client.send(.POST, Self.iam, Self.form + "key").json
            client.authorization = "Bearer \(answer["access_token"]?.string ?? "")"
            time.withLock { $0 += 59_999 }
            for root in ["", "/instances/1", "/orchestrate/ns/instances/1"].map({ $0 + "/v1/orchestrate" }) {
                #expect(try await client.get("\(root)/agents").status == 200)
            }
            time.withLock { $0 += 1 }
            #expect(try await client.get("/v1/orchestrate/agents").status == 401)
        }
    }
}
