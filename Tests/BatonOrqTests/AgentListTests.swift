import BatonCore
import BatonOrq
import BatonTransport
import Testing

@Suite struct AgentListTests {
    @Test("lists what is live, with a model only where it tells something, over all pages")
    func pages() async throws {
        let first = """
            {"object":"list","has_more":true,"data":[
             {"_id":"01A","key":"helper","display_name":"Helper","status":"live","description":"Helps","model":{"id":"openai/gpt-4o"}},
             {"_id":"01B","key":"draft","status":"draft","model":"openai/gpt-4o"}]}
            """
        let second = """
            {"object":"list","has_more":true,"data":[{"_id":"01C","key":"other","status":"published","model":{"id":"6f1c"}},
             {"_id":"01D","key":"bare"}]}
            """
        let exchange = ScriptedExchange(.json(first), .json(second), .json(second))
        let agents = try await platform(exchange).agents()
        #expect(agents.map(\.name) == ["helper", "other", "bare"])
        #expect(
            agents.first
                == Agent(id: "helper", name: "helper", displayName: "Helper", summary: "Helps", model: "openai/gpt-4o"))
        #expect(agents[1].model == nil)
        #expect(
            exchange.lines == [
                "GET /v2/agents", "GET /v2/agents?starting_after=01B", "GET /v2/agents?starting_after=01D",
            ])
    }

    @Test(
        "a list without data is an empty one",
        arguments: ["{}", #"{"object":"list","has_more":false}"#, #"{"data":null}"#])
    func missingData(_ body: String) async throws {
        #expect(try await platform(ScriptedExchange(.json(body))).agents().isEmpty)
    }

    @Test("agents that the profile defines are there before the server has them")
    func definitions() async throws {
        let definitions: [String: JSONObject] = [
            "mine": ["model": "openai/gpt-4o", "description": "Mine"], "helper": ["model": "openai/gpt-4o"],
        ]
        let exchange = ScriptedExchange(.json(#"{"data":[{"key":"helper"}]}"#))
        let agents = try await platform(exchange, definitions: definitions).agents()
        #expect(agents.map(\.name) == ["helper", "mine"])
        #expect(agents.last?.summary == "Mine")
    }

    @Test(
        "an agent is found by key, database id and display name",
        arguments: ["helper", "01A", "my HELPER", "helper@2.0.0"])
    func names(_ name: String) async throws {
        let exchange = ScriptedExchange(.json(#"{"data":[{"_id":"01A","key":"helper","display_name":"My Helper"}]}"#))
        #expect(try await platform(exchange).agent(named: name).id == "helper")
    }

    @Test("a list is asked for again while the server stumbles, and not for long")
    func retries() async throws {
        let clock = ImmediateClock()
        let exchange = ScriptedExchange(
            .json("", status: 502), .json("", status: 503), .json(#"{"data":[{"key":"a"}]}"#))
        #expect(try await platform(exchange, clock: clock).agents().map(\.name) == ["a"])
        #expect(clock.waits == [.seconds(1), .seconds(2)])
        let down = ScriptedExchange(.json("", status: 500))
        await #expect(throws: PlatformFailure.self) { try await platform(down).agents() }
        #expect(down.sent.count == 4)
        let refused = ScriptedExchange(.json("", status: 403))
        await #expect(throws: PlatformFailure.self) { try await platform(refused).agents() }
        #expect(refused.sent.count == 1)
    }
}
