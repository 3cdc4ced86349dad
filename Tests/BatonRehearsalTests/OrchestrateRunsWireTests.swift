import AsyncHTTPClient
import BatonRehearsal
import NIOCore
import NIOHTTP1
import Testing

@Suite struct OrchestrateRunsWireTests {
    private let stream = "/v1/orchestrate/runs?stream=true"

    @Test(arguments: ["runs?stream=true", "runs/stream"])
    func `a stream is JSON lines in Python's spacing under the event-stream header`(path: String) async throws {
        try await WireClient.withServer { client in
            let answer = try await client.post(
                "/v1/orchestrate/\(path)", body("3 * 4", agent: RehearsedAgent.tools.uuid))
            #expect(answer.headers.first(name: "content-type") == "text/event-stream; charset=utf-8")
            #expect(answer.headers.first(name: "transfer-encoding") == "chunked")
            #expect(answer.text.hasSuffix("}\n"))
            let lines = answer.text.dropLast().split(separator: "\n", omittingEmptySubsequences: false)
            for line in lines {
                #expect(line.firstMatch(of: /^{"id": "[0-9]+-[0-9]+", "event": "[a-z.]+", "data": {"/) != nil)
                #expect(line.hasSuffix("}}"))
            }
            let events = try answer.lines.compactMap { $0["event"]?.string }
            #expect(events.prefix(2) == ["run.started", "message.started"])
            #expect(events.suffix(4) == ["message.created", "message.completed", "run.completed", "done"])
        }
    }

    @Test func `what lies beyond ASCII is sent raw`() async throws {
        try await WireClient.withServer { client in
            let answer = try await client.post(stream, body("calculate 3 * 4", agent: RehearsedAgent.relay.uuid))
            #expect(!answer.text.contains(#"\u"#))
            #expect(answer.text.contains("…"))
        }
    }

    @Test func `event ids grow, and a replay gives the same events as the stream`() async throws {
        try await WireClient.withServer { client in
            let answer = try await client.post(stream, body("write 300 words", agent: RehearsedAgent.writer.uuid))
            let events = try answer.lines
            let ids = events.compactMap { $0["id"]?.string?.split(separator: "-").compactMap { Int($0) } }
            #expect(zip(ids, ids.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) })
            let run = events[0][path: "data.run_id"]?.string ?? ""
            let replay = try await client.get("/v1/orchestrate/runs/\(run)/events?stream_timeout=1000")
            #expect(try replay.json.array == events)
        }
    }

    @Test func `deltas, the final message, the run and the thread tell the same text`() async throws {
        try await WireClient.withServer { client in
            let answer = try await client.post(stream, body("write 300 words", agent: RehearsedAgent.writer.uuid))
            let events = try answer.lines
            let deltas = events.compactMap { $0[path: "data.delta.content.0.text"]?.string }
            let created = try #require(events.first { $0["event"] == "message.created" })
            let text = created[path: "data.message.content.0.text"]?.string
            #expect(deltas.count > 10)
            #expect(deltas.joined() == text)
            let run = created[path: "data.run_id"]?.string ?? ""
            let polled = try await client.get("/api/v1/orchestrate/runs/\(run)").json
            #expect(polled["status"] == "completed")
            #expect(polled["usage"] == .some(nil))
            #expect(polled[path: "result.data.message"] == created[path: "data.message"])
            let thread = created[path: "data.thread_id"]?.string ?? ""
            let messages = try await client.get("/v1/threads/\(thread)/messages").json
            #expect(messages.array?.compactMap { $0["role"]?.string } == ["user", "assistant"])
            #expect(messages[1] == created[path: "data.message"])
            #expect(messages[path: "1.parent_message_id"] == messages[path: "0.id"])
        }
    }

    @Test func `a tool is a call and a response under one id, and stands in the step history`() async throws {
        try await WireClient.withServer { client in
            let answer = try await client.post(stream, body("17 * 23", agent: RehearsedAgent.tools.uuid))
            let events = try answer.lines
            let details = events.filter { $0["event"] == "run.step.delta" }
                .compactMap { $0[path: "data.delta.step_details"]?.array }
            let call = try #require(details.first { $0[0]["type"] == "tool_calls" }?[0][path: "tool_calls.0"])
            let response = try #require(details.first { $0[0]["type"] == "tool_response" })
            #expect(response[0]["tool_call_id"] == call["id"])
            #expect(response[0]["content"]?.string?.contains("391") == true)
            #expect(response[1]["type"] == "tool_call")
            #expect(response[1]["args"] == call["args"])
            let history = events.first { $0["event"] == "message.created" }?[path: "data.message.step_history"]
            let remembered = (history?.array ?? []).compactMap { $0[path: "step_details.0"] }
            #expect(remembered.contains { $0[path: "tool_calls.0"] == call })
            #expect(remembered.contains { $0 == response[0] })
            let usage = events.first { $0["event"] == "message.completed" }?[path: "data.usage"]
            #expect(usage?[path: "token_usage.total_tokens"]?.int ?? 0 > 0)
        }
    }

