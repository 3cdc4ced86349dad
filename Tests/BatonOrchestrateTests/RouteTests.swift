import BatonCore
import BatonOrchestrate
import BatonTransport
import Testing

/// Which paths are tried where, and what is remembered of it.
struct RouteTests {
    static let thread = ScriptedExchange.Answer.json(#"{"id": "T"}"#)

    /// Without the question for assistants, which goes with the list of agents until a server is known to have none.
    static func asked(_ exchange: ScriptedExchange) -> [WireRequest] {
        exchange.requests.filter { !$0.url.hasSuffix("/assistants") }
    }

    static func paths(_ exchange: ScriptedExchange, root: String) -> [String] {
        asked(exchange).map { String($0.url.dropFirst(root.count).prefix { $0 != "?" }) }
    }

    @Test(
        "Each deployment's own paths come first",
        arguments: [
            ("http://localhost:4321", "/v1/orchestrate/agents", "/v1/threads/T"),
            ("http://127.0.0.1:4321/", "/v1/orchestrate/agents", "/v1/threads/T"),
            ("http://localhost:4321/api/v1", "/api/v1/orchestrate/agents", "/api/v1/threads/T"),
            (OrchestratePlatform.cloud, "/v1/orchestrate/agents", "/v1/orchestrate/threads/T"),
            (OrchestratePlatform.cloud + "/v1/orchestrate", "/v1/orchestrate/agents", "/v1/orchestrate/threads/T"),
            ("http://127.0.0.1:9/instances/any", "/v1/orchestrate/agents", "/v1/orchestrate/threads/T"),
            (
                "https://cpd-n.host/orchestrate/n/instances/1", "/v1/orchestrate/agents", "/v1/orchestrate/threads/T"
            ),
        ])
    func firstPaths(root: String, agents: String, thread: String) async throws {
        let exchange = ScriptedExchange([("GET /agents", .json("[]")), ("GET /threads/T", Self.thread)])
        let platform = OrchestratePlatform.scripted(exchange, root: root)
        _ = try await platform.agents()
        _ = try await platform.thread(named: "T", agent: "a")
        let urls = Self.asked(exchange).map { $0.url.prefix { $0 != "?" } }
        #expect(urls.count == 2)
        #expect(urls[0].hasSuffix(agents))
        #expect(urls[1].hasSuffix(thread))
        #expect(!urls[0].dropLast(agents.count).hasSuffix("/v1"))
        #expect(!urls[0].dropLast(agents.count).hasSuffix("/"))
    }

    @Test("A prefix that is not there gives way to the other one, once, and that is remembered")
    func fallback() async throws {
        let root = OrchestratePlatform.cloud
        let precise = ScriptedExchange([
            ("GET /instances/i1/v1/orchestrate/agents", .html(404)),
            ("GET /instances/i1/api/v1/orchestrate/agents", .json("[]")),
        ])
        let second = OrchestratePlatform.scripted(precise, root: root)
        _ = try await second.agents()
        _ = try await second.agents()
        #expect(
            Self.paths(precise, root: root) == [
                "/v1/orchestrate/agents", "/api/v1/orchestrate/agents", "/api/v1/orchestrate/agents",
            ])
    }

    @Test("A message whose path is not there goes to the other one; a missing agent is no missing path")
    func fallbackOfMessages() async {
        let turn = ScriptedExchange.Answer.stream(Wire.lines(Wire.turn))
        let exchange = ScriptedExchange([
            ("POST /instances/i1/v1/orchestrate/runs", .html(405)),
            ("POST /instances/i1/api/v1/orchestrate/runs", turn),
        ])
        let platform = OrchestratePlatform.scripted(exchange, root: OrchestratePlatform.cloud)
        #expect(await Heard(platform.start(StartTests.request)).outcome == .completed)
        let missing = ScriptedExchange([("POST /runs", .json(#"{"detail": "Agent x not found"}"#, status: 404))])
        let heard = await Heard(OrchestratePlatform.scripted(missing).start(StartTests.request))
        #expect(missing.requests.count == 1)
        #expect(heard.failure?.code == .agentNotFound)
    }

    @Test("Where nothing answers, the first path's answer is told, with the url as the suspect")
    func nowhere() async {
        let exchange = ScriptedExchange([("POST /runs", .html(404))])
        let heard = await Heard(OrchestratePlatform.scripted(exchange).start(StartTests.request))
        #expect(exchange.requests("POST /runs").count == 2)
        #expect(exchange.requests("POST /chat/completions").count == 2)
        #expect(heard.failure?.code == .notFound)
        #expect(heard.failure?.message == "What answered is a web page, not watsonx Orchestrate")
        #expect(heard.failure?.hint?.contains("url") == true)
    }

    @Test("Threads without the segment are found where they are with it, and the other way round")
    func threadSegment() async throws {
        let local = ScriptedExchange([("GET /v1/orchestrate/threads/T", Self.thread)])
        let platform = OrchestratePlatform.scripted(local)
        _ = try await platform.thread(named: "T", agent: "a")
        _ = try await platform.thread(named: "T", agent: "a")
        #expect(
            Self.paths(local, root: OrchestratePlatform.local) == [
                "/v1/threads/T", "/api/v1/threads/T", "/v1/orchestrate/threads/T", "/v1/orchestrate/threads/T",
            ])
        let cloud = ScriptedExchange([("GET /i1/v1/threads/T", Self.thread)])
        let handle = try await OrchestratePlatform.scripted(cloud, root: OrchestratePlatform.cloud)
            .thread(named: "T", agent: "a")
        #expect(handle.ids[.thread] == "T")
    }

    @Test("An id cannot change the path it stands in")
    func escaping() async {
        let exchange = ScriptedExchange([])
        _ = try? await OrchestratePlatform.scripted(exchange).thread(named: "../a b?x=ü", agent: "a")
        #expect(exchange.requests.first?.url == "http://localhost:4321/v1/threads/..%2Fa%20b%3Fx%3D%C3%BC")
    }
}
