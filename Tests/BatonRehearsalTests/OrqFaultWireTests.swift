import BatonRehearsal
import NIOHTTP1
import Testing

/// What orq.ai's side does wrong on purpose.
@Suite struct OrqFaultWireTests {
    private static let streams = ["/v2/agents/guide/stream-task", "/v2/agents/guide/responses", "/v3/router/responses"]

    private static func body(_ path: String) -> JSON {
        path.hasPrefix("/v3")
            ? ["model": "agent/guide", "input": "hello", "stream": true] : request("hello").with("stream", true)
    }

    @Test func `every fault is found by its name, and nothing else is one`() {
        for fault in OrqFault.allCases { #expect(OrqFault(name: fault.rawValue) == fault) }
        #expect(OrqFault(name: "no-such-fault") == nil)
    }

    @Test func `cumulative thoughts repeat the whole message, and incremental ones make it up together`() async throws {
        let whole = try await thoughts([.cumulativeThoughts])
        #expect(whole.count > 5)
        #expect(zip(whole, whole.dropFirst()).allSatisfy { $1.hasPrefix($0) })
        let pieces = try await thoughts([.incrementalThoughts])
        #expect(pieces.count > 5)
        #expect(pieces.joined() == whole.last)
    }

    private func thoughts(_ faults: Set<OrqFault>) async throws -> [String] {
        var texts: [String] = []
        try await WireClient.withServer(orqFaults: faults) { client in
            let events = try await client.post(Self.streams[0], request("hello")).payloads
            texts = events.filter { $0["type"] == "event.agents.thought" }.compactMap {
                $0[path: "data.choice.message.content"]?.string
            }
        }
        return texts
    }

    @Test(arguments: streams)
    func `a stream may end without its mark`(path: String) async throws {
        try await WireClient.withServer(orqFaults: [.noDone]) { client in
            let answer = try await client.post(path, Self.body(path))
            #expect(!answer.isBroken)
            #expect(!answer.text.contains("[DONE]"))
            #expect(try Self.ends(answer.payloads))
        }
    }

    @Test(arguments: streams)
    func `a stream may end without the event that ends the turn`(path: String) async throws {
        try await WireClient.withServer(orqFaults: [.noInactive]) { client in
            let answer = try await client.post(path, Self.body(path))
            #expect(answer.text.hasSuffix("data: [DONE]\n\n"))
            #expect(try !Self.ends(answer.payloads))
        }
    }

    @Test(arguments: streams)
    func `events may stand inside another object`(path: String) async throws {
        try await WireClient.withServer(orqFaults: [.wrappedEvents]) { client in
            let events = try await client.post(path, Self.body(path)).payloads
            #expect(events.allSatisfy { $0["type"] == nil && $0[path: "data.type"]?.string != nil })
        }
    }

    @Test(arguments: streams)
    func `lines may end with CR and LF, and in pieces of a few bytes`(path: String) async throws {
        try await WireClient.withServer(orqFaults: [.crlf, .splitBytes]) { client in
            let text = try await client.post(path, Self.body(path)).text
            #expect(text.utf8.split(separator: UInt8(ascii: "\n")).allSatisfy { $0.last == UInt8(ascii: "\r") })
            #expect(text.hasSuffix("data: [DONE]\r\n\r\n"))
        }
    }

    @Test func `going on with a task may make a new one, which remembers`() async throws {
        try await WireClient.withServer(orqFaults: [.newTaskID]) { client in
            let path = "/v2/agents/guide/responses"
            let first = try await client.post(path, request("my cat is called Nimbus")).json["task_id"]?.string ?? ""
            let second = try await client.post(path, request("What did I just say?", task: first)).json
            #expect(second["task_id"]?.string != first)
            #expect(second[path: "output.0.parts.0.text"]?.string?.contains("Nimbus") == true)
        }
    }

    @Test func `a busy task refuses to be gone on with once after each turn`() async throws {
        try await WireClient.withServer(orqFaults: [.busyTask]) { client in
            let path = "/v2/agents/guide/responses"
            let task = try await client.post(path, request("hello")).json["task_id"]?.string ?? ""
            for _ in 1...2 {
                let refused = try await client.post(path, request("hi", task: task))
                #expect(refused.status == 409)
                #expect(refused.text == #"{"message":"Task is not in an inactive state"}"#)
                #expect(try await client.post(path, request("hi", task: task)).status == 200)
            }
        }
    }

    @Test(arguments: streams)
    func `every other request meets a rate limit, whose reset bears a unit`(path: String) async throws {
        try await WireClient.withServer(orqFaults: [.rateLimit]) { client in
            let refused = try await client.post(path, Self.body(path))
            #expect(refused.status == 429)
            #expect(refused.headers.first(name: "x-ratelimit-reset") == "2s")
            #expect(refused.headers.first(name: "retry-after") == "2")
            #expect(try await client.post(path, Self.body(path)).status == 200)
        }
    }

    @Test(arguments: streams)
    func `a stream that times out leaves its run alone`(path: String) async throws {
        try await WireClient.withServer(orqFaults: [.streamTimeout]) { client in
            let events = try await client.post(path, Self.body(path)).payloads
            #expect(!Self.ends(events))
            guard path == Self.streams[0] else { return }
            #expect(events.last?["type"] == "agents.timeout")
            #expect(events.last?[path: "data.message"] == "Stream timed out after 1800 seconds")
            let task = events[0][path: "data.agent_task_id"]?.string ?? ""
            #expect(try await client.settled("guide", task)["status"] == "completed")
        }
    }

    @Test(arguments: zip(streams, ["agents.error", "response.failed", "error"]))
    func `an error inside the stream takes the place of its end`(path: String, type: String) async throws {
        try await WireClient.withServer(orqFaults: [.errorInStream]) { client in
            let answer = try await client.post(path, Self.body(path))
            #expect(try answer.payloads.last?["type"]?.string == type)
            #expect(answer.text.hasSuffix("data: [DONE]\n\n"))
        }
    }

    private static func ends(_ events: [JSON]) -> Bool {
        let ends: Set = ["event.agents.inactive", "response.done", "response.completed"]
        return events.contains { ends.contains($0["type"]?.string ?? "") }
    }
}
