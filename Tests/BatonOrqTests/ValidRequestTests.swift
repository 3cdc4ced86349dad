import BatonCore
import BatonOrq
import BatonTransport
import Testing

private let done = ScriptedExchange.Answer.stream(
    sse([#"{"type":"event.agents.inactive","data":{"finish_reason":"stop"}}"#]))

/// How many turns are tried: enough for every field to have met every other, and done in seconds.
private let seeds: Range<UInt64> = 0..<60

@Suite(.enabled(if: Specification.isThere, Specification.absence)) struct ValidRequestTests {
    /// The problems of everything that was sent, by orq's own schemas.
    /// - Parameter isStrict: whether fields are problems that the schemas do not name.
    private func problems(of exchange: ScriptedExchange, isStrict: Bool = true) throws -> [String] {
        var checker = try #require(Specification.checker)
        checker.isStrict = isStrict
        return exchange.sent.filter { $0.method == "POST" }.flatMap { request -> [String] in
            let path = request.url.replacing("https://orq.test", with: "")
            guard let schema = checker.requestSchema("POST", path), let body = request.json else {
                return ["\(path): no schema, or no body"]
            }
            return checker.problems(in: body, against: schema).map { "\(path) \($0)\n\(body.text)" }
        }
    }

    @Test(
        "every turn that is sent is valid by orq's own schema, in each generation, streamed or not",
        arguments: OrqAPI.allCases, [true, false])
    func turns(_ api: OrqAPI, _ isStreaming: Bool) async throws {
        for seed in seeds {
            var dice = Dice(seed: seed)
            let exchange = ScriptedExchange(done)
            var platform = Self.platform(exchange, api: api, isStreaming: isStreaming, definition: nil)
            if !dice.isOne(in: 3) {
                let definition = dice.definition(isWhole: dice.isOne(in: 2))
                platform = Self.platform(exchange, api: api, isStreaming: isStreaming, definition: definition)
            }
            let outcome = await Self.send(dice.request(api), with: platform)
            #expect(outcome == nil, "seed \(seed)")
            #expect(exchange.sent.count == 1, "seed \(seed)")
            let problems = try problems(of: exchange)
            #expect(problems.isEmpty, "seed \(seed)")
        }
    }

    @Test("all paths of the three generations were among them")
    func coverage() async throws {
        let checker = try #require(Specification.checker)
        for path in [
            "/v2/agents/run", "/v2/agents/stream-run", "/v2/agents/a/task", "/v2/agents/a/stream-task",
            "/v2/agents/a/responses", "/v3/router/responses", "/v2/feedback", "/v2/traces/t/spans/s/annotation",
        ] {
            #expect(checker.requestSchema("POST", path) != nil, "\(path)")
        }
    }

    @Test("what Baton lets pass of a definition with a slip in it, orq's schema lets pass as well")
    func slips() async throws {
        var counts = (sent: 0, refused: 0)
        for seed in 0..<800 as Range<UInt64> {
            var dice = Dice(seed: seed)
            let whole = dice.definition(isWhole: true)
            guard case .object(let definition) = dice.slip(in: .object(whole)) else { continue }
            let exchange = ScriptedExchange(done)
            let platform = Self.platform(exchange, api: .tasks, isStreaming: true, definition: definition)
            let failure = await Self.send(RunRequest(agent: "tui-helper", prompt: Prompt("Hi")), with: platform)
            if failure == nil { counts.sent += 1 } else { counts.refused += 1 }
            #expect(failure == nil || failure?.code == .local, "seed \(seed)")
            #expect(exchange.sent.isEmpty == (failure != nil))
            // A model's parameters may have names that the schema does not know.
            let problems = try problems(of: exchange, isStrict: false)
            #expect(problems.isEmpty, "seed \(seed)")
        }
        #expect(counts.sent > 100 && counts.refused > 100)
    }

    @Test("ratings and notes are valid by orq's own schema")
    func ratings() async throws {
        let exchange = ScriptedExchange(.json("{}"))
        let platform = Self.platform(exchange, api: .auto, isStreaming: true, definition: nil)
        let turn = handle(.responses, [.trace: "t", .span: "s"])
        try await platform.rate(turn, value: "good")
        try await platform.annotate(turn, key: "rating", value: "good")
        try await platform.rate(turn, Rating(isPositive: false, comment: "Wrong"))
        #expect(
            exchange.lines
                == Array(repeating: ["POST /v2/feedback", "POST /v2/traces/t/spans/s/annotation"], count: 2)
                .flatMap(\.self))
        #expect(try problems(of: exchange).isEmpty)
    }

    @Test("the checker itself sees what is wrong")
    func checker() throws {
        let checker = try #require(Specification.checker)
        let router = try #require(checker.requestSchema("POST", "/v3/router/responses"))
        let task = try #require(checker.requestSchema("POST", "/v2/agents/x/task"))
        for (body, schema) in [
            (#"{"model":"agent/x","surprise":1}"#, router), (#"{"input":7}"#, router), (#"{"task_id":"x"}"#, task),
            (#"{"message":{"role":"agent","parts":[]}}"#, task),
            (#"{"message":{"role":"user","parts":[{"kind":"text"}]}}"#, task),
            (#"{"message":{"role":"user","parts":[{"kind":"tool_result","tool_call_id":""}]}}"#, task),
            (#"{"message":{"role":"user","parts":[]},"engine":"twig"}"#, task),
        ] {
            #expect(!checker.problems(in: json(body), against: schema).isEmpty, "\(body)")
        }
        let valid = json(#"{"message":{"role":"user","parts":[{"kind":"text","text":""}]}}"#)
        #expect(checker.problems(in: valid, against: task).isEmpty)
    }

    private static func platform(
        _ exchange: ScriptedExchange, api: OrqAPI, isStreaming: Bool, definition: JSONObject?
    ) -> OrqPlatform {
        OrqPlatform(
            configuration: OrqConfiguration(
                baseURL: "https://orq.test", api: api, definitions: definition.map { ["tui-helper": $0] } ?? [:],
                isStreaming: isStreaming), exchange: exchange, keys: Keys(), clock: ImmediateClock())
    }

    private static func send(_ request: RunRequest, with platform: OrqPlatform) async -> PlatformFailure? {
        do {
            for try await _ in platform.start(request) {}
        } catch {
            return error as? PlatformFailure
        }
        return nil
    }
}

extension Dice {
    /// A turn: a first one, a next one, or the answer to calls that wait.
    fileprivate mutating func request(_ api: OrqAPI) -> RunRequest {
        // A model goes the newest generation's way, whatever the profile's is.
        var request = RunRequest(agent: isOne(in: 8) ? "model:openai/gpt-4o" : "tui-helper", prompt: Prompt(text()))
        guard !isOne(in: 3) else {
            request.prompt.files = list(0...2) { $0.file() }
            request.transcript = list(0...3) { ChatMessage(role: $0.pick([.user, .assistant]), text: $0.text()) }
            return request
        }
        let calls = list(0...3) { ToolCallID("call_\($0.roll(1...9_999_999))") }
        let notes = calls.map { JSONValue.object(["id": .string($0.text), "name": "get_weather"]) }
        request.continuing = handle(
            api == .auto ? pick([.tasks, .agentResponses, .responses]) : api,
            [.task: "01K9ZQ4T8N3V5W7X9Y0A1B2C3D", .response: "resp_1", .thread: "baton-1"],
            pending: notes.isEmpty ? "" : JSONValue.array(notes).text)
        request.prompt.toolResults = calls.map { ToolResult(call: $0, value: json()) }
        if calls.count == 1, isOne(in: 2) { request.prompt.toolResults = [] }
        return request
    }

    private mutating func file() -> AttachedFile {
        let type = pick(["image/png", "application/pdf"])
        let isLinked = type == "image/png" && isOne(in: 2)
        return AttachedFile(
            name: text(), mediaType: type, content: isLinked ? .address("https://x/a.png") : .bytes([1, 2, 3]))
    }
}
