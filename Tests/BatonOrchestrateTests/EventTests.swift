import BatonCore
import BatonOrchestrate
import BatonTransport
import Testing

/// What each of the wire's events means.
struct EventTests {
    @Test("A progress line is told with its agent, and not once the answer is on the screen")
    func progress() throws {
        let line = Wire.event(
            "run.step.intermediate", #"{"current_agent": "hr", "message": {"key": "k", "text": "Thinking…"}}"#)
        let listed = Wire.event(
            "run.step.intermediate", #"{"message": {"content": [{"response_type": "text", "text": "Flowing"}]}}"#)
        #expect(try Wire.meaning(of: line) == [.progressed("Thinking…", agent: "hr")])
        #expect(try Wire.meaning(of: listed) == [.progressed("Flowing", agent: nil)])
        #expect(try Wire.meaning(of: Wire.turn[6], line).count == 1)
        #expect(try Wire.meaning(of: Wire.turn[6], Wire.turn[3], line).last == .progressed("Thinking…", agent: "hr"))
    }

    @Test("The stream's own fields are sanitised as its data is")
    func fields() throws {
        var mapper = OrchestrateEventMapper()
        let frame = Frame(event: "new\u{1B}[2J", id: "7\u{9B}", payload: Array("{}".utf8))
        let events = mapper.events(for: frame)
        #expect(events.map(\.event) == [.unknownReceived(name: "new␛[2J")])
        #expect(events.map(\.cursor) == [StreamCursor("7[U+009B]")])
    }

    @Test("Pieces of reasoning grow one part until something else is shown")
    func reasoning() throws {
        func think(_ text: String) -> String {
            Wire.event(
                "run.step.thinking", #"{"delta": {"step_details": [{"type": "thinking", "content": "\#(text)"}]}}"#)
        }
        let events = try Wire.meaning(of: think("First "), think("this."), Wire.turn[3], think("Then that."))
        #expect(
            events == [
                .delta(Delta(part: "reasoning-1", kind: .reasoning, text: "First ")),
                .delta(Delta(part: "reasoning-1", kind: .reasoning, text: "this.")),
                .stepStarted(Wire.weatherStep),
                .delta(Delta(part: "reasoning-2", kind: .reasoning, text: "Then that.")),
            ])
    }

    @Test(
        "Reasoning and plans that come whole are parts of their own",
        arguments: [
            Wire.event("run.step.thinking", #"{"message": {"text": "Hm."}}"#),
            Wire.event("run.step.thinking", #"{"text": "Hm."}"#), Wire.event("planning", #"{"text": "Hm."}"#),
        ])
    func wholeReasoning(event: String) throws {
        let part = Part(id: "reasoning-1", kind: .reasoning, text: "Hm.")
        #expect(try Wire.meaning(of: event) == [.partCompleted(part)])
    }

    @Test(
        "Announcements and empty increments show nothing",
        arguments: [
            Wire.event("message.started", "{}"), Wire.event("run.step.started", #"{"step_id": "s"}"#),
            Wire.event("run.step.completed", #"{"step_id": "s"}"#), Wire.event("transcription", #"{"text": "x"}"#),
            Wire.event("summary", #"{"text": "x"}"#), Wire.event("planning", "{}"),
            Wire.event("message.delta", #"{"delta": {"content": [{"id": "1", "text": ""}]}}"#),
            Wire.event("message.completed", "{}"), Wire.event("message.completed", #"{"usage": null}"#),
            Wire.event("message.created", #"{"message": {"id": "M", "content": []}}"#),
            Wire.event("message.created", #"{"message": {"role": "user", "content": "Hi"}}"#),
            Wire.created(
                #"[{"response_type": "text", "text": "x"}]"#, also: #"{"display_properties": {"skip_render": true}}"#),
        ])
    func nothing(event: String) throws {
        #expect(try Wire.meaning(of: event).isEmpty)
    }

    @Test("An event that no rule knows is counted under its name")
    func unknown() throws {
        #expect(try Wire.meaning(of: Wire.event("run.dreamt", "{}")) == [.unknownReceived(name: "run.dreamt")])
    }

    @Test("The finished message is the truth where the increments were empty")
    func emptyDeltas() throws {
        let empty = Wire.event("message.delta", #"{"delta": {"content": [{"id": "1", "text": ""}]}}"#)
        let events = try Wire.content(Wire.run(empty, empty, Wire.created(#"[{"id": "1", "text": "All of it"}]"#)))
        #expect(events.texts == ["All of it"])
        #expect(events.outcome == .completed)
    }

    @Test("Messages of one run keep their parts apart, and one that comes again replaces itself")
    func severalMessages() throws {
        let first = Wire.created(#"[{"id": "1", "text": "one"}]"#, id: "M1")
        let delta = Wire.event("message.delta", #"{"delta": {"content": [{"id": "1", "text": "tw"}]}}"#)
        let second = Wire.created(#"[{"id": "1", "text": "two"}]"#, id: "M2")
        let events = try Wire.meaning(of: first, delta, second, first)
        let parts = events.flatMap { event -> [Part] in
            if case .messageCompleted(let parts) = event { parts } else { [] }
        }
        #expect(parts.map(\.id) == ["1.1", "2.1", "1.1"])
        #expect(events.contains(.delta(Delta(part: "2.1", kind: .text, text: "tw"))))
    }

    @Test("The figures of several messages and models add up")
    func usage() throws {
        func completed(_ model: String, _ input: Int, _ output: Int) -> String {
            Wire.event(
                "message.completed",
                #"{"usage": {"model_usage": [{"model_name": "\#(model)", "token_usage": {"prompt_tokens": \#(input), "#
                    + #""completion_tokens": \#(output), "total_tokens": \#(input + output)}}]}}"#)
        }
        let events = try Wire.meaning(of: completed("a", 10, 1), completed("b", 20, 2), completed("a", 30, 3))
        var sum = Usage(inputTokens: 60, outputTokens: 6, totalTokens: 66, model: "a, b")
        sum.models = [
            Usage(inputTokens: 40, outputTokens: 4, totalTokens: 44, model: "a"),
            Usage(inputTokens: 20, outputTokens: 2, totalTokens: 22, model: "b"),
        ]
        #expect(events.last == .usageReported(sum))
    }

    @Test("Only the total is told where only the total is known")
    func totalOnly() throws {
        let event = Wire.event("message.completed", #"{"usage": {"token_usage": {"total_tokens": 7}}}"#)
        #expect(try Wire.meaning(of: event) == [.usageReported(Usage(totalTokens: 7))])
    }

    @Test(
        "A run that failed says why, in whichever field",
        arguments: [
            #"{"error": "It broke"}"#, #"{"error": {"message": "It broke"}}"#, #"{"last_error": "It broke"}"#,
            #"{"message": "It broke"}"#, #"{"detail": "It broke"}"#, #"{"detail": {"message": "It broke"}}"#,
        ])
    func failed(data: String) throws {
        let failure = try #require(try Wire.meaning(of: Wire.event("run.failed", data)).failure)
        #expect(failure.code == .agentFailed)
        #expect(failure.message == "It broke")
        #expect(failure.delivery == .delivered)
    }

    @Test("A stream that took too long for the server timed out")
    func timedOut() throws {
        let event = Wire.event("run.failed", #"{"error": "Stream timed out"}"#)
        #expect(try Wire.meaning(of: event).failure?.code == .timedOut)
    }

    @Test("The remaining ends")
    func ends() throws {
        #expect(try Wire.meaning(of: Wire.event("run.expired", "{}")) == [.ended(.expired)])
        #expect(try Wire.meaning(of: Wire.event("run.cancelled", "{}")) == [.ended(.cancelled)])
        #expect(try Wire.meaning(of: Wire.event("done", "{}")) == [.ended(.completed)])
        let error = try Wire.meaning(of: Wire.event("error", #"{"message": "Out of order", "code": 500}"#)).failure
        #expect(error?.code == .serverError)
        #expect(error?.httpStatus == 500)
        #expect(error?.message == "Out of order")
    }

    @Test("Nothing follows the end")
    func afterTheEnd() throws {
        let events = try Wire.content(Wire.lines(Wire.turn + [Wire.event("run.failed", "{}"), Wire.turn[6]]))
        #expect(events == Wire.turnEvents.content)
    }

    @Test("An error outside of any event ends the run")
    func bareError() throws {
        #expect(try Wire.content(#"{"detail": "Agent is broken"}"#).failure?.message == "Agent is broken")
    }

    @Test("A flow that begins leaves the run open")
    func flow() throws {
        let notice = Wire.created(
            #"[{"text": "The flow has started"}]"#, also: #"{"display_properties": {"is_async": true}}"#)
        let events = try Wire.content(Wire.run(notice))
        #expect(Array(events.dropFirst()) == [.progressed("The flow has started", agent: nil), .flowStarted])
    }

    @Test("A server that goes on in another thread than asked is told of")
    func otherThread() throws {
        let events = try Wire.read([Array(Wire.turn[0].utf8)[...]], thread: "T0").map(\.event)
        #expect(events.handle?.ids[.thread] == "T")
        #expect(events.contains { if case .warned = $0 { true } else { false } })
    }
}
