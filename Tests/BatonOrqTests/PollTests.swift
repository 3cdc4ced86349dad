import BatonCore
import BatonOrq
import BatonTransport
import Testing

private let taskHandle = handle(.tasks, [.task: "T1"])
private let flat = """
    {"_id":"R1","task_id":"T1","output":[{"messageId":"m1","role":"agent","parts":[{"kind":"text","text":"Dry."}]}],
     "created_at":"2026-08-21T10:15:05.000Z","model":"openai/gpt-4o","usage":null,
    """

private func events(of answer: String, handle: RemoteHandle = taskHandle) async throws -> [RunEvent] {
    try await platform(ScriptedExchange(.json(answer))).poll(handle).events
}

@Suite struct PollTests {
    @Test("a task is polled the documented way, and its end comes with the whole answer")
    func documented() async throws {
        let exchange = ScriptedExchange(.json(flat + #""status":"completed"}"#))
        let snapshot = try await platform(exchange).poll(taskHandle)
        #expect(exchange.lines == ["GET /v2/agents/tui-helper/responses/T1"])
        #expect(
            snapshot.events == [
                .accepted(handle(.tasks, [.task: "T1", .response: "R1", .message: "m1"])),
                .messageCompleted([Part(id: "m1", kind: .text, text: "Dry.")]),
                .usageReported(Usage(model: "openai/gpt-4o")), .ended(.completed),
            ])
    }

    @Test("a run that goes on has no end", arguments: [#""status":"in_progress"}"#, #""status":"queued"}"#])
    func running(_ tail: String) async throws {
        #expect(try await platform(ScriptedExchange(.json(flat + tail))).poll(taskHandle).isEnded == false)
    }

    @Test(
        "a task's state is its end, in whichever spelling",
        arguments: [
            (
                "failed",
                Outcome.failed(
                    PlatformFailure(.agentFailed, "Boom", attempt: "waiting for the answer", delivery: .delivered))
            ),
            ("canceled", .cancelled), ("TASK_STATE_CANCELLED", .cancelled), ("rejected", .rejected),
            ("input_required", .needs(Need(kind: .input, question: "Boom"))),
            ("auth-required", .needs(Need(kind: .signIn, question: "Boom", isAnswerable: false))),
        ])
    func states(_ state: String, _ outcome: Outcome) async throws {
        let task = """
            {"id":"T1","contextId":"C1","kind":"task","status":{"state":"\(state)","message":{"kind":"message","messageId":"m",
             "role":"agent","parts":[{"kind":"text","text":"Boom"}]}}}
            """
        #expect(try await events(of: task).last == .ended(outcome))
    }

    @Test("a server without the documented way is asked the older one, and for the messages that it keeps apart")
    func historic() async throws {
        let exchange = ScriptedExchange { request in
            switch request.line {
            case "GET /v2/agents/tui-helper/tasks/T1":
                .json(#"{"id":"T1","contextId":"C1","kind":"task","status":{"state":"completed"}}"#)
            case "GET /v2/agents/tui-helper/tasks/T1/messages":
                .json(
                    #"""
                    [{"messageId":"a","role":"agent","parts":[{"kind":"text","text":"Old."}]},
                     {"messageId":"b","role":"user","parts":[{"kind":"text","text":"And?"}]},
                     {"messageId":"c","role":"agent","parts":[{"kind":"text","text":"New."}]}]
                    """#)
            default: .json("", status: 404)
            }
        }
        let snapshot = try await platform(exchange).poll(taskHandle)
        #expect(snapshot.events.contains(.messageCompleted([Part(id: "c", kind: .text, text: "New.")])))
        #expect(snapshot.isEnded)
    }

    @Test("a run that neither way knows is not found")
    func forgotten() async {
        let exchange = ScriptedExchange(.json(#"{"code":"404","message":"Response not found"}"#, status: 404))
        let failure = await #expect(throws: PlatformFailure.self) { try await platform(exchange).poll(taskHandle) }
        #expect(failure?.code == .runNotFound)
        #expect(failure?.message == "Response not found")
        #expect(exchange.lines.count == 2)
    }

    @Test("a router response is polled by its id")
    func router() async throws {
        let running = ScriptedExchange(.json(#"{"id":"resp_1","object":"response","status":"queued","output":[]}"#))
        let snapshot = try await platform(running).poll(handle(.responses, [.response: "resp_1"]))
        #expect(running.lines == ["GET /v3/router/responses/resp_1"])
        #expect(!snapshot.isEnded)
        let done = #"""
            {"id":"resp_1","object":"response","status":"completed","output":[{"type":"reasoning","id":"rs","summary":
             [{"type":"summary_text","text":"Hm."}]},{"type":"message","id":"m","content":[{"type":"output_text","text":"Dry."}]}]}
            """#
        #expect(
            try await events(of: done, handle: handle(.responses, [.response: "resp_1"])) == [
                .accepted(handle(.responses, [.response: "resp_1"])),
                .partCompleted(Part(id: "rs/summary-0", kind: .reasoning, text: "Hm.")),
                .messageCompleted([Part(id: "m/0", kind: .text, text: "Dry.")]), .ended(.completed),
            ])
    }

    @Test("there is nothing to cancel with, and nothing is sent")
    func cancel() async throws {
        let exchange = ScriptedExchange(.json("{}"))
        #expect(try await platform(exchange).cancel(taskHandle) == .unsupported)
        #expect(exchange.sent.isEmpty)
    }

    @Test("a thread is named by a task's or a response's id, and goes on in its generation")
    func threads() async throws {
        let task = ScriptedExchange(.json(flat + #""status":"completed"}"#))
        let ofTask = try await platform(task).thread(named: "T1", agent: "tui-helper")
        #expect(ofTask == handle(.agentResponses, [.task: "T1", .response: "R1", .message: "m1"]))
        let ofTasks = try await platform(task, api: .tasks).thread(named: "T1", agent: "tui-helper")
        #expect(ofTasks.state["api"] == "tasks")
        let response = ScriptedExchange(.json(#"{"id":"resp_1","object":"response","status":"completed","output":[]}"#))
        let ofResponse = try await platform(response).thread(named: "resp_1", agent: "tui-helper")
        #expect(ofResponse == handle(.responses, [.response: "resp_1"]))
    }

    @Test(
        "an id that the server does not know is an error and never a new thread", arguments: ["T9", "resp_9", "conv_9"])
    func unknownThreads(_ id: String) async {
        let exchange = ScriptedExchange(.json(#"{"message":"Task not found"}"#, status: 404))
        let failure = await #expect(throws: PlatformFailure.self) {
            try await platform(exchange).thread(named: id, agent: "tui-helper")
        }
        #expect(failure?.code == .threadNotFound)
    }
}
