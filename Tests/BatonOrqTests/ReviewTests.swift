import BatonCore
import BatonOrq
import BatonTransport
import Testing

private let call = ToolCall(id: "call_1", name: "get_weather", arguments: ["city": "Bern"])
private let started = #"{"type":"agents.execution_started","data":{"agent_task_id":"T1"}}"#
private let requested =
    #"""
    {"type":"event.agents.action_review_requested","data":{"agent_id":"A","action_id":"act_1","requires_approval":true,
    "tool":{"key":"get_weather"},"input":{"city":"Bern"},"agent_tool_call_id":"call_1"}}
    """#.replacing("\n", with: " ")
private let base = "/v2/agents/tui-helper/tasks/T1/actions"

private func reviewer(_ exchange: ScriptedExchange, api: OrqAPI = .tasks, answers: Bool = true) -> OrqPlatform {
    OrqPlatform(
        configuration: OrqConfiguration(baseURL: "https://orq.test", api: api, answersReviews: answers),
        exchange: exchange, keys: Keys(), clock: ImmediateClock())
}

private func waiting(_ api: OrqAPI = .tasks, action: String? = "act_1") -> RemoteHandle {
    var handle = handle(api, [.task: "T1"])
    let note = action.map { #","action":"\#($0)""# } ?? ""
    handle.state["reviews"] = #"[{"id":"call_1","name":"get_weather"\#(note)}]"#
    return handle
}

private var settled: RemoteHandle {
    var handle = handle(.tasks, [.task: "T1"])
    handle.state["reviews"] = ""
    return handle
}

@Suite struct ReviewTests {
    @Test("a review that is given from here hands control back, with the call and its action noted")
    func asks() async {
        let exchange = ScriptedExchange(.stream(sse([started, requested])))
        let outcome = await events(of: reviewer(exchange))
        let need = Need(kind: .approval, question: "get_weather waits for your approval", calls: [call])
        #expect(
            outcome.events == [
                .accepted(settled), .stepStarted(Step(id: "call_1", kind: .tool, name: "get_weather", call: call)),
                .accepted(waiting()), .ended(.needs(need)),
            ])
    }

    @Test(
        "yes and no become the review, and the run goes on to be polled",
        arguments: [("yes", "approved"), ("Approve!", "approved"), (" n ", "rejected"), ("reject", "rejected")])
    func answers(_ text: String, _ verdict: String) async {
        let exchange = ScriptedExchange(.json(#"{"success":true,"message":"ok"}"#))
        let outcome = await events(of: reviewer(exchange), text, continuing: waiting())
        #expect(outcome.events == [.accepted(settled)])
        #expect(exchange.lines == ["POST \(base)/act_1/review"])
        #expect(exchange.sent.first?.json == ["review": .string(verdict), "source": "baton"])
    }

    @Test(
        "a verdict is the review whatever the text beside it says, and a reason that has no place is told of",
        arguments: [(true, "approved"), (false, "rejected")])
    func verdicts(_ isApproved: Bool, _ word: String) async throws {
        let exchange = ScriptedExchange(.json(#"{"success":true}"#))
        var prompt = Prompt("What do you mean?")
        prompt.verdict = Verdict(isApproved: isApproved, reason: "because")
        var events: [RunEvent] = []
        let request = RunRequest(agent: "tui-helper", prompt: prompt, continuing: waiting())
        for try await batch in reviewer(exchange).start(request) { events += batch.map(\.event) }
        #expect(exchange.sent.map(\.json) == [["review": .string(word), "source": "baton"]])
        #expect(events == [.accepted(settled), .warned("orq.ai takes no reason with a review: yours was not sent")])
    }

    @Test("a verdict on what no call waits for is not sent as a message")
    func stray() async {
        let exchange = ScriptedExchange(.json("{}"))
        var prompt = Prompt("yes")
        prompt.verdict = Verdict(isApproved: true)
        do {
            let request = RunRequest(agent: "tui-helper", prompt: prompt, continuing: settled)
            for try await _ in reviewer(exchange).start(request) {}
            Issue.record("nothing was thrown")
        } catch {
            #expect((error as? PlatformFailure)?.code == .invalidRequest)
        }
        #expect(exchange.sent.isEmpty)
    }

    @Test("where the profile does not answer reviews, the stream stays open and says where they are given")
    func elsewhere() async {
        let reviewed =
            #"{"type":"event.agents.action_reviewed","data":{"agent_tool_call_id":"call_1","review":"approved"}}"#
        let inactive = #"{"type":"event.agents.inactive","data":{"finish_reason":"stop"}}"#
        let exchange = ScriptedExchange(.stream(sse([started, requested, reviewed, inactive])))
        let outcome = await events(of: reviewer(exchange, answers: false))
        #expect(
            Array(outcome.events.suffix(4)) == [
                .paused(
                    Need(
                        kind: .approval, question: "get_weather waits for an approval in orq.ai",
                        calls: [ToolCall(id: "call_1", name: "get_weather", arguments: ["city": "Bern"])],
                        isAnswerable: false)),
                .paused(nil), .progressed("get_weather: approved", agent: nil), .ended(.completed),
            ])
    }

    @Test("a text that is neither yes nor no is sent nowhere")
    func neither() async {
        let exchange = ScriptedExchange(.json("{}"))
        let failure = await events(of: reviewer(exchange), "What tool is that?", continuing: waiting()).failure
        #expect(failure?.code == .invalidRequest)
        #expect(failure?.delivery == .notDelivered)
        #expect(exchange.sent.isEmpty)
    }

    @Test("where the wire did not tell the action, it is looked up by its call")
    func looksUp() async {
        let list =
            #"[{"_id":"act_7","agent_tool_call_id":"call_1","tool":{"key":"x","requires_approval":true},"state":{}}]"#
        let exchange = ScriptedExchange { $0.method == "GET" ? .json(list) : .json(#"{"success":true}"#) }
        let handle = waiting(.agentResponses, action: nil)
        #expect(await events(of: reviewer(exchange), "yes", continuing: handle).failure == nil)
        #expect(exchange.lines == ["GET \(base)", "POST \(base)/act_7/review"])
    }

    @Test("a server without the endpoint says where the review is given")
    func unsupported() async {
        let exchange = ScriptedExchange(.json("", status: 404))
        let failure = await events(of: reviewer(exchange), "yes", continuing: waiting()).failure
        #expect(failure?.code == .unsupported)
        #expect(failure?.hint?.contains("in orq.ai itself") == true)
        let refused = ScriptedExchange(.json(#"{"message":"Action not found"}"#, status: 404))
        #expect(await events(of: reviewer(refused), "yes", continuing: waiting()).failure?.code == .runNotFound)
    }

    @Test("a poll of a run that goes on tells of the next review that it waits for")
    func next() async throws {
        let running = #"{"_id":"R","task_id":"T1","output":[],"created_at":"x","model":"m","status":"in_progress"}"#
        let list =
            #"""
            {"data":[{"_id":"act_1","agent_tool_call_id":"call_0","tool":{"key":"x"},"state":{"review":"approved"}},
            {"_id":"act_2","agent_tool_call_id":"call_1","tool":{"key":"get_weather","requires_approval":true},
            "state":{"executed":false,"input":{"city":"Bern"}}}]}
            """#
        let exchange = ScriptedExchange { $0.line == "GET \(base)" ? .json(list) : .json(running) }
        let snapshot = try await reviewer(exchange).poll(settled)
        let need = Need(kind: .approval, question: "get_weather waits for your approval", calls: [call])
        #expect(snapshot.events.last == .ended(.needs(need)))
        let silent = ScriptedExchange { $0.line == "GET \(base)" ? .json("", status: 404) : .json(running) }
        #expect(try await !reviewer(silent).poll(settled).isEnded)
        let elsewhere = ScriptedExchange(.json(running))
        #expect(try await !reviewer(elsewhere, answers: false).poll(settled).isEnded)
        #expect(elsewhere.sent.count == 1)
    }
}
