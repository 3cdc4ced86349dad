import BatonCore
import BatonOrchestrate
import Testing

/// Tools and hand-offs, in the shapes that servers give them.
struct StepTests {
    static func delta(_ details: String) -> String {
        Wire.event("run.step.delta", #"{"delta": {"role": "assistant", "step_details": \#(details)}}"#)
    }

    static func response(_ content: String, more: String = "") -> String {
        delta(#"[{"type": "tool_response", "name": "t", "tool_call_id": "c", "content": \#(content)\#(more)}]"#)
    }

    static let call = delta(#"[{"type": "tool_calls", "tool_calls": [{"id": "c", "name": "t", "args": {"a": 1}}]}]"#)

    static let step = Step(
        id: "c", kind: .tool, name: "t", call: ToolCall(id: "c", name: "t", arguments: ["a": 1]))

    @Test(
        "A call is the same in all its shapes",
        arguments: [
            #"[{"type": "tool_calls", "tool_calls": [{"id": "c", "name": "t", "args": {"a": 1}}]}]"#,
            #"[{"type": "tool_calls", "tool_calls": [{"id": "c", "name": "t", "args": "{\"a\": 1}"}]}]"#,
            #"{"type": "tool_calls", "tool_calls": [{"id": "c", "name": "t", "args": {"a": 1}}]}"#,
            #"[{"type": "tool_calls", "tool_calls": [{"id": "c", "function": {"name": "t", "arguments": "{\"a\":1}"}}]}]"#,
            #"[{"type": "tool_call", "tool_call_id": "c", "name": "t", "args": {"a": 1}}]"#,
        ])
    func callShapes(details: String) throws {
        #expect(try Wire.meaning(of: Self.delta(details)) == [.stepStarted(Self.step)])
    }

    @Test("A call and a response that come twice are told once")
    func duplicates() throws {
        let response = Self.response(#""done""#)
        #expect(
            try Wire.meaning(of: Self.call, Self.call, response, response)
                == [.stepStarted(Self.step), .stepEnded("c", StepEnd(result: "done"))])
    }

    @Test("A response whose call was never streamed brings its step, with the arguments of the copy beside it")
    func responseAlone() throws {
        let alone = Self.delta(
            #"[{"type": "tool_response", "name": "t", "tool_call_id": "c", "content": "done"}, "#
                + #"{"type": "tool_call", "name": "t", "tool_call_id": "c", "args": {"a": 1}}]"#)
        #expect(
            try Wire.meaning(of: alone) == [.stepStarted(Self.step), .stepEnded("c", StepEnd(result: "done"))])
        let bare = try Wire.meaning(of: Self.response(#""done""#))
        #expect(bare.last == .stepEnded("c", StepEnd(result: "done")))
        #expect(bare.count == 2)
    }

    @Test("Without ids a response belongs to the oldest running call of its name")
    func pairedByName() throws {
        let calls = Self.delta(
            #"[{"type": "tool_calls", "tool_calls": [{"name": "t", "args": {}}, {"name": "u"}, {"name": "t"}]}]"#)
        let response = Self.delta(#"[{"type": "tool_response", "name": "t", "content": "1"}]"#)
        let ends = try Wire.meaning(of: calls, response, response).suffix(2)
        #expect(
            Array(ends) == [
                .stepEnded("step-1", StepEnd(result: "1")), .stepEnded("step-3", StepEnd(result: "1")),
            ])
    }

    static let wrappings: [(String, JSONValue)] = [
        (#""{\"temp\": 21}""#, ["temp": 21]),
        (#""plain words""#, "plain words"),
        (#""{\"_meta\": {}, \"content\": [{\"type\": \"text\", \"text\": \"{\\\"n\\\": 1}\"}]}""#, ["n": 1]),
        (#"{"content": [{"type": "text", "text": "a"}, {"type": "text", "text": "b"}], "isError": false}"#, "a\nb"),
        (#"{"content": [], "structuredContent": {"n": 1}}"#, ["n": 1]),
        (#"[{"type": "text", "text": "words"}]"#, "words"),
        (
            #"{"type": "downloadable_file", "path": "https://x/y", "filename": "o.docx"}"#,
            ["type": "downloadable_file", "path": "https://x/y", "filename": "o.docx"]
        ),
    ]

    @Test("Results come out of their wrappings", arguments: wrappings)
    func results(content: String, result: JSONValue) throws {
        #expect(
            try Wire.meaning(of: Self.call, Self.response(content)).dropFirst().first
                == .stepEnded("c", StepEnd(result: result)))
    }

    @Test(
        "A tool's failure is known by what it says",
        arguments: [
            (#""Error invoking tool t: no network""#, "", "Error invoking tool t: no network"),
            (#""{\"error\": \"no network\"}""#, "", "no network"),
            (#"{"error": {"message": "no network"}}"#, "", "no network"),
            (#"{"content": [{"type": "text", "text": "no network"}], "isError": true}"#, "", "no network"),
            (#""no network""#, #", "is_error": true"#, "no network"),
        ])
    func failures(content: String, more: String, reason: String) throws {
        let last = try Wire.meaning(of: Self.call, Self.response(content, more: more)).last
        guard case .stepEnded("c", let end) = last else {
            Issue.record("no end: \(String(describing: last))")
            return
        }
        #expect(end.state == .failed)
        #expect(end.failure == reason)
    }

    @Test("Neither null nor false in an error field is a failure")
    func noFailure() throws {
        for content in [#"{"error": null, "n": 1}"#, #"{"error": false, "n": 1}"#] {
            let last = try Wire.meaning(of: Self.call, Self.response(content)).last
            guard case .stepEnded(_, let end) = last else {
                Issue.record("no end")
                return
            }
            #expect(end.state == .completed)
        }
    }

    @Test("A control hidden in a result's inner JSON reaches nobody")
    func innerControls() throws {
        let last = try Wire.meaning(of: Self.call, Self.response(#""{\"a\": \"\\u001b[31m\"}""#)).last
        #expect(last == .stepEnded("c", StepEnd(result: ["a": "\u{241B}[31m"])))
    }

    @Test("A step that failed by an event of its own ends with the reason; one that nobody knows is a warning")
    func stepFailed() throws {
        let failed = Wire.event("run.step.failed", #"{"step_id": "s", "error": "no network"}"#)
        let end = StepEnd(failure: "no network", state: .failed)
        #expect(try Wire.meaning(of: Self.call, failed).last == .stepEnded("c", end))
        #expect(try Wire.meaning(of: failed) == [.warned("no network")])
    }

    @Test("A hand-off is a step that names the agent, and what that agent does lies inside of it")
    func handOff() throws {
        let handOff = Self.delta(
            #"[{"type": "tool_calls", "tool_calls": [{"id": "h", "name": "transfer_to_weather_agent", "args": {}}]}]"#)
        let back = Self.delta(#"[{"type": "tool_response", "tool_call_id": "h", "content": "ok"}]"#)
        let inner = Self.delta(
            #"[{"type": "tool_calls", "agent_display_name": "Weather Agent", "#
                + #""tool_calls": [{"id": "c", "name": "t"}]}]"#)
        let outer = Self.delta(#"[{"type": "tool_calls", "tool_calls": [{"id": "d", "name": "t"}]}]"#)
        let steps = try Wire.meaning(of: handOff, back, inner, outer).compactMap { event -> Step? in
            if case .stepStarted(let step) = event { step } else { nil }
        }
        #expect(steps.map(\.kind) == [.handOff, .tool, .tool])
        #expect(steps.map(\.name) == ["weather_agent", "t", "t"])
        #expect(steps.map(\.parent) == [nil, "h", nil])
        #expect(steps[0].call?.name == "transfer_to_weather_agent")
        let open = try Wire.meaning(
            of: Self.delta(#"[{"type": "tool_call", "id": "h", "name": "chat_with_collaborator_bob"}]"#), outer)
        guard case .stepStarted(let nested) = open.last else {
            Issue.record("no step")
            return
        }
        #expect(nested.parent == "h")
    }

    @Test("The final message's history stands in for steps that never streamed")
    func history() throws {
        let events = try Wire.meaning(of: Wire.message)
        #expect(
            events == [
                .stepStarted(Wire.weatherStep), .stepEnded("c1", StepEnd(result: ["c": 21])),
                .messageCompleted([Part(id: "1.1", kind: .text, text: "It is 21 °C in Paris.")]),
            ])
    }

    @Test("A kind of detail that no rule knows is counted")
    func unknownDetail() throws {
        #expect(
            try Wire.meaning(of: Self.delta(#"[{"type": "dream"}, {"type": "message_creation", "message_id": "M"}]"#))
                == [.unknownReceived(name: "step:dream")])
    }
}
