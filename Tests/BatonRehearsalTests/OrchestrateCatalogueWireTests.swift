import BatonRehearsal
import NIOHTTP1
import Testing

@Suite struct OrchestrateCatalogueWireTests {
    @Test func `an agent's tools are ids, under which they are listed and found`() async throws {
        try await WireClient.withServer { client in
            let agent = try await client.get("/v1/orchestrate/agents/\(RehearsedAgent.tools.uuid)").json
            let ids = try #require(agent["tools"]?.array).compactMap(\.string)
            #expect(ids.count == RehearsedAgent.tools.tools.count)
            let query = ids.map { "ids=\($0)" }.joined(separator: "&")
            let tools = try await client.get("/v1/tools?\(query)&include=global").json.array
            #expect(tools?.compactMap { $0["name"]?.string } == RehearsedAgent.tools.tools.map(\.name))
            #expect(try await client.get("/v1/tools/\(ids[0])").json["id"]?.string == ids[0])
            #expect(try await client.get("/v1/tools/nothing").status == 404)
        }
    }

    @Test(arguments: ["toolkits", "agents/external-chat", "assistants/watsonx"])
    func `kinds that the rehearsal has none of are empty lists`(path: String) async throws {
        try await WireClient.withServer { client in
            let text = try await client.get("/v1/\(path)?include_hidden=true").text
            #expect(text == "[]")
        }
    }

    @Test func `the one connection is not made yet`() async throws {
        try await WireClient.withServer { client in
            let answer = try await client.get("/v1/orchestrate/connections/applications?include_details=true").json
            #expect(answer["applications"]?.array?.compactMap { $0["environment"]?.string } == ["draft", "live"])
            #expect(answer[path: "applications.0.credentials_entered"] == false)
        }
    }

    @Test func `an assistant runs as the agent of that id does, and lists its own runs`() async throws {
        try await WireClient.withServer { client in
            let runs = "/v1/orchestrate/assistants/\(RehearsedAgent.tools.uuid)/runs"
            let message: JSON = ["message": ["role": "user", "content": "3 * 4"]]
            let events = try await client.post("\(runs)?stream=true", message).lines
            #expect(events.contains { $0[path: "data.delta.step_details.0.tool_calls.0.name"] == "calculator" })
            let id = try await client.post(runs, message).json["run_id"]?.string ?? ""
            #expect(try await client.get("\(runs)/\(id)").json["id"]?.string == id)
            _ = try await client.post("/v1/orchestrate/runs", body("hello"))
            #expect(try await client.get(runs).json["total"] == 2)
            #expect(try await client.post("/v1/assistants/nobody/runs", message).status == 404)
        }
    }

    @Test func `feedback on a message is kept and given back`() async throws {
        try await WireClient.withServer { client in
            let events = try await client.post("/v1/orchestrate/runs?stream=true", body("hello")).lines
            let message = try #require(events.first { $0["event"] == "message.created" }?[path: "data.message"])
            let thread = "/v1/threads/\(message["thread_id"]?.string ?? "")/messages"
            let path = "\(thread)/\(message["id"]?.string ?? "")"
            let state: JSON = ["content": ["1": ["feedback": ["is_positive": true, "text": ""]]]]
            let note = #"{"message_state": \#(state.text())}"#
            let noted = try await client.send(.PATCH, path, note)
            #expect(noted.status == 200)
            #expect(try await client.get(thread).json[path: "1.message_state"] == state)
            #expect(try await client.get(thread).json[path: "0.message_state"]?.isNull == true)
            #expect(try await client.send(.PATCH, path, "{}").status == 422)
            #expect(try await client.send(.PATCH, "\(thread)/nothing", note).status == 404)
        }
    }
}
