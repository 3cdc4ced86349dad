import AsyncHTTPClient
import BatonRehearsal
import NIOCore
import NIOHTTP1
import Testing

@Suite struct OrchestrateFaultTests {
    private let runs = "/v1/orchestrate/runs"
    private let stream = "/v1/orchestrate/runs?stream=true"
    private let calculation = body("3 * 4", agent: RehearsedAgent.tools.uuid)

    @Test func `every name in the list is a fault, and nothing else is`() {
        for name in RehearsalFault.names {
            #expect(RehearsalFault(name.replacing("[=N]", with: "").replacing("=N", with: "=3")) != nil, "\(name)")
        }
        #expect(RehearsalFault("stream-timeout=2") == .streamTimeout(seconds: 2))
        #expect(RehearsalFault("unauthorized-after=3") == .unauthorized(after: 3))
        for text in ["", "SSE", "sse=1", "unauthorized-after", "unauthorized-after=-1", "stream-timeout=x", "nothing"] {
            #expect(RehearsalFault(text) == nil, "\(text)")
        }
    }

    @Test func `sse streams runs as server-sent events`() async throws {
        try await WireClient.withServer(faults: [.sse]) { client in
            let events = try await client.post(stream, calculation).payloads
            #expect(events.first?["event"] == "run.started")
            #expect(events.last?["event"] == "done")
        }
    }

    @Test(arguments: [RehearsalFault.array, .prettyArray])
    func `the arrays hold all events in one JSON value`(fault: RehearsalFault) async throws {
        try await WireClient.withServer(faults: [fault]) { client in
            let answer = try await client.post(stream, calculation)
            let events = try #require(try answer.json.array)
            #expect(events.first?["event"] == "run.started")
            #expect(events.last?["event"] == "done")
            #expect(answer.text.contains("\n    \"event\": ") == (fault == .prettyArray))
        }
    }

