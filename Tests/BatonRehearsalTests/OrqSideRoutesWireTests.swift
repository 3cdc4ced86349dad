import BatonRehearsal
import NIOHTTP1
import Testing

/// What orq.ai's side serves beside turns: models, files, traces, opinions, and the history of tasks.
@Suite struct OrqSideRoutesWireTests {
    @Test func `models are listed for the router and for the workspace`() async throws {
        try await WireClient.withServer { client in
            let routed = try await client.get("/v3/router/models").json
            #expect(routed["object"] == "list")
            #expect(routed[path: "data.0.id"] == "rehearsal/guide")
            let models = try await client.get("/v2/models").json
            #expect(models[path: "0.model_type"] == "chat")
            #expect(models[path: "0.has_functions"] == true)
        }
    }

    @Test func `a file is kept, listed, read and removed`() async throws {
        try await WireClient.withServer { client in
            let file: JSON = [
                "filename": "a.pdf", "content": "JVBERi0=", "content_type": "application/pdf",
                "purpose": "FILE_PURPOSE_RETRIEVAL",
            ]
            let made = try await client.post("/v2/files", file).json
            #expect(made[path: "file.bytes"] == "5")
            let path = "/v2/files/" + (made[path: "file.file_id"]?.string ?? "")
            #expect(try await client.get(path).json == made)
            let content = try await client.get("\(path)/content").json
            #expect(content["download_url"] == "data:application/pdf;base64,JVBERi0=")
            #expect(try await client.get("/v2/files").json[path: "data.0"] == made["file"])
            #expect(try await client.send(.DELETE, path, nil).status == 200)
            #expect(try await client.get(path).status == 404)
        }
    }

    @Test func `a file that is none is refused with all that is wrong`() async throws {
        try await WireClient.withServer { client in
            let answer = try await client.post("/v2/files", ["content": "not base64", "purpose": "fun"])
            #expect(answer.status == 400)
            let issues = try answer.json[path: "details.issues"]?.array?.compactMap { $0[path: "path.0"]?.string }
            #expect(issues == ["filename", "content", "purpose"])
        }
    }

    @Test func `a turn's trace has its tokens, its cost and what was said`() async throws {
        try await WireClient.withServer { client in
            let turn = try await client.post("/v2/agents/guide/responses", request("hello")).json
            let id = turn[path: "telemetry.trace_id"]?.string ?? ""
            let trace = try await client.get("/v3/traces/\(id)").json
            #expect(trace[path: "trace.usage.total_tokens"] == turn[path: "usage.total_tokens"])
            #expect(trace[path: "trace.cost.currency"] == "USD")
            #expect((trace[path: "trace.cost.total"]?.double ?? 0) > 0)
            let items = try await client.get("/v3/traces/\(id)/conversation").json["items"]?.array ?? []
            #expect(items.compactMap { $0["role"]?.string } == ["user", "assistant"])
            #expect(try await client.get("/v3/traces/0123456789abcdef0123456789abcdef").status == 404)
        }
    }

    @Test func `a turn is rated and annotated by keys that the workspace has`() async throws {
        try await WireClient.withServer { client in
            let turn = try await client.post("/v2/agents/guide/responses", request("hello")).json
            let trace = turn[path: "telemetry.trace_id"] ?? nil
            let rating: JSON = ["property": "rating", "value": ["good"], "trace_id": trace, "product": "agents"]
            let rated = try await client.post("/v2/feedback", rating).json
            #expect(rated["value"] == ["good"])
            #expect(try await client.post("/v2/feedback", rating.with("property", "taste")).status == 404)
            #expect(try await client.post("/v2/feedback", rating.with("value", nil)).status == 400)
            let undo: JSON = ["id": rated["id"] ?? nil, "trace_id": trace, "product": "agents"]
            #expect(try await client.post("/v2/feedback/remove", undo).json == undo)
            #expect(try await client.post("/v2/feedback/remove", undo).status == 404)

            let id = trace.string ?? ""
            let path = "/v2/traces/\(id)/spans/\(turn[path: "telemetry.span_id"]?.string ?? "")/annotation"
            #expect(try await client.post(path, ["annotations": [["key": "rating", "value": "good"]]]).status == 200)
            let noted = try await client.get("/v3/traces/\(id)").json
            #expect(noted[path: "trace.attributes"]?["orq.annotation.rating"] == "good")
            #expect(try await client.post(path, ["annotations": []]).status == 400)
            #expect(try await client.post(path, ["annotations": [["key": "taste", "value": "good"]]]).status == 404)
            #expect(try await client.send(.DELETE, path, #"{"keys":["rating"]}"#).status == 200)
            #expect(try await client.get("/v3/traces/\(id)").json[path: "trace.attributes"] == [:])
        }
    }

