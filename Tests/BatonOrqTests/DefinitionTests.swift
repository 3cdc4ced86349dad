import BatonCore
import BatonOrq
import BatonTransport
import Testing

private let done = ScriptedExchange.Answer.stream(
    sse([#"{"type":"event.agents.inactive","data":{"finish_reason":"stop"}}"#]))

private let whole: JSONObject = ["model": "openai/gpt-4o", "role": "Assistant", "instructions": "Be brief."]

private func with(_ name: String, _ value: JSONValue) -> JSONObject {
    var definition = whole
    definition[name] = value
    return definition
}

private func sent(
    _ definition: JSONObject, api: OrqAPI = .auto, continuing: RemoteHandle? = nil
) async -> (events: [RunEvent], failure: PlatformFailure?, exchange: ScriptedExchange) {
    let exchange = ScriptedExchange(done)
    let platform = platform(exchange, api: api, definitions: ["tui-helper": definition])
    let outcome = await events(of: platform, "Hi", continuing: continuing)
    return (outcome.events, outcome.failure, exchange)
}

@Suite struct DefinitionTests {
    @Test(
        "a slip in a definition is told of with its place and what may stand there, before anything is sent",
        arguments: [
            (with("settings", ["max_iterations": 500]), "settings.max_iterations must be a whole number from 1 to 100"),
            (
                with("settings", ["max_execution_time": 1]),
                "settings.max_execution_time must be a whole number from 2 to 600"
            ),
            (with("settings", ["max_cost": .number(-1)]), "settings.max_cost must be a number of at least 0"),
            (
                with("settings", ["tool_approval_required": "some"]),
                "settings.tool_approval_required must be one of all, respect_tool, none"
            ),
            (
                with("settings", ["guardrails": [["id": "pii", "execute_on": "input", "sample_rate": 0]]]),
                "settings.guardrails[0].sample_rate must be a number from 1 to 100"
            ),
            (
                with("settings", ["tools": [["type": "current_date"], ["type": "function", "key": "1x"]]]),
                "settings.tools[1].function"
            ),
            (
                with("settings", ["tools": [["type": "function", "key": "1x", "function": ["name": "f"]]]]),
                "settings.tools[0].key must be letters and digits, beginning with a letter, with single - _ between "
                    + "them, at most 64"
            ),
            (
                with("model", ["id": "a/b", "retry": ["count": 6]]),
                "model.retry.count must be a whole number from 1 to 5"
            ),
            (
                with("model", ["id": "a/b", "parameters": ["temperature": 3]]),
                "model.parameters.temperature must be a number from 0 to 2"
            ),
            (with("fallback_models", ["a/b", 7]), "fallback_models[1] must be a text that is not empty or a table"),
            (with("identity", ["id": "u", "email": "ada"]), "identity.email must be an e-mail address"),
            (with("engine", "twig"), "engine must be one of text, jinja, mustache"),
            (with("stream_timeout_seconds", 4000), "stream_timeout_seconds must be a number from 1 to 3600"),
            (with("instrutions", "x"), "instrutions is no field there; did you mean instructions?"),
            (["modle": "a/b", "role": "r"] as JSONObject, "modle is no field there; did you mean model?"),
            (with("task_id", "x"), "task_id is Baton's to write"),
            (with("key", "no key"), "key must be letters and digits"),
            (with("knowledge_bases", [[:]]), "knowledge_bases[0].knowledge_id"),
        ] as [(JSONObject, String)])
    func slips(_ definition: JSONObject, _ complaint: String) async {
        let outcome = await sent(definition)
        #expect(outcome.failure?.code == .local)
        #expect(outcome.failure?.message.contains(complaint) == true, "\(outcome.failure?.message ?? "sent")")
        #expect(outcome.failure?.delivery == .notDelivered)
        #expect(outcome.exchange.sent.isEmpty)
    }

    @Test("parameters that a model brings along pass, as do words that are newer than orq's schema")
    func newer() async {
        let model: JSONValue = ["id": "a/b", "parameters": ["reasoning_effort": "max", "sparkle": 1]]
        #expect(await sent(with("model", model)).failure == nil)
    }

    @Test(
        "the configuration that is sent is the same every time; a changed one is warned of, in whatever order it stands"
    )
    func stable() async throws {
        let first = await sent(whole)
        let second = await sent(whole)
        #expect(first.exchange.sent.first?.body == second.exchange.sent.first?.body)
        guard case .accepted(let handle)? = await events(of: .tasks, whole) else {
            Issue.record("no handle")
            return
        }
        let turned = JSONObject(whole.members.reversed() + [.init(name: "variables", value: ["a": 1])])
        #expect(await sent(turned, continuing: handle).events == [.ended(.completed)])
        let changed = await sent(with("instructions", "Be long."), continuing: handle)
        #expect(
            changed.events == [
                .warned("The definition of tui-helper has changed: orq.ai saves it as a new version of the agent"),
                .ended(.completed),
            ])
    }

    /// The handle that a first turn of `definition` gives.
    private func events(of api: OrqAPI, _ definition: JSONObject) async -> RunEvent? {
        let wire = sse([#"{"type":"agents.execution_started","data":{"agent_task_id":"t1"}}"#])
        let platform = platform(ScriptedExchange(.stream(wire)), api: api, definitions: ["tui-helper": definition])
        return await BatonOrqTests.events(of: platform).events.first
    }

    @Test("a definition with a key of its own is known by that key from then on")
    func ownKey() async {
        let wire = sse([#"{"type":"agents.execution_started","data":{"agent_task_id":"t1"}}"#])
        let exchange = ScriptedExchange(.stream(wire))
        let platform = platform(exchange, api: .tasks, definitions: ["helper": with("key", "tui-helper")])
        let first = await BatonOrqTests.events(of: platform, agent: "helper").events
        guard case .accepted(let handle)? = first.first else {
            Issue.record("no handle")
            return
        }
        #expect(handle.state["agent"] == "tui-helper")
        _ = await BatonOrqTests.events(of: platform, agent: "helper", continuing: handle)
        #expect(exchange.lines == ["POST /v2/agents/stream-run", "POST /v2/agents/stream-run"])
        #expect(exchange.sent.map { $0.json?["key"] } == ["tui-helper", "tui-helper"])
    }

    @Test("a definition that another generation leaves out is warned of once")
    func leftOut() async {
        let exchange = ScriptedExchange(.stream(sse([#"{"object":"response","status":"completed","id":"r"}"#])))
        let platform = platform(exchange, api: .responses, definitions: ["tui-helper": whole])
        let warnings = await [BatonOrqTests.events(of: platform), BatonOrqTests.events(of: platform)].map { outcome in
            outcome.events.count { if case .warned = $0 { true } else { false } }
        }
        #expect(warnings == [1, 0])
        #expect(exchange.lines == ["POST /v3/router/responses", "POST /v3/router/responses"])
    }
}

@Suite struct TurnFieldTests {
    private static let fields: JSONObject = [
        "variables": ["name": "Ada"], "contact": ["id": "u", "logo_url": "https://x/a.png"],
        "thread": ["id": "th", "tags": ["tui"]], "memory": ["entity_id": "user_42"], "metadata": ["n": 1, "s": "x"],
        "engine": "jinja", "stream_timeout_seconds": 60,
    ]

    @Test("a definition of turn fields alone goes with the turns of the server's own agent")
    func storedAgent() async {
        let task = await sent(Self.fields, api: .tasks)
        #expect(task.exchange.lines == ["POST /v2/agents/tui-helper/stream-task"])
        var expected = Self.fields
        expected["message"] = ["role": "user", "parts": [["kind": "text", "text": "Hi"]]]
        let body = task.exchange.sent.first?.json
        for member in expected.members { #expect(body?[member.name] == member.value, "\(member.name)") }
        let response = await sent(Self.fields, api: .agentResponses).exchange.sent.first?.json
        #expect(response?["memory"] == ["entity_id": "user_42"])
        #expect(response?["stream_timeout_seconds"] == nil)
    }

    @Test("the newest generation gets them in its own words, and nothing that it refuses")
    func router() async {
        let body = await sent(Self.fields, api: .responses).exchange.sent.first?.json
        #expect(body?["identity"] == ["id": "u"])
        #expect(body?["metadata"] == ["n": "1", "s": "x"])
        #expect(body?["template_engine"] == "jinja")
        #expect(body?["thread"] == ["id": "th", "tags": ["tui"]])
        for name in ["contact", "engine", "stream_timeout_seconds"] { #expect(body?[name] == nil) }
        let many = JSONObject((0..<17).map { .init(name: "k\($0)", value: 1) })
        let refused = await sent(["metadata": .object(many)], api: .responses)
        #expect(refused.failure?.code == .local)
        #expect(refused.exchange.sent.isEmpty)
    }

    @Test("a thread without an id gets one for each conversation, which the handle keeps")
    func threads() async {
        let wire = sse([#"{"type":"agents.execution_started","data":{"agent_task_id":"t1"}}"#])
        let exchange = ScriptedExchange(.stream(wire))
        let platform = OrqPlatform(
            configuration: OrqConfiguration(
                baseURL: "https://orq.test", api: .tasks, definitions: ["tui-helper": ["thread": ["tags": ["tui"]]]]),
            exchange: exchange, keys: Keys(), threadID: { "baton-1" })
        let first = await events(of: platform).events
        #expect(first == [.accepted(handle(.tasks, [.task: "t1", .thread: "baton-1"]))])
        let old = handle(.tasks, [.task: "t1", .thread: "baton-0"])
        _ = await events(of: platform, continuing: old)
        #expect(exchange.sent.map { $0.json?["thread"]?["id"] } == ["baton-1", "baton-0"])
        #expect(exchange.sent.first?.json?["thread"] == ["id": "baton-1", "tags": ["tui"]])
    }
}