    @Test func `a hand-off is a transfer call around what the other agent does`() async throws {
        try await WireClient.withServer { client in
            let events = try await client.post(stream, body("17 * 23", agent: RehearsedAgent.relay.uuid)).lines
            let details = events.compactMap { $0[path: "data.delta.step_details.0"] }
                .filter { $0["type"] != "thinking" }
            let first = try #require(details.first)
            let last = try #require(details.last)
            #expect(first["agent_display_name"]?.string == RehearsedAgent.relay.displayName)
            #expect(first[path: "tool_calls.0.name"] == "transfer_to_tools")
            #expect(last["name"] == "transfer_to_tools")
            #expect(last["tool_call_id"] == first[path: "tool_calls.0.id"])
            #expect(details[1]["agent_display_name"]?.string == RehearsedAgent.tools.displayName)
        }
    }

    @Test func `a run goes on when its client goes away, and can be read then`() async throws {
        try await WireClient.withServer(speed: 40) { client in
            let text = body("write 200 words", agent: RehearsedAgent.writer.uuid).text()
            let run = try await Self.firstRun(in: try await client.open(.POST, stream, text))
            let events = try await client.get("/v1/orchestrate/runs/\(run)/events?stream_timeout=60000").json
            #expect(events.array?.last?["event"] == "done")
            let polled = try await client.get("/v1/orchestrate/runs/\(run)").json
            #expect(polled["status"] == "completed")
            #expect(polled[path: "result.data.message.content.0.text"]?.string?.isEmpty == false)
        }
    }

    /// Reads the run's id from the first chunk and lets go of the connection.
    private static func firstRun(in response: HTTPClientResponse) async throws -> String {
        for try await chunk in response.body {
            let line = String(buffer: chunk).split(separator: "\n").first ?? ""
            return try JSON(parsing: String(line))[path: "data.run_id"]?.string ?? ""
        }
        return ""
    }

    @Test func `a dropped connection breaks the stream off, not the run`() async throws {
        try await WireClient.withServer { client in
            let answer = try await client.post(stream, body("drop", agent: RehearsedAgent.stumble.uuid))
            #expect(answer.isBroken)
            let events = try answer.lines
            #expect(!events.contains { $0["event"] == "message.created" })
            let run = events[0][path: "data.run_id"]?.string ?? ""
            let replay = try await client.get("/v1/orchestrate/runs/\(run)/events?stream_timeout=60000").json
            #expect(replay.array?.last?["event"] == "done")
            #expect(try await client.get("/v1/orchestrate/runs/\(run)").json["status"] == "completed")
        }
    }

    @Test func `empty deltas leave the text to the final message`() async throws {
        try await WireClient.withServer { client in
            let events = try await client.post(stream, body("empty deltas", agent: RehearsedAgent.stumble.uuid)).lines
            let deltas = events.compactMap { $0[path: "data.delta.content.0.text"]?.string }
            #expect(Set(deltas) == [""])
            let created = events.first { $0["event"] == "message.created" }
            #expect(created?[path: "data.message.content.0.text"]?.string?.isEmpty == false)
        }
    }

    @Test func `a failed run says why on the stream and when it is read`() async throws {
        try await WireClient.withServer { client in
            let events = try await client.post(stream, body("fail", agent: RehearsedAgent.stumble.uuid)).lines
            #expect(events.suffix(2).map { $0["event"] } == ["run.failed", "done"])
            let error = events[events.count - 2][path: "data.error"]
            #expect(error?.string?.isEmpty == false)
            let run = try await client.get("/v1/orchestrate/runs/\(events[0][path: "data.run_id"]?.string ?? "")").json
            #expect(run["status"] == "failed")
            #expect(run["last_error"] == error)
            #expect(run["result"] == .some(nil))
        }
    }

    @Test func `too many requests are refused before anything runs`() async throws {
        try await WireClient.withServer { client in
            let answer = try await client.post(stream, body("429", agent: RehearsedAgent.stumble.uuid))
            #expect(answer.status == 429)
            #expect(answer.headers.first(name: "retry-after") == "5")
            #expect(try await client.get("/v1/orchestrate/runs").json["total"] == 0)
        }
    }

