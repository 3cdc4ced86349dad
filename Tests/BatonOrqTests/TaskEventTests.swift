import BatonCore
import BatonOrq
import BatonTransport
import Testing

/// One wire event of a task's stream and what it means by itself.
struct WireCase: Sendable, CustomTestStringConvertible {
    var name: String
    var wire: String
    var events: [RunEvent]

    var testDescription: String { name }
}

private let call = ToolCall(id: "call_8Zk2", name: "get_weather", arguments: ["city": "Bern"])
private let step = Step(id: "call_8Zk2", kind: .tool, name: "get_weather", call: call)
private let answerID: PartID = "01K9ZQ4T8R0000000000000003"
private let usage = Usage(inputTokens: 412, outputTokens: 37, totalTokens: 449)
private let context = """
    {"action_id":"01K9ZQ5A0C1T10N0000000001A","agent_tool_call_id":"call_8Zk2","workspace_id":"6f1c2b1e",\
    "agent_manifest_id":"01K9ZQ0000AGENTM4N1FEST000","agent_execution_id":"01K9ZQ4T8N3V5W7X9Y0A1B2C3D","product":"agents"}
    """
private let usageJSON = """
    {"prompt_tokens":412,"completion_tokens":37,"total_tokens":449,"prompt_tokens_details":{"cached_tokens":0},\
    "completion_tokens_details":{"reasoning_tokens":0}}
    """

private func event(_ type: String, _ data: String) -> String {
    #"{"type":"\#(type)","timestamp":"2026-08-21T10:15:00.000Z","data":\#(data)}"#
}

private let approval = Need(
    kind: .approval, question: "get_weather waits for an approval in orq.ai", calls: [call], isAnswerable: false)

/// All seventeen, as orq's reference gives them.
private let runReview = Need(
    kind: .approval, question: "The run waits for a review in orq.ai", isAnswerable: false)