    @Test(arguments: [[RehearsalFault.crlf], [.crlf, .sse], [.crlf, .prettyArray]])
    func `with crlf no line ends with LF alone`(faults: [RehearsalFault]) async throws {
        try await WireClient.withServer(faults: faults) { client in
            let text = try await client.post(stream, calculation).text
            let bytes = Array(text.utf8)
            let ends = bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }
            #expect(!ends.isEmpty)
            #expect(ends.allSatisfy { $0 > 0 && bytes[$0 - 1] == UInt8(ascii: "\r") })
        }
    }

    @Test func `split bytes come in pieces and mean the same`() async throws {
        try await WireClient.withServer(faults: [.splitBytes]) { client in
            let response = try await client.open(.POST, stream, calculation.text())
            var longest = 0
            var text: [UInt8] = []
            for try await piece in response.body {
                longest = max(longest, piece.readableBytes)
                text += piece.readableBytesView
            }
            #expect(longest <= 5)
            let lines = try String(decoding: text, as: UTF8.self).split(separator: "\n")
                .map { try JSON(parsing: String($0)) }
            #expect(lines.last?["event"] == "done")
        }
    }

    @Test func `an early close ends the stream in good order after the first text, and the run goes on`() async throws {
        try await WireClient.withServer(faults: [.earlyClose]) { client in
            let answer = try await client.post(stream, calculation)
            let lines = try answer.lines
            #expect(!answer.isBroken)
            #expect(lines.last?["event"] == "message.delta")
            let run = lines[0][path: "data.run_id"]?.string ?? ""
            let replay = try await client.get("\(runs)/\(run)/events?stream_timeout=60000").json
            #expect(replay.array?.last?["event"] == "done")
        }
    }

    @Test func `empty deltas leave the text to the message`() async throws {
        try await WireClient.withServer(faults: [.emptyDeltas]) { client in
            let lines = try await client.post(stream, calculation).lines
            let deltas = lines.filter { $0["event"] == "message.delta" }
            #expect(!deltas.isEmpty)
            #expect(deltas.allSatisfy { $0[path: "data.delta.content.0.text"] == "" })
            let message = lines.first { $0["event"] == "message.created" }
            #expect(message?[path: "data.message.content.0.text"]?.string?.contains("12") == true)
        }
    }

    @Test func `with duplicate ids every event comes twice`() async throws {
        try await WireClient.withServer(faults: [.duplicateIDs]) { client in
            let lines = try await client.post(stream, calculation).lines
            #expect(lines.count.isMultiple(of: 2))
            for index in stride(from: 0, to: lines.count, by: 2) { #expect(lines[index] == lines[index + 1]) }
            #expect(Set(lines.compactMap { $0["id"]?.string }).count == lines.count / 2)
        }
    }

    @Test func `without steps none is streamed, and the message's history has them all`() async throws {
        try await WireClient.withServer(faults: [.noSteps]) { client in
            let lines = try await client.post(stream, calculation).lines
            #expect(!lines.contains { $0["event"] == "run.step.delta" })
            let created = try #require(lines.first { $0["event"] == "message.created" })
            let details = created[path: "data.message.step_history"]?.array?.compactMap {
                $0[path: "step_details.0.type"]?.string
            }
            #expect(details == ["thinking", "tool_calls", "tool_response"])
        }
    }

    @Test func `at a stream's timeout the run fails`() async throws {
        try await WireClient.withServer(speed: 1, faults: [.streamTimeout(seconds: 0)]) { client in
            let lines = try await client.post(stream, body("slow", agent: RehearsedAgent.stumble.uuid)).lines
            let failure = try #require(lines.first { $0["event"] == "run.failed" })
            #expect(failure[path: "data.error"] == "Stream timed out")
            let run = try await client.get("\(runs)/\(failure[path: "data.run_id"]?.string ?? "")").json
            #expect(run["status"] == "failed")
        }
    }

    @Test func `a sign-in is used up after so many requests, and a new one helps`() async throws {
        try await WireClient.withServer(faults: [.unauthorized(after: 2)]) { client in
            var statuses: [Int] = []
            for _ in 1...3 { statuses.append(try await client.get("/v1/orchestrate/agents").status) }
            #expect(statuses == [200, 200, 401])
            _ = try await client.send(.POST, "/api/v1/auth/token", "username=u&password=p")
            #expect(try await client.get("/v1/orchestrate/agents").status == 200)
        }
    }

    @Test func `refusals of runs have the platform's shapes`() async throws {
        try await WireClient.withServer(faults: [.unprocessable]) { client in
            let answer = try await client.post(runs, calculation)
            #expect(answer.status == 422)
            #expect(try answer.json[path: "detail.0.loc"] == ["body", "message", "content"])
        }
        try await WireClient.withServer(faults: [.quota]) { client in
            let answer = try await client.post(stream, calculation)
            #expect(answer.status == 429)
            #expect(answer.headers.first(name: "Retry-After") == nil)
            #expect(try answer.json[path: "detail.code"] == "RESOURCE_QUOTA_EXCEEDED")
        }
        try await WireClient.withServer(faults: [.rateLimit]) { client in
            let answer = try await client.post(stream, calculation)
            #expect(answer.status == 429)
            #expect(answer.headers.first(name: "Retry-After") == "1")
            #expect(try await client.post(stream, calculation).status == 200)
        }
    }

    @Test func `a wrong instance answers everything with 500`() async throws {
        try await WireClient.withServer(faults: [.wrongInstance]) { client in
            let answer = try await client.get("/v1/orchestrate/agents")
            #expect(answer.status == 500)
            #expect(answer.text == #"{"message":"Failed to retrieve API key token. Status code: 404","code":500}"#)
        }
    }

    @Test func `faults can be had together`() async throws {
        try await WireClient.withServer(faults: [.sse, .duplicateIDs, .noSteps, .splitBytes]) { client in
            let events = try await client.post(stream, calculation).payloads
            #expect(events.count.isMultiple(of: 2))
            #expect(events.last?["event"] == "done")
        }
    }

    @Test func `chat completions have the streams' faults too`() async throws {
        try await WireClient.withServer(faults: [.emptyDeltas, .noSteps, .duplicateIDs, .crlf]) { client in
            let path = "/v1/orchestrate/\(RehearsedAgent.tools.uuid)/chat/completions"
            let text = try await client.post(path, ["messages": [["role": "user", "content": "3 * 4"]]]).text
            #expect(text.contains("\r\n\r\n") && !text.contains("thread.run.step.delta"))
        }
    }
}