    @Test func `cancelling ends the run, and its stream says so`() async throws {
        try await WireClient.withServer(speed: 1) { client in
            let text = body("slow", agent: RehearsedAgent.stumble.uuid).text()
            let response = try await client.open(.POST, stream, text)
            var received = ""
            var cancelled = false
            for try await chunk in response.body {
                received += String(buffer: chunk)
                guard !cancelled, let line = received.split(separator: "\n").first else { continue }
                cancelled = true
                let run = try JSON(parsing: String(line))[path: "data.run_id"]?.string ?? ""
                let answer = try await client.post("/v1/orchestrate/runs/cancel/\(run)", [:]).json
                #expect(answer["run_id"]?.string == run)
                #expect(try await client.get("/v1/orchestrate/runs/\(run)").json["status"] == "cancelled")
            }
            let events = try received.split(separator: "\n").map { try JSON(parsing: String($0))["event"] }
            #expect(events.suffix(2) == ["run.cancelled", "done"])
        }
    }

    @Test func `a stream whose time is up just ends, and the run goes on`() async throws {
        try await WireClient.withServer(speed: 1) { client in
            let answer = try await client.post(
                "\(stream)&stream_timeout=1", body("slow", agent: RehearsedAgent.stumble.uuid))
            #expect(!answer.isBroken)
            let events = try answer.lines
            #expect(!events.contains { $0["event"] == "done" })
            let run = try await client.get("/v1/orchestrate/runs/\(events[0][path: "data.run_id"]?.string ?? "")").json
            #expect(run["status"] == "running")
        }
    }

    @Test func `a thread remembers its turns, and one that is busy takes no other`() async throws {
        try await WireClient.withServer(speed: 1) { client in
            let first = try await client.post(
                "/v1/orchestrate/runs", body("slow", agent: RehearsedAgent.stumble.uuid)
            ).json
            let thread = first["thread_id"]?.string ?? ""
            #expect(try await client.post("/v1/orchestrate/runs", body("hi", thread: thread)).status == 409)
            _ = try await client.post("/v1/orchestrate/runs/cancel/\(first["run_id"]?.string ?? "")", [:])
            let second = try await client.post(stream, body("What did I just say?", thread: thread)).lines
            #expect(second[0][path: "data.thread_id"]?.string == thread)
            let text = second.first { $0["event"] == "message.created" }?[path: "data.message.content.0.text"]?.string
            #expect(text?.contains("slow") == true)
        }
    }
}

// MARK: - Questions

extension OrchestrateRunsWireTests {
    @Test func `options are asked for by a widget, and the next message answers`() async throws {
        try await WireClient.withServer { client in
            let clerk = RehearsedAgent.clerk.uuid
            let events = try await client.post(stream, body("book something", agent: clerk)).lines
            let message = try #require(events.first { $0["event"] == "message.interrupt" }?[path: "data.message"])
            #expect(message[path: "additional_properties.is_interrupt"] == true)
            let widget = try #require(message["content"]?.array?.last)
            #expect(widget["response_type"] == "option")
            #expect(widget[path: "options.0.value"] == "room")
            let run = try await client.get("/v1/orchestrate/runs/\(events[0][path: "data.run_id"]?.string ?? "")").json
            #expect(run["status"] == "completed")
            let thread = run["thread_id"]?.string ?? ""
            let next = try await client.post(stream, body("room", agent: clerk, thread: thread)).text
            #expect(next.contains("Booked"))
        }
    }

    @Test func `a form is asked for by schema, and takes what was filled in`() async throws {
        try await WireClient.withServer { client in
            let clerk = RehearsedAgent.clerk.uuid
            let events = try await client.post(stream, body("give me a form", agent: clerk)).lines
            let message = try #require(events.first { $0["event"] == "message.interrupt" }?[path: "data.message"])
            let form = try #require(message["content"]?.array?.last)
            #expect(form["response_type"] == "forms")
            #expect(form[path: "json_schema.properties.size.enum.1"] == "medium")
            #expect(form[path: "json_schema.required.0"] == "name")
            let answer: JSON = [
                "response_type": "forms", "form_operation": "submit",
                "form_data": ["name": "Ada", "quantity": 2, "size": "small"],
            ]
            let next = try await client.post(
                stream,
                [
                    "message": ["role": "user", "content": [answer]], "agent_id": .string(clerk),
                    "thread_id": message["thread_id"] ?? nil,
                ])
            #expect(next.text.contains("Ordered"))
        }
    }

    @Test func `an approval is asked for by a confirmation`() async throws {
        try await WireClient.withServer { client in
            let clerk = RehearsedAgent.clerk.uuid
            let events = try await client.post(stream, body("I want to give an approval", agent: clerk)).lines
            let message = try #require(events.first { $0["event"] == "message.interrupt" }?[path: "data.message"])
            let widget = try #require(message["content"]?.array?.last)
            #expect(widget["_meta"]?["com.ibm.orchestrate/widget"]?["type"] == "confirmation")
            let approve = widget[path: "options.0.value"]?.string ?? ""
            let thread = message["thread_id"]?.string ?? ""
            let next = try await client.post(stream, body(approve, agent: clerk, thread: thread)).lines
            #expect(next.contains { $0[path: "data.delta.step_details.0.tool_calls.0.name"] == "send_invoice" })
        }
    }
}
