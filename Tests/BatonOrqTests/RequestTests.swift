import BatonCore
import BatonOrq
import BatonTransport
import Testing

private let done = ScriptedExchange.Answer.stream(
    sse([#"{"type":"event.agents.inactive","data":{"finish_reason":"stop"}}"#]))

/// The top-level fields that orq's reference gives for each request; the router refuses any other.
private let knownFields: [String: Set<String>] = [
    "/stream-run": [
        "key", "task_id", "model", "fallback_models", "role", "instructions", "message", "variables", "identity",
        "thread",
        "memory", "path", "description", "system_prompt", "memory_stores", "knowledge_bases", "team_of_agents",
        "settings",
        "metadata", "engine", "stream_timeout_seconds",
    ],
    "/stream-task": [
        "task_id", "message", "variables", "identity", "thread", "memory", "metadata", "engine", "configuration",
        "stream_timeout_seconds",
    ],
    "/v2/agents/tui-helper/responses": [
        "task_id", "message", "variables", "identity", "thread", "memory", "metadata", "engine", "configuration",
        "background", "stream", "conversation",
    ],
    "/v3/router/responses": [
        "background", "conversation", "input", "model", "previous_response_id", "store", "stream", "variables",
        "identity",
        "thread", "memory", "limits", "metadata", "tool_choice",
    ],
]

private let definition: JSONObject = [
    "model": "openai/gpt-4o", "role": "Assistant", "instructions": "Be brief.", "settings": ["max_iterations": 10],
]

@Suite struct RequestTests {
    @Test("with api = responses a prompt is exactly one request, and the agent is used as it is named")
    func routerRequest() async throws {
        let exchange = ScriptedExchange(done)
        _ = await events(of: platform(exchange, api: .responses), "Hi \"you\"\n")
        #expect(exchange.lines == ["POST /v3/router/responses"])
        let request = try #require(exchange.sent.first)
        #expect(
            request.json
                == json(
                    #"""
                    {"model":"agent/tui-helper","input":[{"type":"message","role":"user","content":[{"type":"input_text",
                    "text":"Hi \"you\"\n"}]}],"stream":true,"store":true}
                    """#))
        #expect(request.header("Authorization") == "Bearer sk-orq-test-secret")
        #expect(request.header("Content-Type") == "application/json")
        #expect(request.header("Accept") == "text/event-stream")
    }

    @Test("with api = agent-responses the agent's key stands in the path, escaped")
    func agentResponsesRequest() async {
        let exchange = ScriptedExchange(done)
        _ = await events(of: platform(exchange, api: .agentResponses), "Hi", agent: "tui-helper@4.0.0?")
        #expect(exchange.lines == ["POST /v2/agents/tui-helper@4.0.0%3F/responses"])
        #expect(
            exchange.sent.first?.json
                == json(#"{"message":{"role":"user","parts":[{"kind":"text","text":"Hi"}]},"stream":true}"#))
    }

    @Test("with api = tasks a stored agent is asked by stream-task, and one that the profile defines by stream-run")
    func taskRequests() async {
        let stored = ScriptedExchange(done)
        _ = await events(of: platform(stored, api: .tasks), "Hi")
        #expect(stored.lines == ["POST /v2/agents/tui-helper/stream-task"])
        #expect(stored.sent.first?.json == json(#"{"message":{"role":"user","parts":[{"kind":"text","text":"Hi"}]}}"#))

        let defined = ScriptedExchange(done)
        _ = await events(of: platform(defined, api: .auto, definitions: ["tui-helper": definition]), "Hi")
        #expect(defined.lines == ["POST /v2/agents/stream-run"])
        #expect(
            defined.sent.first?.json
                == json(
                    #"""
                    {"model":"openai/gpt-4o","role":"Assistant","instructions":"Be brief.","settings":{"max_iterations":10},
                    "key":"tui-helper","path":"Default","message":{"role":"user","parts":[{"kind":"text","text":"Hi"}]}}
                    """#))
    }

    @Test("a definition without what a run needs is told of before anything is sent")
    func incompleteDefinition() async {
        let exchange = ScriptedExchange(done)
        let outcome = await events(of: platform(exchange, definitions: ["tui-helper": ["model": "openai/gpt-4o"]]))
        #expect(outcome.failure?.code == .local)
        #expect(outcome.failure?.message == "The definition of the agent tui-helper has no role")
        #expect(exchange.sent.isEmpty)
    }

    @Test(
        "a turn goes on in the generation that its thread began with, whatever the profile says by now",
        arguments: [
            (OrqAPI.tasks, "POST /v2/agents/tui-helper/stream-task", "task_id", "t1"),
            (.agentResponses, "POST /v2/agents/tui-helper/responses", "task_id", "t1"),
            (.responses, "POST /v3/router/responses", "previous_response_id", "resp_1"),
        ])
    func continues(_ api: OrqAPI, _ line: String, _ field: String, _ id: String) async {
        let exchange = ScriptedExchange(done)
        let old = handle(api, [.task: "t1", .response: "resp_1", .context: "c1"])
        _ = await events(of: platform(exchange, api: api == .responses ? .tasks : .auto), "And?", continuing: old)
        #expect(exchange.lines == [line])
        #expect(exchange.sent.first?.json?[field] == .string(id))
    }

    @Test("the message after a call that waits is its result, in the words of either generation")
    func toolResults() async {
        let pending = #"[{"id":"call_1","name":"get_weather"}]"#
        let router = ScriptedExchange(done)
        _ = await events(
            of: platform(router), #"{"temp_c":14}"#, continuing: handle(.responses, [.response: "r"], pending: pending))
        #expect(
            router.sent.first?.json?["input"]
                == json(#"[{"type":"function_call_output","call_id":"call_1","output":"{\"temp_c\":14}"}]"#))
        let tasks = ScriptedExchange(done)
        _ = await events(
            of: platform(tasks), #"{"temp_c":14}"#, continuing: handle(.tasks, [.task: "t"], pending: pending))
        #expect(
            tasks.sent.first?.json?["message"]
                == json(
                    #"{"role":"tool","parts":[{"kind":"tool_result","tool_call_id":"call_1","result":{"temp_c":14}}]}"#)
        )
    }

    @Test("several calls that wait want a result each, or nothing is sent")
    func severalResults() async {
        let two = handle(.tasks, [.task: "t"], pending: #"[{"id":"c1","name":"a"},{"id":"c2","name":"b"}]"#)
        let exchange = ScriptedExchange(done)
        let refused = await events(of: platform(exchange), "14 degrees", continuing: two)
        #expect(refused.failure?.code == .invalidRequest)
        #expect(exchange.sent.isEmpty)
        _ = await events(of: platform(exchange), #"{"a":1,"c2":"x"}"#, continuing: two)
        #expect(
            exchange.sent.first?.json?["message"]?["parts"]
                == json(
                    #"""
                    [{"kind":"tool_result","tool_call_id":"c1","result":1},{"kind":"tool_result","tool_call_id":"c2","result":"x"}]
                    """#))
    }

    @Test("no request has a top-level field that its endpoint does not know")
    func knownFieldsOnly() async throws {
        let exchange = ScriptedExchange(done)
        let old = [RemoteIDs.Kind.task: "t1", .response: "resp_1", .context: "c1", .conversation: "conv_1"]
        for api in [OrqAPI.tasks, .agentResponses, .responses] {
            _ = await events(of: platform(exchange, api: api))
            _ = await events(of: platform(exchange, api: api), continuing: handle(api, old))
        }
        _ = await events(of: platform(exchange, definitions: ["tui-helper": definition]))
        for request in exchange.sent {
            let known = try #require(knownFields.first { request.url.hasSuffix($0.key) }?.value)
            guard case .object(let body) = request.json else {
                Issue.record("\(request.line) has no body")
                continue
            }
            #expect(Set(body.members.map(\.name)).isSubset(of: known), "\(request.line)")
        }
    }

    @Test(
        "a base URL may end in a slash or in the version that people copy with it",
        arguments: ["", "/", "/v2", "/v3/router"])
    func baseURLs(_ tail: String) async throws {
        let exchange = ScriptedExchange(.json("{}"))
        let platform = OrqPlatform(
            configuration: OrqConfiguration(baseURL: "https://orq.test" + tail), exchange: exchange,
            keys: Keys(first: nil))
        _ = try await platform.agents()
        #expect(exchange.lines == ["GET /v2/agents"])
        #expect(exchange.sent.first?.header("Authorization") == nil)
    }
}
