import BatonCore
import BatonOrq
import Testing

private let usage = Usage(inputTokens: 412, outputTokens: 37, totalTokens: 449, costUSD: 0.00131)
private let call = ToolCall(id: "call_1", name: "get_weather", arguments: ["city": "Bern"])
private let answer = Part(id: "msg_1/0", kind: .text, text: "14 °C and dry.")
private let completedResponse = response(
    "completed",
    """
    "output":[{"type":"message","id":"msg_1","status":"completed","role":"assistant","content":[{"type":"output_text",\
    "text":"14 °C and dry.","annotations":[]}]}],"usage":{"input_tokens":412,"output_tokens":37,"total_tokens":449,\
    "input_cost":0.00103,"output_cost":0.00028,"total_cost":0.00131},"telemetry":{"trace_id":"523e","span_id":"26b1"}
    """)

private func response(_ status: String, _ rest: String = #""output":[]"#) -> String {
    #"{"id":"resp_1","object":"response","created_at":1787307300,"status":"\#(status)","model":"agent/tui-helper",\#(rest)}"#
}

private func event(_ type: String, _ rest: String, number: Int = 3) -> String {
    #"{"type":"\#(type)","sequence_number":\#(number),\#(rest)}"#
}

private func item(_ phase: String, _ item: String) -> String {
    event("response.output_item.\(phase)", #""output_index":0,"item":\#(item)"#)
}

private let place = #""item_id":"msg_1","output_index":0,"content_index":0"#

private let cases: [WireCase] = [
    WireCase(
        name: "created", wire: event("response.created", #""response":\#(response("in_progress"))"#),
        events: [
            .accepted(handle(.responses, [.response: "resp_1"])),
            .started("tui-helper", agent: "tui-helper", model: nil),
        ]),
    WireCase(
        name: "item added",
        wire: item("added", #"{"type":"message","id":"msg_1","status":"in_progress","role":"assistant","content":[]}"#),
        events: []),
    WireCase(
        name: "content part added",
        wire: event("response.content_part.added", #"\#(place),"part":{"type":"output_text","text":""}"#), events: []),
    WireCase(
        name: "text delta", wire: event("response.output_text.delta", #"\#(place),"delta":"14 °C","logprobs":[]"#),
        events: [.delta(Delta(part: "msg_1/0", kind: .text, text: "14 °C"))]),
    WireCase(
        name: "text done",
        wire: event("response.output_text.done", #"\#(place),"text":"14 °C and dry.","logprobs":[]"#),
        events: [.partCompleted(answer)]),
    WireCase(
        name: "content part done",
        wire: event("response.content_part.done", #"\#(place),"part":{"type":"output_text","text":"14 °C and dry."}"#),
        events: [.partCompleted(answer)]),
    WireCase(
        name: "item done",
        wire: item(
            "done",
            #"{"type":"message","id":"msg_1","role":"assistant","content":[{"type":"output_text","text":"14 °C and dry."}]}"#
        ),
        events: [.partCompleted(answer)]),
    WireCase(
        name: "completed", wire: event("response.completed", #""response":\#(completedResponse)"#),
        events: [
            .accepted(handle(.responses, [.response: "resp_1", .trace: "523e", .span: "26b1"])),
            .messageCompleted([answer]),
            .usageReported(usage), .ended(.completed),
        ]),
    WireCase(
        name: "arguments delta",
        wire: event(
            "response.function_call_arguments.delta", #""item_id":"fc_1","output_index":0,"delta":"{\"city\":""#),
        events: []),
    WireCase(
        name: "arguments done",
        wire: event(
            "response.function_call_arguments.done",
            #""item_id":"fc_1","output_index":0,"arguments":"{\"city\":\"Bern\"}""#),
        events: []),
    WireCase(
        name: "error", wire: event("error", #""error":{"code":"provider_error","message":"upstream failed"}"#),
        events: [
            .ended(
                .failed(
                    PlatformFailure(
                        .agentFailed, "upstream failed (provider_error)", attempt: "waiting for the answer",
                        delivery: .delivered)))
        ]),
    WireCase(
        name: "failed",
        wire: event(
            "response.failed",
            #""response":\#(response("failed", #""error":{"code":"server_error","message":"Model down"}"#))"#),
        events: [
            .accepted(handle(.responses, [.response: "resp_1"])),
            .ended(
                .failed(
                    PlatformFailure(
                        .agentFailed, "Model down (server_error)", attempt: "waiting for the answer",
                        delivery: .delivered))),
        ]),
    WireCase(
        name: "failed, in a sentence of its own",
        wire: event(
            "response.failed",
            #""response":\#(response("failed", #""error":{"code":"auth-required","message":"Sign in."}"#))"#),
        events: [
            .accepted(handle(.responses, [.response: "resp_1"])),
            .ended(
                .failed(
                    PlatformFailure(
                        .agentFailed, "Sign in (auth-required)", attempt: "waiting for the answer",
                        delivery: .delivered, hint: "Sign in where the agent says, then send again."))),
        ]),
    WireCase(
        name: "incomplete",
        wire: event(
            "response.incomplete",
            #""response":\#(response("incomplete", #""incomplete_details":{"reason":"max_output_tokens"}"#))"#),
        events: [
            .accepted(handle(.responses, [.response: "resp_1"])), .ended(.cutOff(reason: "max_output_tokens")),
        ]),
    WireCase(
        name: "refusal delta", wire: event("response.refusal.delta", #"\#(place),"delta":"I can"# + #"not""#),
        events: [.delta(Delta(part: "msg_1/0", kind: .text, text: "I cannot"))]),
    WireCase(
        name: "refusal done", wire: event("response.refusal.done", #"\#(place),"refusal":"I cannot.""#),
        events: [.partCompleted(Part(id: "msg_1/0", kind: .text, text: "I cannot.")), .warned("The model refused")]),
    WireCase(
        name: "reasoning delta",
        wire: event(
            "response.reasoning_text.delta", #""item_id":"rs_1","output_index":0,"content_index":0,"delta":"Hm""#),
        events: [.delta(Delta(part: "rs_1/content-0", kind: .reasoning, text: "Hm"))]),
    WireCase(
        name: "reasoning summary delta",
        wire: event(
            "response.reasoning_summary_text.delta",
            #""item_id":"rs_1","output_index":0,"summary_index":1,"delta":"Hm""#),
        events: [.delta(Delta(part: "rs_1/summary-1", kind: .reasoning, text: "Hm"))]),
    WireCase(
        name: "reasoning done",
        wire: event("response.reasoning.done", #""item_id":"rs_1","output_index":0,"content_index":0,"text":"Hm.""#),
        events: [.partCompleted(Part(id: "rs_1/content-0", kind: .reasoning, text: "Hm."))]),
    WireCase(
        name: "web search",
        wire: event("response.web_search_call.searching", #""item_id":"ws_1","output_index":0"#), events: []),
    WireCase(
        name: "unknown", wire: event("response.telepathy.delta", #""delta":"x""#),
        events: [.unknownReceived(name: "response.telepathy.delta")]),
]

@Suite struct RouterEventTests {
    @Test("each of a router response's events means the same wherever the network cuts it", arguments: cases)
    func everyCut(_ wireCase: WireCase) async {
        await expectSameAtEveryCut(of: .responses, wireCase.wire, wireCase.events)
    }

    @Test("a router response's whole stream tells its text once, however often the wire does", arguments: [1, 7, .max])
    func wholeStream(_ piece: Int) async {
        let order = [
            "created", "item added", "content part added", "text delta", "text done", "content part done", "item done",
            "completed", "error",
        ]
        let wire = order.compactMap { name in cases.first { $0.name == name }?.wire }
        #expect(
            await events(of: .responses, wire, piece: piece) == [
                .accepted(handle(.responses, [.response: "resp_1"])),
                .started("tui-helper", agent: "tui-helper", model: nil),
                .delta(Delta(part: "msg_1/0", kind: .text, text: "14 °C")), .partCompleted(answer),
                .accepted(handle(.responses, [.response: "resp_1", .trace: "523e", .span: "26b1"])),
                .usageReported(usage),
                .ended(.completed),
            ])
    }

    @Test("a delta carries its sequence number, so that it is never applied twice")
    func cursors() async throws {
        let delta = event("response.output_text.delta", #"\#(place),"delta":"x""#, number: 41)
        let platform = platform(ScriptedExchange(.stream(sse([delta]))), api: .responses)
        var cursors: [StreamCursor?] = []
        for try await batch in platform.start(RunRequest(agent: "a", prompt: Prompt("x"))) {
            cursors += batch.map(\.cursor)
        }
        #expect(cursors == [StreamCursor("41")])
    }

    @Test("a stream of the OpenAI kind, without orq's own fields, is a whole run")
    func plainOpenAI() async {
        let base = #""id":"resp_bench","object":"response","created_at":1700000000,"model":"agent/x""#
        let wire = [
            event("response.created", #""response":{\#(base),"output":[],"status":"in_progress"}"#, number: 0),
            event("response.output_text.delta", #"\#(place),"delta":"Hel""#, number: 1),
            event("response.output_text.delta", #"\#(place),"delta":"lo""#, number: 2),
            event("response.output_text.done", #"\#(place),"text":"Hello""#, number: 3),
            event(
                "response.completed",
                """
                "response":{\(base),"status":"completed","output":[{"type":"message","id":"msg_1","content":\
                [{"type":"output_text","text":"Hello"}]}],"usage":{"input_tokens":10,"output_tokens":10,"total_tokens":20}}
                """, number: 4),
        ]
        let text = wire.map { "event: some.name\ndata: \($0)\n\n" }.joined()
        let outcome = await events(of: platform(ScriptedExchange(.stream(text)), api: .responses))
        #expect(
            outcome.events == [
                .accepted(handle(.responses, [.response: "resp_bench"])),
                .started("tui-helper", agent: "tui-helper", model: nil),
                .delta(Delta(part: "msg_1/0", kind: .text, text: "Hel")),
                .delta(Delta(part: "msg_1/0", kind: .text, text: "lo")),
                .partCompleted(Part(id: "msg_1/0", kind: .text, text: "Hello")),
                .usageReported(Usage(inputTokens: 10, outputTokens: 10, totalTokens: 20)), .ended(.completed),
            ])
    }

    @Test("a function call with a server tool's item is a step of the agent's; nobody else has to answer it")
    func serverTool() async {
        let function =
            #"{"type":"function_call","id":"fc_1","call_id":"call_1","name":"get_weather","arguments":"\#("")"}"#
        let wire = [
            item("added", function),
            event("response.function_call_arguments.done", #""item_id":"fc_1","arguments":"{\"city\":\"Bern\"}""#),
            item("added", #"{"type":"orq:get_weather","id":"ot_1","call_id":"call_1","status":"in_progress"}"#),
            item(
                "done",
                #"{"type":"orq:get_weather","id":"ot_1","call_id":"call_1","status":"completed","output":{"temp_c":14}}"#
            ),
            event("response.completed", #""response":\#(completedResponse)"#),
        ]
        let all = await events(of: .responses, wire)
        let bare = ToolCall(id: "call_1", name: "get_weather")
        #expect(
            Array(all.prefix(3)) == [
                .stepStarted(Step(id: "call_1", kind: .tool, name: "get_weather", call: bare)),
                .stepStarted(Step(id: "call_1", kind: .tool, name: "get_weather", call: call)),
                .stepEnded("call_1", StepEnd(result: ["temp_c": 14])),
            ])
        #expect(all.last == .ended(.completed))
    }

    @Test(
        "a function call that nothing answers asks for its result, in a completed and in a requires_action response",
        arguments: ["completed", "requires_action"])
    func clientTool(_ status: String) async {
        let output =
            #""output":[{"type":"function_call","id":"fc_1","call_id":"call_1","name":"get_weather","arguments":"{\"city\":\"Bern\"}"}]"#
        let all = await events(
            of: .responses, [event("response.completed", #""response":\#(response(status, output))"#)])
        let need = Need(
            kind: .toolResult, question: "get_weather is to be run on this side; the next message is its result",
            calls: [call])
        let pending = handle(.responses, [.response: "resp_1"], pending: #"[{"id":"call_1","name":"get_weather"}]"#)
        #expect(
            all == [
                .accepted(handle(.responses, [.response: "resp_1"])),
                .stepStarted(Step(id: "call_1", kind: .tool, name: "get_weather", call: call)), .accepted(pending),
                .ended(.needs(need)),
            ])
    }

    @Test("deltas without text leave the answer to the final message")
    func emptyDeltas() async {
        let wire = [
            event("response.output_text.delta", #"\#(place),"delta":"""#),
            event("response.completed", #""response":\#(completedResponse)"#),
        ]
        #expect(await events(of: .responses, wire).contains(.messageCompleted([answer])))
    }

    @Test("control characters that a tool's arguments hide in a second layer of JSON come out as pictures")
    func nestedEscapes() async {
        let wire = item(
            "done",
            #"{"type":"function_call","id":"fc_1","call_id":"call_1","name":"x","arguments":"{\"a\":\"\\u001b[2J\"}"}"#)
        let hidden = ToolCall(id: "call_1", name: "x", arguments: ["a": "\u{241B}[2J"])
        #expect(
            await events(of: .responses, [wire]) == [
                .stepStarted(Step(id: "call_1", kind: .tool, name: "x", call: hidden))
            ])
    }
}
