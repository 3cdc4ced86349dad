import BatonRehearsal
import NIOHTTP1
import Testing

@Suite struct OrchestrateWireTests {
    static let roots = [
        "/api/v1", "/api/v1/orchestrate", "/v1", "/v1/orchestrate", "/instances/crn:v1:abc/v1/orchestrate",
    ]

    @Test(arguments: roots) func `every root serves agents, threads, runs and completions`(root: String) async throws {
        try await WireClient.withServer { client in
            let agents = try await client.get("\(root)/agents?names=writer&names=guide").json
            #expect(agents.array?.compactMap { $0["name"]?.string } == ["guide", "writer"])
            let run = try await client.post("\(root)/runs", body("hello")).json
            let thread = run["thread_id"]?.string ?? ""
            #expect(try await client.get("\(root)/threads").json[path: "0.id"]?.string == thread)
            #expect(try await client.get("\(root)/threads/\(thread)/messages").status == 200)
            let completion = try await client.post(
                "\(root)/\(RehearsedAgent.guide.uuid)/chat/completions",
                ["messages": [["role": "user", "content": "hello"]], "stream": false])
            #expect(completion.status == 200)
            #expect(try await client.get("\(root)/knowledge-bases").text == "[]")
        }
    }

    @Test(arguments: ["Bearer", "Bearer ", "Basic abc", "Bearer wrong"])
    func `a request without a token that is good gets 401 with a flat body`(authorization: String) async throws {
        try await WireClient.withServer { client in
            var client = client
            client.authorization = authorization
            let answer = try await client.get("/v1/orchestrate/agents")
            #expect(answer.status == 401)
            let json = try answer.json
            #expect(json["status"] == 401)
            #expect(json["code"] == 401)
            #expect(json["message"]?.string?.isEmpty == false)
            client.authorization = nil
            #expect(try await client.get("/api/v1/tenants").status == 401)
        }
    }

    @Test func `keys of IBM Cloud and of Cloud Pak for Data are as good as a bearer token`() async throws {
        try await WireClient.withServer { client in
            var client = client
            client.authorization = "ZenApiKey dTpr"
            #expect(try await client.get("/v1/orchestrate/agents").status == 200)
            client.authorization = nil
            let answer = try await client.send(.GET, "/v1/orchestrate/agents", nil, headers: [("IAM-API-KEY", "k")])
            #expect(answer.status == 200)
        }
    }

    @Test func `signing in gives a token in the shape of a JWT that does not expire, and the developer's tenant`()
        async throws
    {
        try await WireClient.withServer { client in
            var client = client
            client.authorization = nil
            let answer = try await client.send(.POST, "/api/v1/auth/token", "username=u&password=p").json
            let token = answer["access_token"]?.string ?? ""
            #expect(answer["token_type"]?.string == "bearer")
            #expect(token.split(separator: ".").count == 3)
            // base64url of `{"alg":"HS256","typ":"JWT"}`
            #expect(token.hasPrefix("eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9."))
            #expect(!token.contains("="))
            client.authorization = "Bearer \(token)"
            #expect(try await client.get("/api/v1/tenants").json[path: "0.name"]?.string == "wxo-dev")
        }
    }

    @Test func `what is not there, not allowed or not understood is answered as FastAPI does`() async throws {
        try await WireClient.withServer { client in
            let runs = "/v1/orchestrate/runs"
            #expect(try await client.get("/v1/nothing").text == #"{"detail":"Not Found"}"#)
            #expect(try await client.send(.DELETE, runs, nil).status == 405)
            #expect(try await client.send(.POST, runs, "{").status == 422)
            let missing = try await client.post(runs, [:])
            #expect(missing.status == 422)
            #expect(missing.text == #"{"detail":[{"type":"missing","loc":["body","message"],"msg":"Field required"}]}"#)
            let agent = try await client.post(runs, body("hi", agent: "00000000-0000-4000-8000-000000000000"))
            #expect(agent.status == 404)
            #expect(agent.text == #"{"detail":"Agent 00000000-0000-4000-8000-000000000000 not found"}"#)
            #expect(try await client.post(runs, body("hi", agent: "guide")).status == 500)
            let thread = try await client.post(runs, body("hi", thread: "00000000-0000-4000-8000-000000000000"))
            #expect(thread.status == 404)
            #expect(thread.text == #"{"detail":"Thread 00000000-0000-4000-8000-000000000000 not found"}"#)
            #expect(try await client.get("\(runs)/00000000-0000-4000-8000-000000000000").status == 404)
        }
    }

    @Test func `an agent's environments are draft and live, and a run may name either`() async throws {
        try await WireClient.withServer { client in
            let guide = RehearsedAgent.guide.uuid
            let environments = try await client.get("/v1/orchestrate/agents/\(guide)/environment").json
            #expect(environments[path: "0.name"] == "draft")
            #expect(environments[path: "1.name"] == "live")
            for id in [environments[path: "0.id"]?.string, environments[path: "1.id"]?.string, "", nil] {
                let answer = try await client.post("/v1/orchestrate/runs", body("hi", environment: id))
                #expect(answer.status == 200)
            }
            #expect(try await client.post("/v1/orchestrate/runs", body("hi", environment: guide)).status == 404)
        }
    }

    @Test func `a thread can be made first, renamed, listed by agent and deleted`() async throws {
        try await WireClient.withServer { client in
            let writer = RehearsedAgent.writer.uuid
            let made = try await client.post("/v1/threads", ["title": "One", "agent_id": .string(writer)])
            let id = try made.json["thread_id"]?.string ?? ""
            #expect(made.status == 201)
            #expect(made.headers.first(name: "Location") == "/v1/threads/\(id)")
            let run = try await client.post("/v1/orchestrate/runs", body("hi", thread: id))
            #expect(try run.json["thread_id"]?.string == id)
            #expect(try await client.get("/v1/threads?agent_id=\(RehearsedAgent.tools.uuid)").text == "[]")
            let renamed = try await client.send(.PATCH, "/v1/threads/\(id)", #"{"title": "Two"}"#)
            #expect(try renamed.json["title"]?.string == "Two")
            #expect(try await client.get("/v1/threads?agent_id=\(writer)").json[path: "0.title"]?.string == "Two")
            #expect(try await client.send(.DELETE, "/v1/threads/\(id)", nil).status == 204)
            #expect(try await client.get("/v1/threads/\(id)").status == 404)
            #expect(try await client.post("/v1/orchestrate/runs", body("hi", thread: id)).status == 404)
        }
    }

    @Test func `lists are cut by limit and offset`() async throws {
        try await WireClient.withServer { client in
            for prompt in ["one", "two", "three"] {
                _ = try await client.post("/v1/orchestrate/runs?stream=true", body(prompt))
            }
            let runs = try await client.get("/v1/orchestrate/runs?limit=1&offset=1").json
            #expect(runs["total"] == 3)
            #expect(runs["data"]?.array?.count == 1)
            let threads = try await client.get("/v1/threads?limit=2&offset=1").json
            #expect(threads.array?.compactMap { $0["title"]?.string } == ["two", "three"])
            #expect(try await client.get("/v1/threads?limit=x").status == 422)
        }
    }
}

/// A run's request.
func body(
    _ prompt: String, agent: String = RehearsedAgent.guide.uuid, thread: String? = nil, environment: String? = nil
) -> JSON {
    var members: [(String, JSON)] = [
        ("message", ["role": "user", "content": .string(prompt)]), ("agent_id", .string(agent)),
    ]
    if let thread { members.append(("thread_id", .string(thread))) }
    if let environment { members.append(("environment_id", .string(environment))) }
    return .object(members)
}
