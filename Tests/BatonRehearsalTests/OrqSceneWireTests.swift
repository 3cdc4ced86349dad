import BatonRehearsal
import NIOHTTP1
import Testing

/// What orq.ai's side plays on request.
@Suite struct OrqSceneWireTests {
    @Test func `a stream pauses for functions of the client's, and goes on when all are answered at once`() async throws
    {
        try await WireClient.withServer { client in
            let events = try await client.post("/v2/agents/tools/stream-task", request("/sim tools")).payloads
            let end = try #require(events.last)
            #expect(end[path: "data.finish_reason"] == "function_call")
            let pending = try #require(end[path: "data.pending_tool_calls"]?.array)
            let names = pending.compactMap { $0[path: "function.name"]?.string }
            #expect(names == ["get_weather", "get_weather", "get_time"])
            #expect(pending[0][path: "function.arguments"] == #"{"city":"Bern"}"#)
            let parts = end[path: "data.last_message_full.parts"]?.array ?? []
            let called = parts.filter { $0["kind"] == "tool_call" }.compactMap { $0["tool_call_id"]?.string }
            let ids = pending.compactMap { $0["id"]?.string }
            #expect(called == ids)
            let task = events[0][path: "data.agent_task_id"]?.string ?? ""
            let shown = try await client.get("/v2/agents/tools/tasks/\(task)").json
            #expect(shown[path: "status.state"] == "input-required")
            let next = try await client.post("/v2/agents/tools/stream-task", answer(ids, task: task)).payloads
            #expect(types(next).contains("event.agents.message-created"))
            #expect(next.last?[path: "data.finish_reason"] == "stop")
            #expect(next.last?[path: "data.last_message"]?.string?.contains("14") == true)
        }
    }

    @Test(arguments: ["task", "responses"])
    func `every pending call is answered in one message before anything else`(route: String) async throws {
        try await WireClient.withServer { client in
            let path = "/v2/agents/tools/responses"
            let paused = try await client.post(path, request("/sim tools")).json
            #expect(paused["finish_reason"] == "function_call")
            let task = paused["task_id"]?.string ?? ""
            let ids = (paused["pending_tool_calls"]?.array ?? []).compactMap { $0["id"]?.string }
            #expect(ids.count == 3)
            let other = "/v2/agents/tools/\(route)"
            let early = try await client.post(other, request("and?", task: task))
            #expect(early.status == 400)
            #expect(try early.json["message"]?.string?.contains("tool_call_ids did not have response messages") == true)
            #expect(try await client.post(other, answer([ids[0]], task: task)).status == 400)
            let unknown = try await client.post(other, answer(ids + ["call_x"], task: task))
            #expect(unknown.status == 400)
            #expect(try unknown.json[path: "details.issues.0.path"]?.array?.last == "tool_call_id")
            #expect(try await client.post(other, answer(ids, task: task)).status == 200)
            #expect(try await client.settled("tools", task)["finish_reason"] == "stop")
        }
    }

