import BatonCore
import BatonOrq
import Testing

private let call = ToolCall(id: "call_8Zk2", name: "Get weather", arguments: ["city": "Bern"])
private let step = Step(id: "call_8Zk2", kind: .tool, name: "Get weather", call: call)
private let nameless = Step(id: "call_8Zk2", kind: .tool, name: "tool")
private let usage = Usage(inputTokens: 412, outputTokens: 37, totalTokens: 449)
private let approval = Need(
    kind: .approval, question: "Get weather waits for an approval in orq.ai", calls: [call], isAnswerable: false)
private let started = handle(
    .agentResponses,
    [
        .task: "01K9ZQ4T8N3V5W7X9Y0A1B2C3D", .response: "01K9ZQ7R0000000000000000R1",
        .message: "msg_01k9zq4t8r0000000000000003", .trace: "523e86384f5756caac784033b06cc2f3",
        .span: "26b1f583bbd66a49",
    ])

private func event(_ type: String, _ data: String) -> String {
    #"{"type":"\#(type)","timestamp":"2026-08-21T10:15:00.000Z","data":\#(data)}"#
}

/// All ten, as orq's reference gives them.
private let cases: [WireCase] = [
    WireCase(
        name: "response.started",
        wire: event(
            "response.started",
            """
            {"responseId":"01K9ZQ7R0000000000000000R1","taskId":"01K9ZQ4T8N3V5W7X9Y0A1B2C3D","model":"openai/gpt-4o",\
            "workflowRunId":"01K9ZQ4T8NM1N3P5Q7R9S1T3V5","userMessageId":"msg_01k9zq4t8p0000000000000001",\
            "assistantMessageId":"msg_01k9zq4t8r0000000000000003","telemetry":{"trace_id":"523e86384f5756caac784033b06cc2f3",\
            "span_id":"26b1f583bbd66a49"}}
            """),
        events: [.accepted(started), .started("tui-helper", agent: "tui-helper", model: "openai/gpt-4o")]),
    WireCase(
        name: "part.delta",
        wire: event("part.delta", #"{"partId":"text_06","delta":{"kind":"text","text":"14 °C"}}"#),
        events: [.delta(Delta(part: "text_06", kind: .text, text: "14 °C"))]),
    WireCase(
        name: "part.delta reasoning",
        wire: event(
            "part.delta",
            #"{"partId":"reasoning_07","delta":{"_id":"reasoning_07","kind":"reasoning","reasoning":"User wants weather…"}}"#
        ),
        events: [.delta(Delta(part: "reasoning_07", kind: .reasoning, text: "User wants weather…"))]),
    WireCase(
        name: "part.done",
        wire: event("part.done", #"{"partId":"text_06","part":{"kind":"text","text":"14 °C and dry."}}"#),
        events: [.delta(Delta(part: "text_06", kind: .text, text: "14 °C and dry."))]),
    WireCase(
        name: "tool.started",
        wire: event(
            "tool.started",
            #"{"toolId":"01K9","toolName":"Get weather","toolCallId":"call_8Zk2","arguments":{"city":"Bern"}}"#),
        events: [.stepStarted(step)]),
    WireCase(
        name: "tool.done",
        wire: event("tool.done", #"{"toolId":"01K9","toolCallId":"call_8Zk2","result":{"temp_c":14}}"#),
        events: [.stepStarted(nameless), .stepEnded("call_8Zk2", StepEnd(result: ["temp_c": 14]))]),
    WireCase(
        name: "tool.failed",
        wire: event("tool.failed", #"{"toolId":"01K9","toolCallId":"call_8Zk2","error":"upstream 500"}"#),
        events: [
            .stepStarted(nameless), .stepEnded("call_8Zk2", StepEnd(failure: "upstream 500", state: .failed)),
        ]),
    WireCase(
        name: "tool.review.requested",
        wire: event(
            "tool.review.requested",
            """
            {"toolId":"01K9","toolCallId":"call_8Zk2","toolName":"Get weather","arguments":{"city":"Bern"},\
            "requiresApproval":true}
            """),
        events: [.stepStarted(step), .paused(approval), .ended(.needs(approval))]),
    WireCase(
        name: "tool.review.done",
        wire: event("tool.review.done", #"{"toolId":"01K9","toolCallId":"call_8Zk2","review":"approved"}"#),
        events: [.paused(nil), .progressed("tool: approved", agent: nil)]),
    WireCase(
        name: "response.done",
        wire: event(
            "response.done",
            """
            {"finishReason":"stop","usage":{"prompt_tokens":412,"completion_tokens":37,"total_tokens":449,\
            "prompt_tokens_details":{"cached_tokens":0},"completion_tokens_details":{"reasoning_tokens":0}},\
            "telemetry":{"trace_id":"523e86384f5756caac784033b06cc2f3","span_id":"26b1f583bbd66a49"}}
            """),
        events: [
            .accepted(
                handle(
                    .agentResponses, [.trace: "523e86384f5756caac784033b06cc2f3", .span: "26b1f583bbd66a49"])),
            .usageReported(usage), .ended(.completed),
        ]),
    WireCase(
        name: "response.failed", wire: event("response.failed", #"{"error":"Model request failed","code":502}"#),
        events: [
            .ended(
                .failed(
                    PlatformFailure(
                        .agentFailed, "Model request failed", attempt: "waiting for the answer", httpStatus: 502,
                        isRetryable: true, delivery: .delivered)))
        ]),
]

@Suite struct AgentResponseEventTests {
    @Test("each of an agent response's ten events means the same wherever the network cuts it", arguments: cases)
    func everyCut(_ wireCase: WireCase) async {
        await expectSameAtEveryCut(of: .agentResponses, wireCase.wire, wireCase.events)
    }

    @Test(
        "an agent response's whole stream is one run, whatever the size of the network's pieces",
        arguments: [1, 7, .max])
    func wholeStream(_ piece: Int) async {
        let order = [
            "response.started", "part.delta reasoning", "tool.review.requested", "tool.review.done", "tool.started",
            "tool.done", "part.delta", "part.done", "response.done", "part.delta",
        ]
        let wire = order.compactMap { name in cases.first { $0.name == name }?.wire }
        #expect(
            await events(of: .agentResponses, wire, piece: piece) == [
                .accepted(started), .started("tui-helper", agent: "tui-helper", model: "openai/gpt-4o"),
                .delta(Delta(part: "reasoning_07", kind: .reasoning, text: "User wants weather…")), .stepStarted(step),
                .paused(approval), .paused(nil), .progressed("Get weather: approved", agent: nil),
                .stepStarted(step), .stepEnded("call_8Zk2", StepEnd(result: ["temp_c": 14])),
                .delta(Delta(part: "text_06", kind: .text, text: "14 °C")),
                .delta(Delta(part: "text_06", kind: .text, text: " and dry.")), .usageReported(usage),
                .ended(.completed),
            ])
    }

    @Test("data comes whole into the answer's text, files beside it, and empty pieces do not come at all")
    func otherParts() async {
        let wire = [
            event("part.delta", #"{"partId":"p1","delta":{"kind":"text","text":""}}"#),
            event(
                "part.done", #"{"partId":"p2","part":{"kind":"file","file":{"uri":"https://x/a.png","name":"a.png"}}}"#),
            event(
                "part.done",
                #"{"partId":"p3","part":{"kind":"file","file":{"bytes":"aGVsbG8h","mimeType":"image/png","name":"b.png"}}}"#
            ),
            event("part.delta", #"{"partId":"p4","delta":{"kind":"data","data":{"a":1}}}"#),
        ]
        #expect(
            await events(of: .agentResponses, wire) == [
                .filesOffered([OfferedFile(name: "a.png", address: "https://x/a.png")]),
                .filesOffered([
                    OfferedFile(
                        kind: .image, name: "b.png", address: "data:image/png;base64,aGVsbG8h",
                        mediaType: "image/png", byteCount: 6)
                ]),
                .delta(Delta(part: "p4", kind: .text, text: "```json\n{\n  \"a\": 1\n}\n```")),
            ])
    }

    @Test("a part's whole text replaces what streamed only where that was something else")
    func corrections() async {
        let wire = [
            event("part.delta", #"{"partId":"p1","delta":{"kind":"text","text":"14 F"}}"#),
            event("part.done", #"{"partId":"p1","part":{"kind":"text","text":"14 °C"}}"#),
        ]
        #expect(
            await events(of: .agentResponses, wire) == [
                .delta(Delta(part: "p1", kind: .text, text: "14 F")),
                .partCompleted(Part(id: "p1", kind: .text, text: "14 °C")),
            ])
    }

    @Test("another agent that is called as a tool is a hand-off by that agent's name")
    func subAgents() async {
        let wire = event(
            "tool.started",
            #"{"toolName":"Call sub-agent","toolCallId":"c1","arguments":{"agent_key":"tools","input":"6 * 7"}}"#)
        let call = ToolCall(id: "c1", name: "Call sub-agent", arguments: ["agent_key": "tools", "input": "6 * 7"])
        #expect(
            await events(of: .agentResponses, [wire]) == [
                .stepStarted(Step(id: "c1", kind: .handOff, name: "tools", call: call))
            ])
    }

    @Test("a server that does not stream is understood by its one object, in either of its shapes")
    func wholeObjects() async {
        let flat = """
            {"_id":"R1","task_id":"T1","output":[{"messageId":"m1","role":"agent","parts":[{"kind":"text","text":"Dry."}]}],
             "created_at":"2026-08-21T10:15:05.000Z","model":"openai/gpt-4o","usage":{"input_tokens":1,"output_tokens":2},
             "finish_reason":"stop","telemetry":{"trace_id":"tr"}}
            """
        let result = await events(of: platform(ScriptedExchange(.json(flat)), api: .agentResponses)).events
        #expect(
            result == [
                .accepted(handle(.agentResponses, [.task: "T1", .response: "R1", .trace: "tr", .message: "m1"])),
                .messageCompleted([Part(id: "m1", kind: .text, text: "Dry.")]),
                .usageReported(Usage(inputTokens: 1, outputTokens: 2, model: "openai/gpt-4o")), .ended(.completed),
            ])
        let task =
            #"{"id":"T1","contextId":"C1","kind":"task","status":{"state":"submitted"},"metadata":{"trace_id":"tr"}}"#
        let submitted = await events(of: platform(ScriptedExchange(.json(task)), api: .agentResponses)).events
        #expect(submitted == [.accepted(handle(.agentResponses, [.task: "T1", .context: "C1", .trace: "tr"]))])
    }
}
