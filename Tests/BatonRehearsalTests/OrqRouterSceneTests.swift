import BatonRehearsal
import Testing

/// What only the newest generation of orq.ai's side has events for.
@Suite struct OrqRouterSceneTests {
    private func events(_ prompt: String, model: String = "agent/guide") async throws -> [JSON] {
        var events: [JSON] = []
        try await WireClient.withServer { client in
            let body: JSON = ["model": .string(model), "input": .string(prompt), "stream": true]
            events = try await client.post("/v3/router/responses", body).payloads
        }
        return events
    }

    private func types(_ events: [JSON]) -> [String] { events.compactMap { $0["type"]?.string } }

    private func output(_ events: [JSON]) -> [JSON] { events.last?[path: "response.output"]?.array ?? [] }

    @Test func `a refusal is told in events and a part of its own`() async throws {
        let events = try await events("/sim refuse")
        #expect(types(events).contains("response.refusal.delta"))
        let done = events.first { $0["type"] == "response.refusal.done" }
        #expect(done?["refusal"] == "I cannot help with that.")
        #expect(!types(events).contains("response.output_text.delta"))
        #expect(output(events).last?[path: "content.0.type"] == "refusal")
        #expect(types(events).last == "response.completed")
    }

    @Test func `an MCP server's tools are listed, then one is called and answers in its item`() async throws {
        let events = try await events("/sim mcp")
        for type in [
            "response.mcp_list_tools.completed", "response.mcp_call.in_progress", "response.mcp_call_arguments.done",
            "response.mcp_call.completed",
        ] {
            #expect(types(events).contains(type), "\(type)")
        }
        let call = output(events).first { $0["type"] == "mcp_call" }
        #expect(call?["name"] == "read_notes")
        #expect(call?["output"]?.string?.contains("Tuesday") == true)
        #expect(!output(events).contains { $0["type"] == "function_call" })
    }

    @Test func `a search has its states, and the text names what it found`() async throws {
        let events = try await events("/sim search Bern")
        #expect(types(events).contains("response.web_search_call.searching"))
        let call = output(events).first { $0["type"] == "web_search_call" }
        #expect(call?[path: "action.query"] == "Bern")
        let annotation = events.first { $0["type"] == "response.output_text.annotation.added" }
        #expect(annotation?[path: "annotation.url"] == "https://example.com/found")
        #expect(output(events).last?[path: "content.0.annotations.0.title"] == "Bern")
    }

    @Test func `a model answers without an agent, and remembers what stands in the input`() async throws {
        try await WireClient.withServer { client in
            let body: JSON = ["model": "rehearsal/tools", "input": "what is 6 * 7?"]
            let answer = try await client.post("/v3/router/responses", body).json
            #expect(answer["model"] == "rehearsal/tools")
            #expect(answer[path: "output"]?.array?.last?[path: "content.0.text"]?.string?.contains("42") == true)
            let unknown: JSON = ["model": "rehearsal/nobody", "input": "hello"]
            #expect(try await client.post("/v3/router/responses", unknown).status == 404)
        }
    }
}
