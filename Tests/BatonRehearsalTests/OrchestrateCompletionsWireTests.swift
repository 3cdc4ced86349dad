import BatonRehearsal
import NIOHTTP1
import Testing

@Suite struct OrchestrateCompletionsWireTests {
    private let path = "/v1/orchestrate/\(RehearsedAgent.tools.uuid)/chat/completions"

    private func body(_ prompt: String, stream: Bool? = nil) -> JSON {
        let messages: JSON = [["role": "user", "content": "earlier"], ["role": "user", "content": .string(prompt)]]
        return .object([("messages", messages)] + (stream.map { [("stream", .bool($0))] } ?? []))
    }

    @Test func `without a stream the answer is one completion with its thread`() async throws {
        try await WireClient.withServer { client in
            let answer = try await client.post(path, body("17 * 23", stream: false))
            let json = try answer.json
            #expect(json["object"] == "chat.completion")
            #expect(json[path: "choices.0.finish_reason"] == "stop")
            #expect(json[path: "choices.0.message.content"]?.string?.contains("391") == true)
            #expect(answer.headers.first(name: "X-IBM-THREAD-ID") == json["thread_id"]?.string)
        }
    }

    @Test func `a stream, which is the default, is server-sent events in Python's spacing without an end mark`()
        async throws
    {
        try await WireClient.withServer { client in
            let answer = try await client.post(path, body("17 * 23"))
            #expect(answer.headers.first(name: "content-type") == "text/event-stream; charset=utf-8")
            #expect(answer.text.hasSuffix("}\n\n"))
            for frame in answer.text.components("\n\n") {
                #expect(frame.hasPrefix(#"data: {"id": ""#))
                #expect(!frame.contains("\n"))
            }
            let frames = try answer.payloads
            let deltas = frames.filter { $0["object"] == "thread.message.delta" }
            let text = deltas.compactMap { $0[path: "choices.0.delta.content"]?.string }.joined()
            #expect(text.contains("391"))
            let last = try #require(frames.last)
            #expect(last["object"] == "thread.message.completed")
            #expect(last[path: "data.message.content.0.text"]?.string == text)
            #expect(frames.contains { $0[path: "choices.0.delta.step_details.0.type"] == "tool_calls" })
        }
    }

    @Test func `a thread goes on by the header, and one that the server never gave is a new one`() async throws {
        try await WireClient.withServer { client in
            let guide = "/v1/orchestrate/\(RehearsedAgent.guide.uuid)/chat/completions"
            let first = try await client.post(guide, body("my cat is called Nimbus", stream: false)).json
            let thread = first["thread_id"]?.string ?? ""
            let second = try await client.post(
                guide, body("What did I just say?", stream: false), headers: [("X-IBM-THREAD-ID", thread)]
            ).json
            #expect(second["thread_id"]?.string == thread)
            #expect(second[path: "choices.0.message.content"]?.string?.contains("Nimbus") == true)
            let other = "00000000-0000-4000-8000-000000000000"
            let third = try await client.post(
                guide, body("hello", stream: false), headers: [("X-IBM-THREAD-ID", other)]
            ).json
            #expect(third["thread_id"]?.string != other)
            #expect(third["thread_id"]?.string != thread)
        }
    }

    @Test func `a dropped connection leaves no answer at all`() async throws {
        try await WireClient.withServer { client in
            let stumble = "/v1/orchestrate/\(RehearsedAgent.stumble.uuid)/chat/completions"
            await #expect(throws: (any Error).self) { try await client.post(stumble, body("drop", stream: false)) }
            let stream = try await client.post(stumble, body("drop"))
            #expect(stream.isBroken)
        }
    }
}