    @Test func `an agent's tasks are listed by state, with their messages and actions`() async throws {
        try await WireClient.withServer { client in
            _ = try await client.post("/v2/agents/clerk/task", request("book something", isBlocking: true))
            let asked = try await client.post("/v2/agents/clerk/task", request("an approval", isBlocking: true)).json
            let task = asked["id"]?.string ?? ""
            let base = "/v2/agents/clerk/tasks"
            let all = try await client.get(base).json
            #expect(all["overall_total"] == 2)
            #expect(all[path: "tasks.0.id"]?.string == task)
            #expect(try await client.get("\(base)?status=completed,failed").json["overall_total"] == 0)
            #expect(try await client.get("\(base)?status=input-required&limit=1").json["tasks"]?.array?.count == 1)
            let messages = try await client.get("\(base)/\(task)/messages").json["data"]?.array ?? []
            #expect(messages.compactMap { $0["role"]?.string } == ["user", "agent"])
            let waiting = try await client.get("\(base)/\(task)/actions").json
            #expect(waiting[path: "0.state.review"] == "pending")
            #expect(waiting[path: "0.tool.key"] == "send_invoice")
            let action = waiting[path: "0._id"]?.string ?? ""
            _ = try await client.post("\(base)/\(task)/actions/\(action)/review", ["review": "rejected"])
            #expect(try await client.get("\(base)/\(task)/actions").json[path: "0.state.review"] == "rejected")
        }
    }

    @Test func `a task is cancelled in A2A's manner, once`() async throws {
        try await WireClient.withServer(speed: 1) { client in
            let task = try await client.post("/v2/agents/stumble/task", request("slow")).json["id"]?.string ?? ""
            let path = "/v2/agents/stumble/tasks/\(task)"
            #expect(try await client.post("\(path):cancel", [:]).json[path: "status.state"] == "canceled")
            #expect(try await client.post("\(path):cancel", [:]).status == 409)
            #expect(try await client.post(path, [:]).status == 405)
        }
    }

    @Test func `settings out of their ranges and parts that a role does not allow are refused`() async throws {
        try await WireClient.withServer { client in
            let settings: JSON = [
                "max_iterations": 0, "max_execution_time": 601, "max_cost": -1, "tool_approval_required": "maybe",
                "evaluators": [["id": "tone", "execute_on": "never", "sample_rate": 0]],
            ]
            let run = OrqWireTests.definition.with("settings", settings).with("message", message("hi"))
            let issues = try await client.post("/v2/agents/run", run).json[path: "details.issues"]?.array ?? []
            let names = issues.compactMap { $0["path"]?.array?.last?.string }
            let bounded = ["max_iterations", "max_execution_time", "max_cost", "tool_approval_required"]
            #expect(names == bounded + ["execute_on", "sample_rate"])
            func refused(_ role: JSON, _ part: JSON) async throws -> Bool {
                let body: JSON = ["message": ["role": role, "parts": [part]]]
                return try await client.post("/v2/agents/guide/task", body).status == 400
            }
            #expect(try await refused("user", ["kind": "tool_result", "tool_call_id": "call_1", "result": 1]))
            #expect(try await refused("tool", ["kind": "text", "text": "hi"]))
            let file: JSON = ["mimeType": "application/pdf", "uri": "https://example.com/a.pdf"]
            #expect(try await refused("user", ["kind": "file", "file": file]))
        }
    }

    @Test func `a message may be files alone`() async throws {
        try await WireClient.withServer { client in
            let file: JSON = ["bytes": "iVBORw0KGgo=", "mimeType": "image/png", "name": "shot.png"]
            let body: JSON = ["message": ["role": "user", "parts": [["kind": "file", "file": file]]]]
            let answer = try await client.post("/v2/agents/clerk/responses", body).json
            #expect(answer[path: "output.0.parts.0.text"]?.string?.contains("`shot.png`, 8 bytes") == true)
        }
    }
}
