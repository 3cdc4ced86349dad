import BatonRehearsal
import NIOHTTP1
import Testing

/// The second generation, and the third.
@Suite struct OrqResponsesWireTests {
    private let agents = "/v2/agents"
    private let router = "/v3/router/responses"

    private func streamed(_ prompt: String) -> JSON { request(prompt).with("stream", true) }

    private func routed(_ agent: String, _ prompt: String, stream: Bool = false) -> JSON {
        ["model": .string("agent/\(agent)"), "input": .string(prompt), "stream": .bool(stream)]
    }

    // MARK: - Agent responses

    @Test func `an agent's response is flat, and the same when it is read later`() async throws {
        try await WireClient.withServer { client in
            let answer = try await client.post("\(agents)/tools/responses", request("17 * 23")).json
            #expect(answer[path: "output.0.parts.0.text"]?.string?.contains("391") == true)
            #expect(answer["finish_reason"] == "stop")
            #expect(answer[path: "telemetry.span_id"]?.string?.utf8.count == 16)
            let task = answer["task_id"]?.string ?? ""
            let polled = try await client.get("\(agents)/tools/responses/\(task)").json
            #expect(polled["status"] == "completed")
            #expect(polled["output"] == answer["output"])
            #expect(polled["_id"] == answer["_id"])
        }
    }

    @Test func `a response in the background has no output yet`() async throws {
        try await WireClient.withServer(speed: 1) { client in
            let answer = try await client.post("\(agents)/stumble/responses", request("slow").with("background", true))
            #expect(try answer.json["output"] == [])
        }
    }

    @Test func `a failed response answers with the agent's code`() async throws {
        try await WireClient.withServer { client in
            let answer = try await client.post("\(agents)/stumble/responses", request("fail"))
            #expect(answer.status == 500)
            #expect(try answer.json["code"] == "500")
        }
    }

    @Test func `parts grow by deltas, are done once, and the tool stands between`() async throws {
        try await WireClient.withServer { client in
            let answer = try await client.post("\(agents)/relay/responses", streamed("17 * 23"))
            let events = try answer.payloads
            #expect(answer.text.hasSuffix("data: [DONE]\n\n"))
            #expect(events.first?["type"] == "response.started")
            #expect(events.last?["type"] == "response.done")
            #expect(events.last?[path: "data.finishReason"] == "stop")
            for done in events where done["type"] == "part.done" {
                let part = done[path: "data.partId"]
                let deltas = events.filter { $0["type"] == "part.delta" && $0[path: "data.partId"] == part }
                let kind = done[path: "data.part.kind"]?.string ?? ""
                let text = deltas.compactMap { $0[path: "data.delta.\(kind)"]?.string }.joined()
                #expect(done[path: "data.part.\(kind)"]?.string == text)
            }
            let started = events.filter { $0["type"] == "tool.started" }.map { $0[path: "data.toolCallId"] }
            let done = events.filter { $0["type"] == "tool.done" }.map { $0[path: "data.toolCallId"] }
            #expect(Set(started) == Set(done))
            #expect(started.first == done.last)
        }
    }

    @Test func `empty deltas leave the text to the part that is done`() async throws {
        try await WireClient.withServer { client in
            let events = try await client.post("\(agents)/stumble/responses", streamed("empty deltas")).payloads
            #expect(Set(events.compactMap { $0[path: "data.delta.text"]?.string }) == [""])
            let done = events.first { $0["type"] == "part.done" }
            #expect(done?[path: "data.part.text"]?.string?.isEmpty == false)
        }
    }

    @Test func `a conversation goes on under the name that the client gave it`() async throws {
        try await WireClient.withServer { client in
            let named = { (prompt: String) in request(prompt).with("conversation", ["_id": "conv_1"]) }
            let first = try await client.post("\(agents)/guide/responses", named("my cat is called Nimbus")).json
            let second = try await client.post("\(agents)/guide/responses", named("What did I just say?")).json
            #expect(second["task_id"] == first["task_id"])
            #expect(second[path: "output.0.parts.0.text"]?.string?.contains("Nimbus") == true)
        }
    }