private let cases: [WireCase] = [
    WireCase(
        name: "execution_started",
        wire: event(
            "agents.execution_started",
            """
            {"agent_task_id":"01K9ZQ4T8N3V5W7X9Y0A1B2C3D","workspace_id":"6f1c2b1e","trace_id":"01K9ZQ4T8NM1N3P5Q7R9S1T3V5"}
            """),
        events: [
            .accepted(handle(.tasks, [.task: "01K9ZQ4T8N3V5W7X9Y0A1B2C3D", .trace: "01K9ZQ4T8NM1N3P5Q7R9S1T3V5"]))
        ]),
    WireCase(
        name: "started",
        wire: event(
            "event.agents.started",
            """
            {"workflowRunId":"01K9ZQ4T8NM1N3P5Q7R9S1T3V5","inputMessage":{"messageId":"01K9ZQ4T8P0000000000000001","role":"user",\
            "parts":[{"kind":"text","text":"Weather in Bern?"}]},"modelId":"openai/gpt-4o","instructions":"Be brief.",\
            "agent_key":"tui-helper","agent_description":null,"is_continuation":false,"stream":true,"variables":{}}
            """),
        events: [.started("tui-helper", agent: "tui-helper", model: "openai/gpt-4o")]),
    WireCase(
        name: "tool_execution_started",
        wire: event(
            "event.workflow_events.tool_execution_started",
            """
            {"tool_id":"01K9ZQ0000T00M1N3P5Q7R9S1T","tool_key":"get_weather","tool_display_name":"Get weather",\
            "tool_description":null,"action_type":"http","tool_arguments":{"city":"Bern"},"tool_execution_context":\(context)}
            """),
        events: [.stepStarted(step)]),
    WireCase(
        name: "tool_execution_finished",
        wire: event(
            "event.workflow_events.tool_execution_finished",
            #"{"result":{"temp_c":14},"action_type":"http","tool_execution_context":\#(context)}"#),
        events: [
            .stepStarted(Step(id: "call_8Zk2", kind: .tool, name: "http")),
            .stepEnded("call_8Zk2", StepEnd(result: ["temp_c": 14])),
        ]),
    WireCase(
        name: "tool_execution_failed",
        wire: event(
            "event.workflow_events.tool_execution_failed",
            #"{"error":{"message":"upstream 500"},"action_type":"http","tool_execution_context":\#(context)}"#),
        events: [
            .stepStarted(Step(id: "call_8Zk2", kind: .tool, name: "http")),
            .stepEnded("call_8Zk2", StepEnd(failure: "upstream 500", state: .failed)),
        ]),
    WireCase(
        name: "message-created",
        wire: event(
            "event.agents.message-created",
            """
            {"spanId":"26b1f583bbd66a49","message":[{"messageId":"01K9ZQ4T8S0000000000000005","role":"tool","parts":\
            [{"kind":"tool_result","tool_call_id":"call_8Zk2","result":{"temp_c":14}}]}]}
            """),
        events: [
            .accepted(handle(.tasks, [.span: "26b1f583bbd66a49"])),
            .stepStarted(Step(id: "call_8Zk2", kind: .tool, name: "tool")),
            .stepEnded("call_8Zk2", StepEnd(result: ["temp_c": 14])),
        ]),
    WireCase(
        name: "thought",
        wire: event(
            "event.agents.thought",
            """
            {"agent_id":"01K9ZQ0000AGENTM4N1FEST000","message_difference":{"01K9ZQ4T8R0000000000000003":\
            {"messageId":"01K9ZQ4T8R0000000000000003","role":"agent","parts":[{"kind":"text","text":"14 °C and dry."}]}},\
            "choice":{"index":0,"finish_reason":"stop","message":{"role":"assistant","content":"14 °C and dry.",\
            "reasoning":"Asked the tool."}},"choiceIndex":0,"iteration":1,"accumulated_execution_time":812,"usage":\(usageJSON)}
            """),
        events: [
            .delta(Delta(part: "01K9ZQ4T8R0000000000000003/reasoning", kind: .reasoning, text: "Asked the tool.")),
            .delta(Delta(part: answerID, kind: .text, text: "14 °C and dry.")), .usageReported(usage),
        ]),
    WireCase(
        name: "action_review_requested",
        wire: event(
            "event.agents.action_review_requested",
            """
            {"agent_id":"01K9ZQ0000AGENTM4N1FEST000","action_id":"01K9ZQ5A0C1T10N0000000001A","requires_approval":true,\
            "tool":{"id":"01K9ZQ0000T00M1N3P5Q7R9S1T","key":"get_weather","action_type":"function","display_name":"Get weather"},\
            "input":{"city":"Bern"},"agent_tool_call_id":"call_8Zk2"}
            """),
        events: [.stepStarted(step), .paused(approval), .ended(.needs(approval))]),
    WireCase(
        name: "action_reviewed",
        wire: event(
            "event.agents.action_reviewed",
            """
            {"action_id":"01K9ZQ5A0C1T10N0000000001A","agent_tool_call_id":"call_8Zk2","review":"rejected",\
            "mock_output":{"temp_c":0},"review_source":"studio","reviewed_by_id":"user_7"}
            """),
        events: [
            .paused(nil), .stepStarted(Step(id: "call_8Zk2", kind: .tool, name: "tool")),
            .stepEnded("call_8Zk2", StepEnd(result: ["temp_c": 0], failure: "rejected in orq.ai", state: .cancelled)),
        ]),
    WireCase(
        name: "execution_review_required", wire: event("event.agents.execution_review_required", "{}"),
        events: [.paused(runReview), .ended(.needs(runReview))]),
    WireCase(name: "execution_reviewed", wire: event("event.agents.execution_reviewed", "{}"), events: [.paused(nil)]),
    WireCase(
        name: "handed_off",
        wire: event(
            "event.agents.handed_off", #"{"agent_id":"01K9ZQ0000S0BAGENT00000000","input":"Check the invoice"}"#),
        events: [
            .stepStarted(
                Step(
                    id: "hand-off-1", kind: .handOff, name: "01K9ZQ0000S0BAGENT00000000",
                    call: ToolCall(
                        id: "hand-off-1", name: "01K9ZQ0000S0BAGENT00000000", arguments: ["input": "Check the invoice"])
                ))
        ]),
    WireCase(
        name: "execution_named", wire: event("event.agents.execution_named", #"{"name":"Weather in Bern"}"#),
        events: [.threadNamed("Weather in Bern")]),
    WireCase(
        name: "inactive",
        wire: event(
            "event.agents.inactive",
            """
            {"last_message":"14 °C and dry.","last_message_full":{"messageId":"01K9ZQ4T8R0000000000000003","role":"agent",\
            "parts":[{"kind":"text","text":"14 °C and dry."}]},"finish_reason":"stop","usage":\(usageJSON),"billing":\
            {"total_cost":0.00131,"input_cost":0.00103,"output_cost":0.00028,"billable":true,"integration_id":null}}
            """),
        events: [
            .partCompleted(Part(id: answerID, kind: .text, text: "14 °C and dry.")),
            .accepted(handle(.tasks, [.message: answerID.text])),
            .usageReported(Usage(inputTokens: 412, outputTokens: 37, totalTokens: 449, costUSD: 0.00131)),
            .ended(.completed),
        ]),
    WireCase(
        name: "errored", wire: event("event.agents.errored", #"{"error":"Model request failed","code":502}"#),
        events: [
            .ended(
                .failed(
                    PlatformFailure(
                        .agentFailed, "Model request failed", attempt: "waiting for the answer", httpStatus: 502,
                        isRetryable: true, delivery: .delivered)))
        ]),
    WireCase(
        name: "timeout", wire: event("agents.timeout", #"{"message":"Stream timed out after 1800 seconds"}"#),
        events: [
            .warned("orq.ai lost the stream; the task may still run there: Stream timed out after 1800 seconds")
        ]),
    WireCase(
        name: "error", wire: event("agents.error", #"{"error":"Stream failed","code":"INTERNAL_ERROR"}"#),
        events: [.warned("orq.ai lost the stream; the task may still run there: Stream failed")]),
]

@Suite struct TaskEventTests {
    @Test("each of a task's seventeen events means the same wherever the network cuts it", arguments: cases)
    func everyCut(_ wireCase: WireCase) async {
        await expectSameAtEveryCut(of: .tasks, wireCase.wire, wireCase.events)
    }

    @Test("a task's whole stream is one run, whatever the size of the network's pieces", arguments: [1, 7, 64, .max])
    func wholeStream(_ piece: Int) async {
        let order = [
            "execution_started", "started", "tool_execution_started", "tool_execution_finished", "message-created",
            "thought",
            "action_review_requested", "action_reviewed", "execution_review_required", "execution_reviewed",
            "handed_off",
            "execution_named", "inactive", "errored",
        ]
        let wire = order.compactMap { name in cases.first { $0.name == name }?.wire }
        let result = await events(of: .tasks, wire, piece: piece)
        let known = handle(.tasks, [.task: "01K9ZQ4T8N3V5W7X9Y0A1B2C3D", .trace: "01K9ZQ4T8NM1N3P5Q7R9S1T3V5"])
        var spanned = known
        spanned.ids[.span] = "26b1f583bbd66a49"
        var last = spanned
        last.ids[.message] = answerID.text
        let cost = Usage(inputTokens: 412, outputTokens: 37, totalTokens: 449, costUSD: 0.00131)
        let handOff = cases.first { $0.name == "handed_off" }?.events ?? []
        #expect(
            result == [
                .accepted(known), .started("tui-helper", agent: "tui-helper", model: "openai/gpt-4o"),
                .stepStarted(step),
                .stepEnded("call_8Zk2", StepEnd(result: ["temp_c": 14])), .accepted(spanned),
                .delta(Delta(part: "01K9ZQ4T8R0000000000000003/reasoning", kind: .reasoning, text: "Asked the tool.")),
                .delta(Delta(part: answerID, kind: .text, text: "14 °C and dry.")), .usageReported(usage),
                .paused(approval), .paused(nil), .paused(runReview), .paused(nil),
            ] + handOff + [
                .threadNamed("Weather in Bern"), .stepEnded("hand-off-1", StepEnd()),
                .partCompleted(Part(id: answerID, kind: .text, text: "14 °C and dry.")),
                .accepted(last), .usageReported(cost), .ended(.completed),
            ])
    }
}
