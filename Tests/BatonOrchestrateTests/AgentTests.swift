import BatonCore
import BatonOrchestrate
import BatonTransport
import Testing

/// The agents of a profile, and how a person's word finds one.
struct AgentTests {
    static let weather =
        #"{"id": "a-1", "name": "weather_agent", "display_name": "Weather", "description": "Knows it", "llm": "groq/x", "#
        + #""environments": [{"id": "e-draft", "name": "draft"}, {"id": "e-live", "name": "live"}], "#
        + #""additional_properties": {"starter_prompts": {"customize": [{"prompt": "Rain?", "state": "active"}, "#
        + #"{"prompt": "Old", "state": "deleted"}]}, "welcome_content": {"welcome_message": "Hello"}}}"#
    static let hr = #"{"id": "a-2", "name": "hr_agent", "display_name": "People"}"#
    static let hidden = #"{"id": "a-3", "name": "inner", "hidden": true}"#
    static let rows = "[\(weather), \(hr), \(hidden)]"

    static func platform(
        _ exchange: ScriptedExchange, _ environment: OrchestrateConfiguration.Environment = .unspecified
    ) -> OrchestratePlatform {
        .scripted(exchange, environment: environment)
    }

    @Test(
        "The list is read however the server wraps it",
        arguments: [rows, #"{"data": \#(rows)}"#, #"{"resources": \#(rows)}"#])
    func lists(body: String) async throws {
        let agents = try await Self.platform(ScriptedExchange([("GET /agents", .json(body))])).agents()
        #expect(agents.map(\.name) == ["weather_agent", "hr_agent"])
        #expect(
            agents.first
                == Agent(
                    id: "a-1", name: "weather_agent", displayName: "Weather", summary: "Knows it", model: "groq/x",
                    welcome: "Hello", starterPrompts: ["Rain?"]))
    }

    @Test(
        "An agent is found by name, by display name whatever its case, and by id",
        arguments: [
            ("weather_agent", "a-1"), ("WEATHER", "a-1"), ("people", "a-2"), ("HR_agent", "a-2"), ("a-3", "a-3"),
        ])
    func resolves(name: String, id: String) async throws {
        let exchange = ScriptedExchange([("GET /agents", .json(Self.rows))])
        #expect(try await Self.platform(exchange).agent(named: name).id.text == id)
    }

    @Test("The list is asked for once, however many names are looked up in it")
    func caches() async throws {
        let exchange = ScriptedExchange([("GET /agents", .json(Self.rows))])
        let platform = Self.platform(exchange)
        _ = try await platform.agent(named: "weather_agent")
        _ = try await platform.agent(named: "people")
        #expect(exchange.requests.count == 1)
    }

    @Test("A name that is not there comes with the nearest ones that are")
    func nearest() async throws {
        let exchange = ScriptedExchange([("GET /agents", .json(Self.rows))])
        let failure = try await #require(throws: PlatformFailure.self) {
            try await Self.platform(exchange).agent(named: "wether_agnt")
        }
        #expect(failure.code == .agentNotFound)
        #expect(failure.hint?.hasPrefix("Did you mean weather_agent?") == true)
        let far = try await #require(throws: PlatformFailure.self) {
            try await Self.platform(exchange).agent(named: "zzzzzz")
        }
        #expect(far.advice.next.contains("baton agents"))
    }

    @Test("A name is sent as its id, and the look-up is kept for the next prompt")
    func nameInRun() async throws {
        let exchange = ScriptedExchange([("GET /agents", .json(Self.rows)), ("POST /runs", StartTests.turn)])
        let platform = Self.platform(exchange)
        for _ in 1...2 { _ = await Heard(platform.start(RunRequest(agent: "Weather", prompt: Prompt("Hi")))) }
        #expect(exchange.requests.map(\.method) == ["GET", "POST", "POST"])
        let body = try JSONValue(parsing: try #require(exchange.requests[1].body))
        #expect(body["agent_id"] == "a-1")
    }

    @Test("A prompt to an agent that is not there posts nothing")
    func unknownInRun() async {
        let exchange = ScriptedExchange([("GET /agents", .json(Self.rows)), ("POST /runs", StartTests.turn)])
        let heard = await Heard(Self.platform(exchange).start(RunRequest(agent: "nobody", prompt: Prompt("Hi"))))
        #expect(heard.failure?.code == .agentNotFound)
        #expect(heard.failure?.delivery == .notDelivered)
        #expect(exchange.requests("POST /runs").isEmpty)
    }

    @Test("A look-up that breaks off says that the message never went out")
    func brokenLookUp() async {
        let exchange = ScriptedExchange([("GET /agents", .failing(.broken))])
        let heard = await Heard(Self.platform(exchange).start(RunRequest(agent: "Weather", prompt: Prompt("Hi"))))
        #expect(heard.failure?.delivery == .notDelivered)
    }

    @Test("An agent that the server no longer has is looked up anew the next time")
    func forgets() async {
        let gone = ScriptedExchange.Answer.json(#"{"detail": "Agent a-1 not found"}"#, status: 404)
        let exchange = ScriptedExchange([("GET /agents", .json(Self.rows)), ("POST /runs", gone)])
        let platform = Self.platform(exchange)
        for _ in 1...2 { _ = await Heard(platform.start(RunRequest(agent: "Weather", prompt: Prompt("Hi")))) }
        #expect(exchange.requests("GET /agents").count == 2)
    }

    static func environment(sent environment: OrchestrateConfiguration.Environment, agent: String) async -> JSONValue? {
        let environments = #"[{"id": "x-draft", "name": "draft"}, {"id": "x-live", "name": "live"}]"#
        let exchange = ScriptedExchange([
            ("GET /agents", .json(rows)), ("GET /\(StartTests.agent)/environment", .json(environments)),
            ("POST /runs", StartTests.turn),
        ])
        _ = await Heard(platform(exchange, environment).start(RunRequest(agent: agent, prompt: Prompt("Hi"))))
        return exchange.requests("POST /runs").first?.body.flatMap { try? JSONValue(parsing: $0) }?["environment_id"]
    }

    @Test("The environment goes along as its id, from the list or by asking, and not at all where none is wanted")
    func environments() async {
        #expect(await Self.environment(sent: .unspecified, agent: "Weather") == nil)
        #expect(await Self.environment(sent: .id("e-9"), agent: "Weather") == "e-9")
        #expect(await Self.environment(sent: .live, agent: "Weather") == "e-live")
        #expect(await Self.environment(sent: .draft, agent: "Weather") == "e-draft")
        #expect(await Self.environment(sent: .live, agent: StartTests.agent) == "x-live")
        #expect(await Self.environment(sent: .draft, agent: "People") == nil)
    }

    @Test("An agent without a live environment never answers from its draft instead")
    func noLive() async {
        let exchange = ScriptedExchange([("GET /agents", .json(Self.rows)), ("POST /runs", StartTests.turn)])
        let platform = Self.platform(exchange, .live)
        let heard = await Heard(platform.start(RunRequest(agent: "People", prompt: Prompt("Hi"))))
        #expect(heard.failure?.message == "This agent has no live environment")
        #expect(exchange.requests("POST /runs").isEmpty)
    }

    @Test("The configuration's words for environments")
    func environmentWords() {
        let words: [String?] = [nil, "", "draft", "live", "e-1"]
        #expect(
            words.map(OrchestrateConfiguration.Environment.init(word:))
                == [.unspecified, .unspecified, .draft, .live, .id("e-1")])
    }
}