    @Test func `the second generation's stream names the pending calls in its last event`() async throws {
        try await WireClient.withServer { client in
            let body = request(#"/sim call open_door {"floor":2}"#).with("stream", true)
            let end = try #require(try await client.post("/v2/agents/clerk/responses", body).payloads.last)
            #expect(end[path: "data.finishReason"] == "function_call")
            #expect(end[path: "data.pendingToolCalls.0.function.name"] == "open_door")
            #expect(end[path: "data.pendingToolCalls.0.function.arguments"] == #"{"floor":2}"#)
        }
    }

    @Test func `a response of the router's ends with open function calls, which outputs answer`() async throws {
        try await WireClient.withServer { client in
            let path = "/v3/router/responses"
            let paused = try await client.post(path, ["model": "agent/tools", "input": "/sim tools"]).json
            let output = paused["output"]?.array ?? []
            let calls = output.filter { $0["type"] == "function_call" }.compactMap { $0["call_id"]?.string }
            #expect(calls.count == 3)
            #expect(!output.contains { $0["type"]?.string?.hasPrefix("orq:") == true })
            func next(_ calls: [String]) -> JSON {
                let items = calls.map { call -> JSON in
                    ["type": "function_call_output", "call_id": .string(call), "output": #"{"temp_c":14}"#]
                }
                return [
                    "model": "agent/tools", "previous_response_id": paused["id"] ?? nil, "input": .array(items),
                ]
            }
            #expect(try await client.post(path, next([calls[0]])).status == 400)
            #expect(try await client.post(path, next(["call_x"])).status == 400)
            let done = try await client.post(path, next(calls)).json
            #expect(done["status"] == "completed")
            #expect(done[path: "output.0.content.0.text"]?.string?.contains(#"{"temp_c":14}"#) == true)
        }
    }

    @Test(arguments: ["length", "content_filter", "max_iterations", "max_time"])
    func `an answer that is cut off says why in every generation, and can be gone on with`(reason: String) async throws
    {
        try await WireClient.withServer { client in
            let prompt = "/sim \(reason)"
            let told = try await client.post("/v2/agents/guide/stream-task", request(prompt)).payloads
            #expect(told.last?[path: "data.finish_reason"]?.string == reason)
            let task = told[0][path: "data.agent_task_id"]?.string ?? ""
            let rest = try await client.post("/v2/agents/guide/responses", request("continue", task: task)).json
            #expect(rest["finish_reason"] == "stop")
            #expect(rest[path: "output.0.parts.0.text"]?.string?.contains("rest") == true)
            let second = try await client.post("/v2/agents/guide/responses", request(prompt)).json
            #expect(second["finish_reason"]?.string == reason)
            let body: JSON = ["model": "agent/guide", "input": .string(prompt), "stream": true]
            let third = try #require(try await client.post("/v3/router/responses", body).payloads.last)
            #expect(third["type"] == "response.incomplete")
            let word = reason == "length" ? "max_output_tokens" : reason
            #expect(third[path: "response.incomplete_details.reason"]?.string == word)
        }
    }

    @Test(arguments: ["auth-required", "canceled", "rejected"])
    func `a task ends in the states that only other servers have`(state: String) async throws {
        try await WireClient.withServer { client in
            let task = try await client.post("/v2/agents/guide/task", request("/sim \(state)", isBlocking: true)).json
            #expect(task[path: "status.state"]?.string == state)
            let told = try await client.post("/v2/agents/guide/stream-task", request("/sim \(state)")).payloads
            #expect(types(told).contains("event.agents.thought"))
            #expect(!types(told).contains("event.agents.inactive"))
            let id = told[0][path: "data.agent_task_id"]?.string ?? ""
            let polled = try await client.get("/v2/agents/guide/responses/\(id)").json
            #expect(polled[path: "status.state"]?.string == state)
            let second = request("/sim \(state)").with("stream", true)
            let response = try await client.post("/v2/agents/guide/responses", second).payloads
            #expect(types(response).last == "part.done")
            let third: JSON = ["model": "agent/guide", "input": .string("/sim \(state)"), "stream": true]
            let end = try #require(try await client.post("/v3/router/responses", third).payloads.last)
            #expect(end["type"] == "response.failed")
            #expect(end[path: "response.error.code"]?.string == state)
        }
    }

    @Test(arguments: [
        ("message", 404, "message"), ("code", 500, "code"), ("platform", 402, "doc_url"), ("grpc", 403, "details"),
        ("router", 400, "error"),
    ])
    func `a request is refused in each of the five shapes`(shape: String, status: Int, member: String) async throws {
        try await WireClient.withServer { client in
            for path in ["/v2/agents/guide/task", "/v2/agents/guide/stream-task", "/v2/agents/guide/responses"] {
                let answer = try await client.post(path, request("/sim error \(shape)"))
                #expect(answer.status == status)
                #expect(try answer.json[member] != nil)
            }
            let body: JSON = ["model": "agent/guide", "input": .string("/sim error \(shape)")]
            #expect(try await client.post("/v3/router/responses", body).status == status)
        }
    }

    @Test func `a file and data come as parts of their own, and as an image from the router`() async throws {
        try await WireClient.withServer { client in
            let streamed = request("/sim file").with("stream", true)
            let events = try await client.post("/v2/agents/guide/responses", streamed).payloads
            let kinds = events.filter { $0["type"] == "part.done" }.compactMap { $0[path: "data.part.kind"]?.string }
            #expect(kinds == ["text", "file", "data"])
            let body: JSON = ["model": "agent/guide", "input": "/sim file"]
            let routed = try await client.post("/v3/router/responses", body).json
            #expect(routed["output"]?.array?.last?["type"] == "image_generation_call")
        }
    }

    @Test func `reasoning, a tool that fails and a hand-off are told, and anything else is explained`() async throws {
        try await WireClient.withServer { client in
            let path = "/v2/agents/guide/stream-task"
            let thoughts = try await client.post(path, request("/sim reason")).payloads
            #expect(thoughts.contains { Self.reasoning($0).contains("shorter") })
            let failed = types(try await client.post(path, request("/sim fault")).payloads)
            #expect(failed.contains("event.workflow_events.tool_execution_failed"))
            #expect(failed.last == "event.agents.inactive")
            let list = try await client.post("/v2/agents/guide/responses", request("/sim")).json
            #expect(list[path: "output.0.parts.0.text"]?.string?.contains("/sim tools") == true)
            #expect(try await client.post(path, request("/sim 429")).status == 429)
            #expect(types(try await client.post(path, request("/sim fail")).payloads).last == "event.agents.errored")
        }
    }

    @Test func `the end of a turn carries what it used, what it cost and how long the first text took`() async throws {
        try await WireClient.withServer { client in
            let events = try await client.post("/v2/agents/guide/stream-task", request("hello")).payloads
            let end = try #require(events.last)
            #expect(end[path: "data.usage.time_to_first_token"]?.int != nil)
            #expect((end[path: "data.billing.total_cost"]?.double ?? 0) > 0)
            let names = events.filter { $0["type"] == "event.agents.execution_named" }
            #expect(names.compactMap { $0[path: "data.name"]?.string } == ["hello"])
        }
    }

    private func answer(_ calls: [String], task: String) -> JSON {
        let parts = calls.map { call -> JSON in
            ["kind": "tool_result", "tool_call_id": .string(call), "result": ["temp_c": 14]]
        }
        return ["task_id": .string(task), "message": ["role": "tool", "parts": .array(parts)]]
    }

    private static func reasoning(_ event: JSON) -> String {
        event[path: "data.choice.message.reasoning"]?.string ?? ""
    }

    private func types(_ events: [JSON]) -> [String] { events.compactMap { $0["type"]?.string } }
}
