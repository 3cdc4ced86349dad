import BatonCore
import BatonOrq
import BatonTransport
import Testing

private let call = ToolCall(id: "call_8Zk2", name: "get_weather", arguments: ["city": "Bern"])
private let step = Step(id: "call_8Zk2", kind: .tool, name: "get_weather", call: call)

private func event(_ type: String, _ data: String) -> String {
    #"{"type":"\#(type)","timestamp":"2026-08-21T10:15:00.000Z","data":\#(data)}"#
}

@Suite struct TaskStreamTests {
    @Test("a thought that repeats its message's beginning adds only the rest; any other is appended")
    func thoughtsGrowOrAppend() async {
        func thought(_ text: String) -> String {
            event(
                "event.agents.thought",
                #"{"message_difference":{"m1":{"messageId":"m1","role":"agent","parts":[{"kind":"text","text":"\#(text)"}]}}}"#
            )
        }
        let result = await events(
            of: .tasks, [thought("14"), thought("14 °C"), thought("14 °C"), thought(" and dry.")])
        #expect(
            result == [
                .delta(Delta(part: "m1", kind: .text, text: "14")), .delta(Delta(part: "m1", kind: .text, text: " °C")),
                .delta(Delta(part: "m1", kind: .text, text: " and dry.")),
            ])
    }

    @Test("the last message replaces the part that it completes, even where the wire gave that one no id")
    func lastMessageFindsItsPart() async {
        let thought = event("event.agents.thought", #"{"iteration":1,"choice":{"message":{"content":"14 °C"}}}"#)
        let inactive = event("event.agents.inactive", #"{"last_message":"14 °C and dry.","finish_reason":"stop"}"#)
        let result = await events(of: .tasks, [thought, inactive])
        #expect(
            result == [
                .delta(Delta(part: "step-1", kind: .text, text: "14 °C")),
                .partCompleted(Part(id: "step-1", kind: .text, text: "14 °C and dry.")), .ended(.completed),
            ])
    }

    @Test(
        "a finish reason says whether the answer is whole",
        arguments: [
            ("stop", [.ended(.completed)]), ("length", [.ended(.cutOff(reason: "length"))]),
            ("max_iterations", [.ended(.cutOff(reason: "max_iterations"))]),
            ("max_time", [.ended(.cutOff(reason: "max_time"))]),
            (
                "content_filter",
                [.warned("A content filter held back the answer or a part of it"), .ended(.completed)]
            ),
        ] as [(String, [RunEvent])])
    func finishReasons(_ reason: String, _ expected: [RunEvent]) async {
        #expect(
            await events(of: .tasks, [event("event.agents.inactive", #"{"finish_reason":"\#(reason)"}"#)]) == expected)
    }

    @Test("a pause for a client's tool asks for its result, by the id of the message's part")
    func clientTool() async {
        let inactive = event(
            "event.agents.inactive",
            """
            {"task_id":"t2","last_message":"","finish_reason":"function_call","last_message_full":{"role":"agent","parts":\
            [{"kind":"tool_call","tool_name":"get_weather","tool_call_id":"call_8Zk2","arguments":{"city":"Bern"}}]},\
            "pending_tool_calls":[{"id":"other","type":"function","function":{"name":"get_weather",\
            "arguments":"{\\"city\\":\\"Bern\\"}"}}]}
            """)
        let result = await events(of: .tasks, [inactive])
        let pending = handle(.tasks, [.task: "t2"], pending: #"[{"id":"call_8Zk2","name":"get_weather"}]"#)
        #expect(
            result == [
                .accepted(handle(.tasks, [.task: "t2"])), .stepStarted(step), .accepted(pending),
                .ended(
                    .needs(
                        Need(
                            kind: .toolResult,
                            question: "get_weather is to be run on this side; the next message is its result",
                            calls: [call]))),
            ])
    }

    @Test("an event that no rule knows is told of by its name and ends nothing")
    func unknownEvents() async {
        let wire = [event("event.workflow_events.rewound", "{}"), "{broken", #"{"no":"type"}"#]
        #expect(
            await events(of: .tasks, wire) == [
                .unknownReceived(name: "event.workflow_events.rewound"), .unknownReceived(name: "broken JSON"),
                .unknownReceived(name: "event without a type"),
            ])
    }

    @Test("an event inside of a second data member is the same event")
    func wrappedEvents() async {
        let wire = #"{"data":\#(event("event.agents.execution_named", #"{"name":"x"}"#))}"#
        #expect(await events(of: .tasks, [wire]) == [.threadNamed("x")])
    }

    @Test("a hand-off by a database id goes by the agent's key, which is asked for once")
    func handOffNames() async {
        let stream = sse([event("event.agents.handed_off", #"{"agent_id":"01K9ZQ0000S0BAGENT00000000","input":"x"}"#)])
        let exchange = ScriptedExchange { $0.method == "GET" ? .json(#"{"key":"tools"}"#) : .stream(stream) }
        let platform = platform(exchange, api: .tasks)
        for _ in 1...2 {
            guard case .stepStarted(let step) = await events(of: platform).events.first else {
                Issue.record("no step")
                return
            }
            #expect(step.name == "tools")
        }
        #expect(exchange.lines.filter { $0.hasPrefix("GET") } == ["GET /v2/agents/01K9ZQ0000S0BAGENT00000000"])
    }

    @Test("the newest task id is the one to go on with")
    func newestTask() async {
        let wire = [
            event("agents.execution_started", #"{"agent_task_id":"old"}"#),
            event("event.agents.inactive", #"{"taskId":"new","finish_reason":"stop"}"#),
        ]
        #expect(
            await events(of: .tasks, wire) == [
                .accepted(handle(.tasks, [.task: "old"])), .accepted(handle(.tasks, [.task: "new"])),
                .ended(.completed),
            ])
    }
}
