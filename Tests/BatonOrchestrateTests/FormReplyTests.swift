import BatonCore
import BatonOrchestrate
import BatonTransport
import Testing

/// Answers to a form: the form itself with its values, or words where a server wants those.
struct FormReplyTests {
    static let item =
        #"{"id": "f1", "response_type": "forms", "name": "Leave", "json_schema": {"properties": {"days": {"type": "#
        + #""integer"}}}, "ui_schema": {"ui:order": ["days"]}, "form_data": {"days": 1}, "sub_type": "flow", "#
        + #""event_type": "slot", "dps_payload_id": "p9", "on_event": [{"type": "tool", "tool": "t"}]}"#

    /// The handle of a run that ended with `item`.
    static func asked(_ item: String) throws -> RemoteHandle {
        let text = Wire.run(Wire.created("[\(item)]"))
        return try #require(try Wire.read([Array(text.utf8)[...]]).map(\.event).handle)
    }

    static func request(_ answer: FormAnswer, to item: String = item, text: String = "days: 3") throws -> RunRequest {
        var prompt = Prompt(text)
        prompt.form = answer
        return RunRequest(agent: StartTests.agent, prompt: prompt, continuing: try asked(item))
    }

    static func message(_ exchange: ScriptedExchange) throws -> JSONValue {
        let body = try JSONValue(parsing: try #require(exchange.requests("POST /runs").last?.body))
        #expect(body["thread_id"] == "T")
        return try #require(body["message"])
    }

    @Test func `values go in the form that asked for them, under its ids`() async throws {
        let exchange = ScriptedExchange([("POST /runs", StartTests.turn)])
        let request = try Self.request(.submitted(["days": 3]))
        let heard = await Heard(OrchestratePlatform.scripted(exchange).start(request))
        #expect(heard.outcome == .completed)
        #expect(
            try Self.message(exchange) == [
                "role": "user",
                "content": [
                    [
                        "response_type": "forms", "id": "f1",
                        "json_schema": ["properties": ["days": ["type": "integer"]]],
                        "ui_schema": ["ui:order": ["days"]], "sub_type": "flow", "event_type": "slot",
                        "dps_payload_id": "p9", "form_data": ["days": 3], "form_operation": "submit",
                    ]
                ],
                "additional_properties": ["display_properties": ["form_operation": "submit"]],
            ])
    }

    @Test func `that a connection is made is said in words, and with its status`() async throws {
        let exchange = ScriptedExchange([("POST /runs", StartTests.turn)])
        let item = #"{"id": "2", "response_type": "disconnected_apps", "apps": [{"app_id": "jira"}]}"#
        _ = await Heard(
            OrchestratePlatform.scripted(exchange).start(
                try Self.request(.submitted([]), to: item, text: "Done, I have signed in.")))
        #expect(
            try Self.message(exchange) == [
                "role": "user", "content": "Done, I have signed in.",
                "additional_properties": [
                    "wxo_connection_status": [
                        "connection_status": "connected", "connection_message": "Done, I have signed in.",
                    ]
                ],
            ])
    }

    @Test func `a form that is cancelled says so, and has no values`() async throws {
        let exchange = ScriptedExchange([("POST /runs", StartTests.turn)])
        let request = try Self.request(.cancelled, text: "cancel")
        _ = await Heard(OrchestratePlatform.scripted(exchange).start(request))
        let item = try #require(try Self.message(exchange)["content"]?.elements.first)
        #expect(item["form_operation"] == "cancel")
        #expect(item["form_data"] == .object([]))
    }

    @Test func `a server that refuses the form gets its words, once`() async throws {
        let refusal = ScriptedExchange.Answer.json(
            #"{"detail": [{"loc": ["body", "message", "content"], "msg": "Input should be a string"}]}"#, status: 422)
        let exchange = ScriptedExchange([("POST /runs", refusal), ("POST /runs", StartTests.turn)])
        let request = try Self.request(.submitted(["days": 3]))
        let heard = await Heard(OrchestratePlatform.scripted(exchange).start(request))
        #expect(heard.outcome == .completed)
        #expect(try Self.message(exchange) == ["role": "user", "content": "days: 3"])
        #expect(heard.events.contains { if case .warned = $0 { true } else { false } })
        let stubborn = ScriptedExchange([("POST /runs", refusal)])
        let refused = await Heard(OrchestratePlatform.scripted(stubborn).start(request))
        #expect(refused.failure?.code == .invalidRequest)
        #expect(StartTests.posts(stubborn) == 2)
    }

    @Test("Any other refusal and any doubt is no reason to send the form again", arguments: [400, 409, 500, 502])
    func onlyOnce(status: Int) async throws {
        let exchange = ScriptedExchange([("POST /runs", .json(#"{"detail": "No"}"#, status: status))])
        let heard = await Heard(
            OrchestratePlatform.scripted(exchange).start(try Self.request(.submitted(["days": 3]))))
        #expect(heard.failure != nil)
        #expect(StartTests.posts(exchange) == 1)
    }

    @Test func `a widget is answered with the bare value`() async throws {
        let widget =
            #"{"response_type": "text", "text": "When?", "_meta": {"com.ibm.orchestrate/widget": "#
            + #"{"type": "datetime", "collection_type": "date", "on_event": {"map_input_to": "day"}}}}"#
        let exchange = ScriptedExchange([("POST /runs", StartTests.turn)])
        let request = try Self.request(.submitted(["day": "2026-01-05"]), to: widget, text: "When?: 2026-01-05")
        _ = await Heard(OrchestratePlatform.scripted(exchange).start(request))
        #expect(try Self.message(exchange) == ["role": "user", "content": "2026-01-05"])
    }

    @Test func `where nobody knows any more what was asked, the values go as words`() async throws {
        let exchange = ScriptedExchange([("POST /runs", StartTests.turn)])
        var request = try Self.request(.submitted(["days": 3, "kind": "paid"]), text: "")
        request.continuing = Wire.handle
        _ = await Heard(OrchestratePlatform.scripted(exchange).start(request))
        #expect(try Self.message(exchange) == ["role": "user", "content": "days: 3\nkind: paid"])
    }

    @Test func `a thread that is read again knows its open form`() async throws {
        let messages =
            #"[{"id": "U", "role": "user", "content": "Leave"}, "#
            + #"{"id": "M", "role": "assistant", "content": [\#(Self.item)]}]"#
        let exchange = ScriptedExchange([("GET /threads/T/messages", .json(messages))])
        let turns = try await OrchestratePlatform.scripted(exchange).turns(
            of: RemoteHandle(platform: .orchestrate, ids: RemoteIDs([.thread: "T"])))
        let state = try #require(turns.last?.events.handle?.state["form"])
        #expect(try JSONValue(parsing: state)["dps_payload_id"] == "p9")
    }
}