    // MARK: - Router responses

    @Test func `a router's stream is numbered through, and its last snapshot is what is read later`() async throws {
        try await WireClient.withServer { client in
            let answer = try await client.post(router, routed("tools", "17 * 23", stream: true))
            let events = try answer.payloads
            #expect(answer.text.hasSuffix("data: [DONE]\n\n"))
            #expect(events.compactMap { $0["sequence_number"]?.int } == Array(events.indices))
            #expect(events.prefix(2).map { $0["type"] } == ["response.created", "response.in_progress"])
            let last = try #require(events.last)
            #expect(last["type"] == "response.completed")
            let deltas = events.filter { $0["type"] == "response.output_text.delta" }
            let text = deltas.compactMap { $0["delta"]?.string }.joined()
            let output = last[path: "response.output"]?.array ?? []
            #expect(output.last?[path: "content.0.text"]?.string == text)
            let call = try #require(output.first { $0["type"] == "function_call" })
            let answered = try #require(output.first { $0["type"]?.string?.hasPrefix("orq:") == true })
            #expect(answered["call_id"] == call["call_id"])
            #expect(answered["type"]?.string == "orq:\(call["name"]?.string ?? "")")
            let id = last[path: "response.id"]?.string ?? ""
            #expect(id.hasPrefix("resp_"))
            #expect(try await client.get("\(router)/\(id)").json == last["response"])
        }
    }

    @Test func `a response goes on from the one before, also from one that is not the newest`() async throws {
        try await WireClient.withServer { client in
            let first = try await client.post(router, routed("guide", "my cat is called Nimbus")).json
            let id = try #require(first["id"])
            let ask = routed("guide", "What did I just say?").with("previous_response_id", id)
            for _ in 1...2 {
                let answer = try await client.post(router, ask).json
                #expect(answer["previous_response_id"] == id)
                #expect(answer[path: "output.0.content.0.text"]?.string?.contains("Nimbus") == true)
            }
        }
    }

    @Test func `a response that is not stored can be neither read nor continued`() async throws {
        try await WireClient.withServer { client in
            let answer = try await client.post(router, routed("guide", "hello").with("store", false)).json
            let id = answer["id"]?.string ?? ""
            let read = try await client.get("\(router)/\(id)")
            #expect(read.status == 404)
            #expect(try read.json[path: "error.code"] == "response_not_found")
            let next = routed("guide", "hi").with("previous_response_id", .string(id))
            #expect(try await client.post(router, next).status == 404)
        }
    }

    @Test func `a response in the background is queued, then in progress`() async throws {
        try await WireClient.withServer(speed: 1) { client in
            let answer = try await client.post(router, routed("stumble", "slow").with("background", true)).json
            #expect(answer["status"] == "queued")
            let polled = try await client.get("\(router)/\(answer["id"]?.string ?? "")").json
            #expect(polled["status"] == "in_progress")
            #expect(polled["background"] == true)
        }
    }

    @Test func `a failed response says so in its snapshot`() async throws {
        try await WireClient.withServer { client in
            let events = try await client.post(router, routed("stumble", "fail", stream: true)).payloads
            #expect(events.last?["type"] == "response.failed")
            #expect(events.last?[path: "response.error.code"] == "500")
            #expect(try await client.post(router, routed("stumble", "fail")).json["status"] == "failed")
        }
    }

    @Test func `requests that contradict themselves or name nobody are refused`() async throws {
        try await WireClient.withServer { client in
            let incomplete = try await client.post(router, ["model": "agent/guide"])
            #expect(try incomplete.json[path: "error.param"] == "input")
            let both = routed("guide", "hi").with("previous_response_id", "resp_1").with("conversation", ["id": "c"])
            #expect(try await client.post(router, both).status == 400)
            #expect(try await client.post(router, routed("nobody", "hi")).status == 404)
            #expect(try await client.post(router, routed("guide", "hi").with("metadata", ["n": 1])).status == 400)
            #expect(try await client.post(router, routed("stumble", "429")).status == 429)
        }
    }
}
