import BatonCore
import BatonOrq
import BatonTransport
import Testing

private let done = ScriptedExchange.Answer.stream(
    sse([#"{"type":"event.agents.inactive","data":{"finish_reason":"stop"}}"#]))

private let allLines = [
    "POST /v3/router/responses", "POST /v2/agents/tui-helper/responses", "POST /v2/agents/tui-helper/stream-task",
]

@Suite struct FallbackTests {
    @Test(
        "api = auto tries the newest generation first and goes on only where the endpoint is not there",
        arguments: [
            ScriptedExchange.Answer.json(#"{"error":{"message":"nothing here","type":"not_found"}}"#, status: 404),
            .json("404 page not found", status: 404),
            .json(#"{"message":"Cannot POST /v3/router/responses"}"#, status: 404),
            .json(#"{"message":"Route POST:/v2/agents/x/responses not found"}"#, status: 404),
            .json("", status: 405), .json(#"{"code":"not_implemented","message":"Agent runs"}"#, status: 501),
        ])
    func order(_ missing: ScriptedExchange.Answer) async {
        let exchange = ScriptedExchange { $0.url.hasSuffix("stream-task") ? done : missing }
        let platform = platform(exchange)
        #expect(await events(of: platform).events == [.ended(.completed)])
        #expect(exchange.lines == allLines)
        // What has answered once is asked first from then on.
        #expect(await events(of: platform).events == [.ended(.completed)])
        #expect(exchange.lines == allLines + [allLines[2]])
    }

    @Test(
        "a refusal that is about the agent, the model or the key is no missing endpoint",
        arguments: [
            ScriptedExchange.Answer.json(#"{"message":"Agent not found"}"#, status: 404),
            .json(
                #"{"error":{"code":"not_found","message":"version @production not found for agent x"}}"#, status: 404),
            .json(#"{"message":"Model not found"}"#, status: 404), .json(#"{"message":"no"}"#, status: 400),
            .json("", status: 500),
            .json(#"{"code":"authentication_required","message":"Token invalid."}"#, status: 401),
        ])
    func refusals(_ answer: ScriptedExchange.Answer) async {
        let exchange = ScriptedExchange { $0.method == "POST" ? answer : .json("{}") }
        let outcome = await events(of: platform(exchange))
        #expect(outcome.failure != nil)
        #expect(exchange.lines.filter { $0.hasPrefix("POST") } == [allLines[0]])
    }

    @Test("a profile that names one generation gets that one and no other")
    func explicit() async {
        let exchange = ScriptedExchange(.json("", status: 404))
        let outcome = await events(of: platform(exchange, api: .responses))
        #expect(exchange.lines == [allLines[0]])
        #expect(outcome.failure?.code == .notFound)
        #expect(outcome.failure?.delivery == .notDelivered)
    }

    @Test("a display name that the server does not know as a key is looked up, and remembered")
    func displayNames() async {
        let list = #"{"data":[{"_id":"01A","key":"tui-helper","display_name":"Helper"}]}"#
        let exchange = ScriptedExchange { request in
            if request.method == "GET" { return .json(list) }
            let isKnown = request.json?["model"] == "agent/tui-helper"
            return isKnown ? done : .json(#"{"message":"Agent not found"}"#, status: 404)
        }
        let platform = platform(exchange, api: .responses)
        #expect(await events(of: platform, agent: "Helper").failure == nil)
        #expect(exchange.lines == [allLines[0], "GET /v2/agents", allLines[0]])
        #expect(await events(of: platform, agent: "Helper").failure == nil)
        #expect(exchange.lines.count == 4)
        // A name that can be no key is looked up before anything is sent.
        let spaced = ScriptedExchange { request in
            request.method == "GET" ? .json(#"{"data":[{"key":"tui-helper","display_name":"My Helper"}]}"#) : done
        }
        _ = await events(of: BatonOrqTests.platform(spaced, api: .responses), agent: "my helper")
        #expect(spaced.lines == ["GET /v2/agents", allLines[0]])
    }

    @Test("an agent that is nowhere comes back with the names that are near")
    func nearNames() async {
        let exchange = ScriptedExchange { request in
            request.method == "GET"
                ? .json(#"{"data":[{"key":"billing"},{"key":"tui-helper"}]}"#)
                : .json(#"{"message":"Agent not found"}"#, status: 404)
        }
        let failure = await events(of: platform(exchange, api: .responses), agent: "tui-helpr").failure
        #expect(failure?.code == .agentNotFound)
        #expect(failure?.hint == "Did you mean tui-helper? All of them: baton agents.")
    }
}
