import BatonCore
import BatonOrq
import BatonTransport
import Testing

private let submitted = ScriptedExchange.Answer.json(
    #"{"id":"T1","contextId":"C1","kind":"task","status":{"state":"submitted"},"metadata":{"trace_id":"tr"}}"#)
private let missing = ScriptedExchange.Answer.json("", status: 404)
private let definition: JSONObject = ["model": "openai/gpt-4o", "role": "Assistant", "instructions": "Be brief."]

private func unstreamed(
    _ exchange: ScriptedExchange, _ api: OrqAPI, definitions: [String: JSONObject] = [:]
) -> OrqPlatform {
    OrqPlatform(
        configuration: OrqConfiguration(
            baseURL: "https://orq.test", api: api, definitions: definitions, isStreaming: false), exchange: exchange,
        keys: Keys(), clock: ImmediateClock())
}

@Suite struct WayTests {
    @Test("without streaming a run is started by run or task, gives its ids, and is polled to its end both ways")
    func runs() async throws {
        let exchange = ScriptedExchange { request in
            switch request.line {
            case "POST /v2/agents/run", "POST /v2/agents/other/task": submitted
            case "GET /v2/agents/tui-helper/tasks/T1":
                .json(
                    #"""
                    {"id":"T1","kind":"task","status":{"state":"completed","message":{"messageId":"m","role":"agent","parts":
                    [{"kind":"text","text":"Dry."}]}}}
                    """#)
            default: missing
            }
        }
        let platform = unstreamed(exchange, .tasks, definitions: ["tui-helper": definition])
        let outcome = await events(of: platform)
        #expect(outcome.failure == nil)
        guard case .accepted(let handle)? = outcome.events.first, outcome.events.count == 1 else {
            Issue.record("\(outcome.events)")
            return
        }
        #expect(handle.ids[.task] == "T1")
        #expect(handle.ids[.context] == "C1")
        #expect(try await platform.poll(handle).events.last == .ended(.completed))
        #expect(
            exchange.lines == [
                "POST /v2/agents/run", "GET /v2/agents/tui-helper/responses/T1", "GET /v2/agents/tui-helper/tasks/T1",
            ])
        #expect(exchange.sent.first?.header("Accept") == "application/json")
        _ = await events(of: platform, agent: "other")
        #expect(exchange.lines.last == "POST /v2/agents/other/task")
    }

    @Test("without streaming the newer generations run in the background")
    func background() async {
        for (api, answer) in [
            (OrqAPI.agentResponses, #"{"_id":"R1","task_id":"T1","output":[],"created_at":"x","model":"m"}"#),
            (.responses, #"{"id":"resp_1","object":"response","status":"queued","output":[]}"#),
        ] {
            let exchange = ScriptedExchange(.json(answer))
            let outcome = await events(of: unstreamed(exchange, api))
            #expect(outcome.events.count == 1 && outcome.failure == nil)
            #expect(exchange.sent.first?.json?["background"] == true)
            #expect(exchange.sent.first?.json?["stream"] == false)
        }
    }

    @Test("a server without the streaming twins is asked without them, and from then on at once")
    func streamless() async {
        let exchange = ScriptedExchange { $0.line == "POST /v2/agents/tui-helper/task" ? submitted : missing }
        let platform = platform(exchange, api: .tasks)
        #expect(await events(of: platform).failure == nil)
        #expect(await events(of: platform).failure == nil)
        #expect(
            exchange.lines == [
                "POST /v2/agents/tui-helper/stream-task", "POST /v2/agents/tui-helper/task",
                "POST /v2/agents/tui-helper/task",
            ])
    }

    @Test("an agent of the profile's own takes nothing from the others: they go on with the newest generation")
    func definedAgentsTeachNothing() async {
        let exchange = ScriptedExchange(.stream(sse([#"{"type":"event.agents.inactive","data":{}}"#])))
        let platform = platform(exchange, definitions: ["tui-helper": definition])
        _ = await events(of: platform)
        _ = await events(of: platform, agent: "other")
        #expect(exchange.lines == ["POST /v2/agents/stream-run", "POST /v3/router/responses"])
    }

    @Test("which generation answered stands in the handle, in the configuration's word", arguments: OrqAPI.allCases)
    func route(_ api: OrqAPI) async {
        let wire = [
            #"{"type":"agents.execution_started","data":{"agent_task_id":"t1"}}"#,
            #"{"type":"response.started","data":{"taskId":"t1"}}"#,
            #"{"type":"response.created","response":{"id":"r"}}"#,
        ]
        let outcome = await events(of: platform(ScriptedExchange(.stream(sse(wire))), api: api))
        let routes = outcome.events.compactMap { if case .accepted(let handle) = $0 { handle.route } else { nil } }
        #expect(routes.first == (api == .auto ? "responses" : api.rawValue))
    }

    @Test("results of their own are sent whole, in one message, in the order of the calls", arguments: [true, false])
    func toolResults(_ isRouter: Bool) async {
        let pending = #"[{"id":"c1","name":"a"},{"id":"c2","name":"b"}]"#
        let old = handle(isRouter ? .responses : .tasks, [.task: "t", .response: "r"], pending: pending)
        let exchange = ScriptedExchange(.stream(sse([#"{"type":"event.agents.inactive","data":{}}"#])))
        let results = [ToolResult.failure("declined", of: "c2"), ToolResult(call: "c1", value: ["temp_c": 14])]
        func send(_ results: [ToolResult]) async -> PlatformFailure? {
            let prompt = Prompt("a → 14", toolResults: results)
            do {
                for try await _ in platform(exchange).start(
                    RunRequest(agent: "tui-helper", prompt: prompt, continuing: old))
                {}
                return nil
            } catch {
                return error as? PlatformFailure
            }
        }
        #expect(await send(results) == nil)
        let body = exchange.sent.first?.json
        if isRouter {
            #expect(
                body?["input"]
                    == json(
                        #"""
                        [{"type":"function_call_output","call_id":"c1","output":"{\"temp_c\":14}"},
                         {"type":"function_call_output","call_id":"c2","output":"{\"ok\":false,\"error\":\"declined\"}"}]
                        """#))
        } else {
            #expect(
                body?["message"]
                    == json(
                        #"""
                        {"role":"tool","parts":[{"kind":"tool_result","tool_call_id":"c1","result":{"temp_c":14}},
                         {"kind":"tool_result","tool_call_id":"c2","result":{"ok":false,"error":"declined"}}]}
                        """#))
        }
        // One without its result, or one that nobody asked for: nothing goes out.
        #expect(await send([results[0]])?.message == "The call a has no result yet")
        #expect(await send(results + [ToolResult(call: "c9", value: 1)])?.code == .invalidRequest)
        #expect(exchange.sent.count == 1)
    }
}
