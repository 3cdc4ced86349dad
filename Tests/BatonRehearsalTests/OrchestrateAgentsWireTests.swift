import BatonRehearsal
import Testing

@Suite struct OrchestrateAgentsWireTests {
    private let stream = "/v1/orchestrate/runs?stream=true"

    private func message(_ prompt: String, _ agent: RehearsedAgent, _ client: WireClient) async throws -> JSON {
        let events = try await client.post(stream, body(prompt, agent: agent.uuid)).lines
        let names: [JSON] = ["message.created", "message.interrupt"]
        return try #require(events.first { names.contains($0["event"] ?? nil) }?[path: "data.message"])
    }

    @Test func `the guide's quotations come with their sources`() async throws {
        try await WireClient.withServer { client in
            let content = try await message("how do I install it?", .guide, client)[path: "content.0"]
            #expect(content?["response_type"] == "conversational_search")
            #expect(content?[path: "citations.0.title"] == content?[path: "search_results.0.title"])
            #expect(content?[path: "citations.0.url"]?.string?.hasPrefix("README.md#") == true)
            #expect(content?[path: "citations.0.search_result_idx"] == 0)
            let greeting = try await message("hello", .guide, client)[path: "content.0"]
            #expect(greeting?["response_type"] == "text")
        }
    }

    @Test func `a form has every type of field, and takes what was filled in`() async throws {
        try await WireClient.withServer { client in
            let asked = try await message("a form with every field", .clerk, client)
            let form = try #require(asked["content"]?.array?.last)
            let fields = try #require(form[path: "json_schema.properties"])
            let types: [(String, JSON)] = [
                ("destination", "string"), ("travellers", "integer"), ("budget", "number"), ("flexible", "boolean"),
                ("extras", "array"),
            ]
            for (name, type) in types { #expect(fields[name]?["type"] == type, "\(name)") }
            #expect(fields[path: "extras.items.enum.2"] == "bicycle")
            #expect(fields[path: "travellers.maximum"] == 9)
            #expect(fields[path: "class.default"] == "second")
            #expect(fields[path: "departure.format"] == "date-time")
            #expect(form[path: "ui_schema.remarks.ui:widget"] == "textarea")
            #expect(form[path: "form_data.destination"] == "Zürich")
            let answer: JSON = [
                "response_type": "forms", "form_operation": "submit",
                "form_data": [
                    "destination": "Chur, Graubünden", "travellers": 2, "budget": 99.5, "flexible": true,
                    "class": "first", "extras": ["seat", "meal"], "day": "2026-12-01",
                    "email": "a@example.com", "remarks": "none",
                ],
            ]
            let next = try await client.post(
                stream,
                [
                    "message": ["role": "user", "content": [answer]], "agent_id": .string(RehearsedAgent.clerk.uuid),
                    "thread_id": asked["thread_id"] ?? nil,
                ]
            ).lines.first { $0["event"] == "message.created" }?[path: "data.message.content.0.text"]?.string
            #expect(next?.contains("| Destination | Chur, Graubünden |") == true)
            #expect(next?.contains("| Extras | seat, meal |") == true)
        }
    }

    @Test func `a form that is cancelled is let go`() async throws {
        try await WireClient.withServer { client in
            let asked = try await message("a form", .clerk, client)
            let cancel: JSON = ["response_type": "forms", "form_operation": "cancel", "form_data": [:]]
            let next = try await client.post(
                stream,
                [
                    "message": ["role": "user", "content": [cancel]], "agent_id": .string(RehearsedAgent.clerk.uuid),
                    "thread_id": asked["thread_id"] ?? nil,
                ])
            #expect(next.text.contains("Nothing was done"))
        }
    }

    @Test func `a missing connection is asked for`() async throws {
        try await WireClient.withServer { client in
            let item = try await message("look into my calendar", .clerk, client)["content"]?.array?.last
            #expect(item?["response_type"] == "disconnected_apps")
            #expect(item?[path: "apps.0.app_id"] == "rehearsal_calendar")
        }
    }

    @Test func `a flow ends its stream, waits with its thread, and writes later`() async throws {
        try await WireClient.withServer(speed: 1) { client in
            let events = try await client.post(stream, body("start a flow", agent: RehearsedAgent.clerk.uuid)).lines
            let message = try #require(events.first { $0["event"] == "message.created" }?[path: "data.message"])
            #expect(message[path: "additional_properties.display_properties.is_async"] == true)
            #expect(events.last?["event"] == "done")
            let thread = "/v1/threads/\(message["thread_id"]?.string ?? "")"
            #expect(try await client.get(thread).json["status"] == "async_wait")
            #expect(try await client.get("\(thread)/messages").json.array?.count == 2)
            let run = "/v1/orchestrate/runs/\(events[0][path: "data.run_id"]?.string ?? "")"
            #expect(try await client.get(run).json["status"] == "async_wait")
        }
        try await WireClient.withServer { client in
            let events = try await client.post(stream, body("start a flow", agent: RehearsedAgent.clerk.uuid)).lines
            let run = "/v1/orchestrate/runs/\(events[0][path: "data.run_id"]?.string ?? "")"
            // The replay waits for the run's end.
            let replay = try await client.get("\(run)/events?stream_timeout=60000").json.array ?? []
            #expect(replay.count { $0["event"] == "message.created" } == 2)
            let ended = try await client.get(run).json
            #expect(ended["status"] == "async_completed")
            let thread = "/v1/threads/\(ended["thread_id"]?.string ?? "")"
            #expect(try await client.get(thread).json["status"] == "ready")
            let messages = try await client.get("\(thread)/messages").json
            let later = messages[path: "2.content.0.text"]?.string ?? ""
            #expect(later.hasPrefix("The flow is done"))
            #expect(messages[path: "2.additional_properties.display_properties.is_async"] == false)
        }
    }

    @Test(arguments: [
        ("400", 400), ("401", 401), ("403", 403), ("404", 404), ("413", 413), ("422", 422), ("429", 429),
        ("quota", 429), ("500", 500), ("database", 500), ("502", 502), ("503", 503), ("504", 504),
    ])
    func `stumble refuses as it is told`(word: String, status: Int) async throws {
        try await WireClient.withServer { client in
            let answer = try await client.post(stream, body(word, agent: RehearsedAgent.stumble.uuid))
            #expect(answer.status == status)
            #expect(try answer.json.members != nil)
            #expect(try await client.get("/v1/threads").text == "[]")
        }
    }

    @Test func `stumble's runs expire and its tools fail`() async throws {
        try await WireClient.withServer { client in
            let expired = try await client.post(stream, body("expire", agent: RehearsedAgent.stumble.uuid)).lines
            #expect(expired.contains { $0["event"] == "run.expired" })
            let run = "/v1/orchestrate/runs/\(expired[0][path: "data.run_id"]?.string ?? "")"
            #expect(try await client.get(run).json["status"] == "expired")
            let tool = try await client.post(stream, body("tool", agent: RehearsedAgent.stumble.uuid)).lines
            #expect(tool.contains { $0["event"] == "run.step.failed" })
            #expect(tool.last?["event"] == "done")
        }
    }
}
