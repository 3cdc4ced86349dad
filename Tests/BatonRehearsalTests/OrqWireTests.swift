import BatonRehearsal
import NIOHTTP1
import Testing

@Suite struct OrqWireTests {
    static let definition: JSON = [
        "key": "my-agent", "model": "openai/gpt-4o", "role": "Assistant", "instructions": "Be brief.",
        "path": "Default", "settings": [:],
    ]

    @Test func `agents are listed in pages and shown by key, id and version`() async throws {
        try await WireClient.withServer { client in
            let first = try await client.get("/v2/agents?limit=2").json
            #expect(first["object"] == "list")
            #expect(first["has_more"] == true)
            #expect(first["data"]?.array?.compactMap { $0["key"]?.string } == ["guide", "tools"])
            let last = first[path: "data.1._id"]?.string ?? ""
            let rest = try await client.get("/v2/agents?starting_after=\(last)").json
            #expect(rest["has_more"] == false)
            #expect(rest[path: "data.0.key"] == "writer")
            #expect(first[path: "data.0.status"] == "live")
            for name in ["writer", RehearsedAgent.writer.ulid, "writer@latest", "writer@1.0.0"] {
                #expect(try await client.get("/v2/agents/\(name)").json["key"] == "writer")
            }
            for name in ["nobody", "writer@production"] {
                let answer = try await client.get("/v2/agents/\(name)")
                #expect(answer.status == 404)
                #expect(answer.text == #"{"message":"Agent not found"}"#)
            }
        }
    }

    @Test func `a request without a key that is good gets 401 with a code and a link`() async throws {
        try await WireClient.withServer { client in
            for authorization in [nil, "Bearer wrong", "ZenApiKey x"] {
                var client = client
                client.authorization = authorization
                let answer = try await client.get("/v2/agents")
                #expect(answer.status == 401)
                #expect(try answer.json["code"] == "authentication_required")
                #expect(try answer.json["doc_url"]?.string?.hasPrefix("https://") == true)
            }
        }
    }

    @Test func `what is not there, not allowed or not understood is answered in the platform's shapes`() async throws {
        try await WireClient.withServer { client in
            #expect(try await client.get("/v2/nothing").text == #"{"message":"Not found"}"#)
            #expect(try await client.send(.DELETE, "/v2/agents", nil).status == 405)
            #expect(try await client.send(.POST, "/v2/agents/guide/task", "{").status == 400)
            let run = try await client.post("/v2/agents/run", ["key": "9x"])
            #expect(run.status == 400)
            let issues = try run.json[path: "details.issues"]?.array?.compactMap { $0[path: "path.0"]?.string }
            #expect(issues == ["model", "role", "instructions", "path", "settings", "key", "message"])
            let task = try await client.post("/v2/agents/guide/task", request("hi", task: "01K9ZQ4T8N3V5W7X9Y0A1B2C3D"))
            #expect(task.status == 404)
            #expect(task.text == #"{"message":"Task not found"}"#)
            let response = try await client.get("/v2/agents/guide/responses/01K9ZQ4T8N3V5W7X9Y0A1B2C3D")
            #expect(response.text == #"{"code":"404","message":"Response not found"}"#)
        }
    }

    @Test(arguments: ["/v2/agents/stumble/task", "/v2/agents/stumble/responses"])
    func `too many requests are refused with the headers that were seen live`(path: String) async throws {
        try await WireClient.withServer { client in
            let answer = try await client.post(path, request("429"))
            #expect(answer.status == 429)
            #expect(answer.headers.first(name: "retry-after") == "5")
            #expect(answer.headers.first(name: "x-ratelimit-reset") == "5s")
            #expect(try answer.json[path: "error.code"] == "requests_per_minute_exceeded")
        }
    }

    @Test func `run answers at once, and makes an agent of a key that is not known`() async throws {
        try await WireClient.withServer { client in
            let answer = try await client.post("/v2/agents/run", Self.definition.with("message", message("hello"))).json
            #expect(answer["kind"] == "task")
            #expect(answer[path: "status.state"] == "submitted")
            #expect(answer["contextId"] != answer["id"])
            #expect(answer[path: "metadata.trace_id"]?.string?.utf8.count == 32)
            let task = answer["id"]?.string ?? ""
            #expect(try await client.settled("my-agent", task)["status"] == "completed")
            let made = try await client.get("/v2/agents/my-agent").json
            #expect(made[path: "model.id"] == "openai/gpt-4o")
            #expect(made["version"] == "1.0.0")
            _ = try await client.post(
                "/v2/agents/run",
                Self.definition.with("role", "Clerk").with("message", message("hello")))
            #expect(try await client.get("/v2/agents/my-agent").json["version"] == "1.0.1")
        }
    }

    @Test func `a blocking task answers with its messages, and the next turn goes on under the same ids`() async throws
    {
        try await WireClient.withServer { client in
            let path = "/v2/agents/guide/task"
            let first = try await client.post(path, request("my cat is called Nimbus", isBlocking: true)).json
            #expect(first[path: "status.state"] == "completed")
            #expect(first["messages"]?.array?.compactMap { $0["role"]?.string } == ["user", "agent"])
            let task = first["id"]?.string ?? ""
            let second = try await client.post(path, request("What did I just say?", task: task, isBlocking: true)).json
            #expect(second["id"] == first["id"])
            #expect(second["contextId"] == first["contextId"])
            #expect(second[path: "metadata.trace_id"] != first[path: "metadata.trace_id"])
            #expect(second[path: "status.message.parts.0.text"]?.string?.contains("Nimbus") == true)
            let historic = try await client.get("/v2/agents/guide/tasks/\(task)").json
            #expect(historic["history"]?.array?.count == 4)
        }
    }

    @Test func `a task that is not inactive takes no other turn`() async throws {
        try await WireClient.withServer(speed: 1) { client in
            let task = try await client.post("/v2/agents/stumble/task", request("slow")).json["id"]?.string ?? ""
            let answer = try await client.post("/v2/agents/stumble/task", request("hi", task: task))
            #expect(answer.status == 409)
            #expect(answer.text == #"{"message":"Task is not in an inactive state"}"#)
            let polled = try await client.get("/v2/agents/stumble/responses/\(task)").json
            #expect(polled["status"] == "in_progress")
            #expect(polled["output"] == [])
            #expect(try await client.get("/v2/agents/stumble/tasks/\(task)").json[path: "status.state"] == "working")
        }
    }

    @Test func `options and forms are asked for in words, as input-required`() async throws {
        try await WireClient.withServer { client in
            let answer = try await client.post("/v2/agents/clerk/task", request("book something", isBlocking: true))
                .json
            #expect(answer[path: "status.state"] == "input-required")
            #expect(answer[path: "status.message.parts.0.text"]?.string?.contains("room") == true)
            let task = answer["id"]?.string ?? ""
            let next = try await client.post("/v2/agents/clerk/task", request("room", task: task, isBlocking: true))
                .json
            #expect(next[path: "status.state"] == "completed")
        }
    }
}

func message(_ prompt: String) -> JSON {
    ["role": "user", "parts": [["kind": "text", "text": .string(prompt)]]]
}

/// A request of the first two generations.
func request(_ prompt: String, task: String? = nil, isBlocking: Bool = false) -> JSON {
    let request: JSON = ["message": message(prompt), "configuration": ["blocking": .bool(isBlocking)]]
    return task.map { request.with("task_id", .string($0)) } ?? request
}

extension JSON {
    /// The object with a member set.
    func with(_ name: String, _ value: JSON) -> JSON {
        .object((members ?? []).filter { $0.0 != name } + [(name, value)])
    }
}
