import BatonRehearsal
import Testing

@Suite struct OrchestrateModelsWireTests {
    private let chat: JSON = [
        "model": "rehearsal/guide",
        "messages": [
            ["role": "user", "content": "My ship is called Nimbus"], ["role": "assistant", "content": "Noted."],
            ["role": "user", "content": "What did I just say?"],
        ],
    ]

    @Test(arguments: ["/v1", "/v1/orchestrate"]) func `every agent's model is listed`(root: String) async throws {
        try await WireClient.withServer { client in
            let models = try await client.get("\(root)/models/list").json["resources"]?.array
            #expect(models?.compactMap { $0["id"]?.string } == Rehearsal.agents.map(\.model))
            #expect(try await client.get("\(root)/models").text == "[]")
        }
    }

    @Test func `a prompt is completed by the model that it names`() async throws {
        try await WireClient.withServer { client in
            let answer = try await client.post("/v1/completions", ["model": "rehearsal/tools", "prompt": "3 * 4"]).json
            #expect(answer["content"]?.string?.contains("12") == true)
            #expect(answer[path: "response_metadata.model"] == "rehearsal/tools")
        }
    }

    @Test func `messages are completed with the memory that they bring along, and leave no thread`() async throws {
        try await WireClient.withServer { client in
            let plain = try await client.post("/v1/orchestrate/completions/chat", chat).json
            #expect(plain["content"]?.string?.contains("Nimbus") == true)
            let gateway = try await client.post("/v1/orchestrate/gateway/model/chat/completions", chat).json
            #expect(gateway[path: "choices.0.message.content"]?.string?.contains("Nimbus") == true)
            #expect(try await client.get("/v1/threads").text == "[]")
        }
    }

    @Test func `a streamed completion is OpenAI's chunks and their mark of the end`() async throws {
        try await WireClient.withServer { client in
            let request: JSON = ["model": "rehearsal/tools", "prompt": "3 * 4", "stream": true]
            let answer = try await client.post("/v1/completions", request)
            let text = try answer.payloads.compactMap { $0[path: "choices.0.delta.content"]?.string }.joined()
            #expect(text.contains("12"))
            #expect(answer.text.hasSuffix("data: [DONE]\n\n"))
        }
    }

    @Test func `what is missing or unknown is said`() async throws {
        try await WireClient.withServer { client in
            #expect(try await client.post("/v1/completions", ["prompt": "hi"]).status == 422)
            #expect(try await client.post("/v1/completions", ["model": "rehearsal/tools"]).status == 422)
            #expect(try await client.post("/v1/completions/chat", ["model": "rehearsal/tools"]).status == 422)
            let unknown = try await client.post("/v1/completions", ["model": "no/such", "prompt": "hi"])
            #expect(unknown.text == #"{"detail":"Model no/such not found"}"#)
        }
    }
}
