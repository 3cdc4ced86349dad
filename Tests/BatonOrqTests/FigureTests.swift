import BatonCore
import BatonOrq
import BatonTransport
import Testing

@Suite struct FigureTests {
    @Test("the figures of a turn are those that the server sent, with the time to the first token")
    func inactive() async {
        let wire = """
            {"type":"event.agents.inactive","data":{"finish_reason":"stop","usage":{"prompt_tokens":412,\
            "completion_tokens":37,"total_tokens":449,"time_to_first_token":640},"billing":{"total_cost":0.00131}}}
            """
        let usage = Usage(
            inputTokens: 412, outputTokens: 37, totalTokens: 449, costUSD: 0.00131,
            timeToFirstToken: .milliseconds(640))
        #expect(await events(of: .tasks, [wire]) == [.usageReported(usage), .ended(.completed)])
    }

    @Test("a trace gives the cost that an answer left out, and none in another currency")
    func traces() async throws {
        func usage(_ cost: String) async throws -> Usage {
            let body =
                #"""
                {"trace":{"object":"trace","trace_id":"tr","models":["openai/gpt-4o"],"usage":{"prompt_tokens":412,
                 "completion_tokens":37,"total_tokens":449},"cost":\#(cost),"duration_ms":4000}}
                """#
            let exchange = ScriptedExchange(.json(body))
            let usage = try await platform(exchange).usage(of: handle(.agentResponses, [.trace: "tr/1"]))
            #expect(exchange.lines == ["GET /v3/traces/tr%2F1"])
            return usage
        }
        var expected = Usage(
            inputTokens: 412, outputTokens: 37, totalTokens: 449, costUSD: 0.00131, model: "openai/gpt-4o")
        #expect(try await usage(#"{"input":0.001,"total":0.00131,"currency":"USD"}"#) == expected)
        expected.costUSD = nil
        #expect(try await usage(#"{"total":0.00131,"currency":"EUR"}"#) == expected)
    }

    @Test("a turn without a trace, or a trace that is not written yet, is told of")
    func untraced() async {
        let nothing = ScriptedExchange(.json(#"{"trace":{}}"#))
        let none = await #expect(throws: PlatformFailure.self) {
            try await platform(nothing).usage(of: handle(.tasks, [.task: "t"]))
        }
        #expect(none?.code == .unsupported)
        #expect(nothing.sent.isEmpty)
        let early = await #expect(throws: PlatformFailure.self) {
            try await platform(nothing).usage(of: handle(.tasks, [.trace: "t"]))
        }
        #expect(early?.code == .notFound)
        let missing = ScriptedExchange(.json(#"{"message":"Trace not found"}"#, status: 404))
        let absent = await #expect(throws: PlatformFailure.self) {
            try await platform(missing).usage(of: handle(.tasks, [.trace: "t"]))
        }
        #expect(absent?.code == .notFound)
    }

    @Test("a rating names the turn's trace, and a note its span as well")
    func ratings() async throws {
        let exchange = ScriptedExchange(.json("{}"))
        let turn = handle(.agentResponses, [.trace: "t", .span: "s"])
        try await platform(exchange).rate(turn, value: "bad")
        try await platform(exchange).annotate(turn, key: "why", value: "Wrong city")
        #expect(
            exchange.sent.map(\.json) == [
                ["property": "rating", "value": ["bad"], "trace_id": "t", "product": "agents"],
                ["annotations": [["key": "why", "value": "Wrong city"]]],
            ])
        let spanless = await #expect(throws: PlatformFailure.self) {
            try await platform(exchange).annotate(handle(.tasks, [.trace: "t"]), key: "why", value: "x")
        }
        #expect(spanless?.code == .unsupported)
        let unknown = ScriptedExchange(.json(#"{"message":"Property not found"}"#, status: 404))
        let failure = await #expect(throws: PlatformFailure.self) { try await platform(unknown).rate(turn, value: "x") }
        #expect(failure?.message == "Property not found")
    }

    @Test("good and bad are the rating, a comment is a note on the span, and one without a place is told of")
    func comments() async throws {
        let exchange = ScriptedExchange(.json("{}"))
        let turn = handle(.responses, [.trace: "t", .span: "s"])
        try await platform(exchange).rate(turn, Rating(isPositive: false, comment: "Wrong city"))
        #expect(exchange.lines == ["POST /v2/feedback", "POST /v2/traces/t/spans/s/annotation"])
        #expect(exchange.sent.first?.json?["value"] == ["bad"])
        #expect(exchange.sent.last?.json == ["annotations": [["key": "comment", "value": "Wrong city"]]])
        let plain = ScriptedExchange(.json("{}"))
        try await platform(plain).rate(turn, Rating(isPositive: true))
        #expect(plain.sent.map { $0.json?["value"] } == [["good"]])
        let spanless = await #expect(throws: PlatformFailure.self) {
            try await platform(plain).rate(handle(.tasks, [.trace: "t"]), Rating(isPositive: true, comment: "Fine"))
        }
        #expect(spanless?.code == .unsupported)
        #expect(spanless?.message.hasPrefix("The rating was taken, the comment was not") == true)
    }

    @Test("a used-up budget is told of by whose it is and of what, and its wait from whichever header has it")
    func budgets() async {
        let body =
            #"""
            {"error":{"code":"requests_per_minute_exceeded","message":"Rate limit exceeded.","type":"rate_limit_error",
            "param":null,"scope_kind":"IDENTITY","scope_target_id":"customer-user_001","dimension":"requests"}}
            """#
        for headers in [[WireHeader("x-ratelimit-reset", "58s")], [WireHeader("retry-after", "58")]] {
            let exchange = ScriptedExchange(.json(body, status: 429, headers: headers))
            let failure = await events(of: platform(exchange, api: .responses)).failure
            #expect(failure?.code == .rateLimited)
            #expect(failure?.message == "Rate limit exceeded (budget of identity customer-user_001, requests)")
            #expect(failure?.retryAfter == .seconds(58))
            #expect(failure?.advice.next == "Try again in 58 s.")
            #expect(exchange.sent.count == 1)
        }
    }

    @Test("an answer that was cut off says what the user can do, for each of the limits")
    func advice() {
        for reason in ["length", "max_iterations", "max_time", "max_cost", "max_output_tokens", "odd"] {
            #expect(Outcome.cutOff(reason: reason).next?.contains("continue") == true)
        }
        #expect(Outcome.completed.next == nil)
    }
}
