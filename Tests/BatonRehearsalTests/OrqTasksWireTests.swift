import AsyncHTTPClient
import BatonRehearsal
import NIOCore
import NIOHTTP1
import Testing

/// The streams of the first generation.
@Suite struct OrqTasksWireTests {
    private func types(_ events: [JSON]) -> [String] { events.compactMap { $0["type"]?.string } }

    @Test func `a stream is compact server-sent events that end with the mark`() async throws {
        try await WireClient.withServer { client in
            let answer = try await client.post("/v2/agents/guide/stream-task", request("hello"))
            #expect(answer.headers.first(name: "content-type") == "text/event-stream; charset=utf-8")
            #expect(answer.headers.first(name: "cache-control") == "no-cache")
            #expect(answer.text.hasSuffix("}\n\ndata: [DONE]\n\n"))
            for frame in answer.text.components("\n\n").dropLast() {
                #expect(frame.firstMatch(of: /^data: {"type":"[a-z._-]+","timestamp":"[0-9T:.-]+Z","data":{/) != nil)
                #expect(!frame.contains("\n"))
            }
            let types = types(try answer.payloads)
            #expect(
                types.prefix(3) == [
                    "agents.execution_started", "event.agents.started", "event.agents.execution_named",
                ])
            #expect(types.suffix(2) == ["event.agents.thought", "event.agents.inactive"])
        }
    }

    @Test func `stream-run streams too, for an agent of its own`() async throws {
        try await WireClient.withServer { client in
            let body = OrqWireTests.definition.with("message", message("hello"))
            let events = try await client.post("/v2/agents/stream-run", body).payloads
            #expect(events[1][path: "data.agent_key"] == "my-agent")
            #expect(events[1][path: "data.modelId"] == "openai/gpt-4o")
            #expect(events.last?["type"] == "event.agents.inactive")
        }
    }

    @Test func `thoughts carry the message so far, and stay linear in its length`() async throws {
        try await WireClient.withServer { client in
            let answer = try await client.post("/v2/agents/writer/stream-task", request("write 2000 words"))
            let events = try answer.payloads
            let texts = events.filter { $0["type"] == "event.agents.thought" }
                .compactMap { $0[path: "data.choice.message.content"]?.string }
            let last = events.last?[path: "data.last_message"]?.string ?? ""
            #expect(texts.count > 5)
            #expect(zip(texts, texts.dropFirst()).allSatisfy { $1.hasPrefix($0) })
            #expect(texts.last == last)
            #expect(answer.text.utf8.count < 80 * last.utf8.count)
            let usage = events.last?[path: "data.usage"]
            let sum = (usage?["prompt_tokens"]?.int ?? 0) + (usage?["completion_tokens"]?.int ?? 0)
            #expect(usage?["total_tokens"]?.int == sum)
        }
    }

    @Test func `a tool is started and finished under one id, and its message is told`() async throws {
        try await WireClient.withServer { client in
            let events = try await client.post("/v2/agents/tools/stream-task", request("17 * 23")).payloads
            let started = try #require(events.first { $0["type"] == "event.workflow_events.tool_execution_started" })
            let finished = try #require(events.first { $0["type"] == "event.workflow_events.tool_execution_finished" })
            let call = "data.tool_execution_context.agent_tool_call_id"
            #expect(started[path: call] == finished[path: call])
            #expect(started[path: "data.tool_arguments"]?.members?.isEmpty == false)
            #expect(finished[path: "data.result"]?.text().contains("391") == true)
            let created = try #require(events.first { $0["type"] == "event.agents.message-created" })
            #expect(created[path: "data.message.0.parts.0.tool_call_id"] == started[path: call])
        }
    }

    @Test func `a hand-off names the other agent`() async throws {
        try await WireClient.withServer { client in
            let events = try await client.post("/v2/agents/relay/stream-task", request("17 * 23")).payloads
            let handedOff = try #require(events.first { $0["type"] == "event.agents.handed_off" })
            #expect(handedOff[path: "data.agent_id"]?.string == RehearsedAgent.tools.ulid)
            #expect(handedOff[path: "data.input"] == "17 * 23")
        }
    }

    @Test func `a failed turn ends with its error and code`() async throws {
        try await WireClient.withServer { client in
            let events = try await client.post("/v2/agents/stumble/stream-task", request("fail")).payloads
            #expect(events.last?["type"] == "event.agents.errored")
            #expect(events.last?[path: "data.code"] == 500)
            let task = events[0][path: "data.agent_task_id"]?.string ?? ""
            let polled = try await client.get("/v2/agents/stumble/responses/\(task)").json
            #expect(polled["status"] == "failed")
            #expect(polled["error"] == events.last?[path: "data.error"])
        }
    }

    @Test func `a dropped connection breaks the stream off, not the task`() async throws {
        try await WireClient.withServer { client in
            let answer = try await client.post("/v2/agents/stumble/stream-task", request("drop"))
            #expect(answer.isBroken)
            let task = try answer.payloads[0][path: "data.agent_task_id"]?.string ?? ""
            let settled = try await client.settled("stumble", task)
            #expect(settled["status"] == "completed")
            #expect(settled[path: "output.0.parts.0.text"]?.string?.contains("nobody listened") == true)
        }
    }

    @Test func `a stream whose time is up says so, and the task goes on`() async throws {
        try await WireClient.withServer(speed: 1) { client in
            let events = try await client.post(
                "/v2/agents/stumble/stream-task", request("slow").with("stream_timeout_seconds", 1)
            ).payloads
            #expect(events.last?["type"] == "agents.timeout")
            #expect(events.last?[path: "data.message"] == "Stream timed out after 1 seconds")
            let task = events[0][path: "data.agent_task_id"]?.string ?? ""
            #expect(try await client.get("/v2/agents/stumble/responses/\(task)").json["status"] == "in_progress")
        }
    }

    @Test(arguments: [("approved", "send_invoice"), ("rejected", "nothing was sent")])
    func `an action waits for its review with the stream open, then goes on`(review: String, sign: String) async throws
    {
        try await WireClient.withServer { client in
            let text = request("I want to give an approval").text()
            let response = try await client.open(.POST, "/v2/agents/clerk/stream-task", text)
            var received = ""
            var isReviewed = false
            for try await chunk in response.body {
                received += String(buffer: chunk)
                guard !isReviewed, received.contains("execution_review_required") else { continue }
                isReviewed = true
                let events = try Self.payloads(received)
                let asked = try #require(events.first { $0["type"] == "event.agents.action_review_requested" })
                #expect(asked[path: "data.tool.key"] == "send_invoice")
                let action = asked[path: "data.action_id"]?.string ?? ""
                let task = events[0][path: "data.agent_task_id"]?.string ?? ""
                #expect(try await client.get("/v2/agents/clerk/responses/\(task)").json["status"] == "in_progress")
                let path = "/v2/agents/clerk/tasks/\(task)/actions/\(action)/review"
                #expect(try await client.post(path, ["review": "maybe"]).status == 400)
                #expect(try await client.post(path, ["review": .string(review)]).json["success"] == true)
            }
            let events = try Self.payloads(received)
            let done = try #require(events.first { $0["type"] == "event.agents.action_reviewed" })
            #expect(done[path: "data.review"]?.string == review)
            #expect(types(events).last == "event.agents.inactive")
            #expect(received.contains(sign))
        }
    }

    @Test func `a message in the place of a review lets the waiting stream end`() async throws {
        try await WireClient.withServer { client in
            let text = request("I want to give an approval").text()
            let response = try await client.open(.POST, "/v2/agents/clerk/stream-task", text)
            var received = ""
            var isAnswered = false
            for try await chunk in response.body {
                received += String(buffer: chunk)
                guard !isAnswered, received.contains("execution_review_required") else { continue }
                isAnswered = true
                let task = try Self.payloads(received)[0][path: "data.agent_task_id"]?.string ?? ""
                let next = try await client.post("/v2/agents/clerk/task", request("no", task: task, isBlocking: true))
                    .json
                #expect(next[path: "status.state"] == "completed")
            }
            #expect(try Self.payloads(received).last?["type"] == "event.agents.inactive")
        }
    }

    private static func payloads(_ text: String) throws -> [JSON] {
        try WireClient.Answer(status: 200, headers: [:], text: text).payloads
    }
}
