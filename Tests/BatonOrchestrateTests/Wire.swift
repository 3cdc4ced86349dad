import BatonCore
import BatonOrchestrate
import BatonTransport

/// Bytes as watsonx Orchestrate sends them, and what they mean.
enum Wire {
    /// A whole turn with one tool: the protocol document's own example.
    static let turn = [
        #"{"id": "1770000000001-0", "event": "run.started", "data": {"run_id": "R", "agent_id": "A", "thread_id": "T"}}"#,
        #"{"id": "1770000000005-0", "event": "message.started", "data": {"thread_id": "T", "run_id": "R"}}"#,
        #"{"id": "1770000000300-0", "event": "run.step.intermediate", "data": {"thread_id": "T", "run_id": "R", "agent_display_name": "Weather", "current_agent": "weather", "message": {"key": "thinkingThisThrough", "text": "Thinking this through…"}}}"#,
        #"{"id": "1770000000900-0", "event": "run.step.delta", "data": {"thread_id": "T", "run_id": "R", "delta": {"role": "assistant", "step_details": [{"type": "tool_calls", "agent_display_name": "Weather", "tool_calls": [{"id": "c1", "name": "get_weather", "args": {"city": "Paris"}}]}]}}}"#,
        #"{"id": "1770000001900-0", "event": "run.step.delta", "data": {"thread_id": "T", "run_id": "R", "delta": {"role": "assistant", "step_details": [{"type": "tool_response", "name": "get_weather", "tool_call_id": "c1", "content": "{\"c\": 21}"}, {"type": "tool_call", "name": "get_weather", "tool_call_id": "c1", "args": {"city": "Paris"}}]}}}"#,
        #"{"id": "1770000002100-0", "event": "run.step.intermediate", "data": {"thread_id": "T", "run_id": "R", "agent_display_name": "Weather", "current_agent": "weather", "message": {"key": "wrappingUpFinalResponse", "text": "Wrapping up the final response…"}}}"#,
        #"{"id": "1770000002200-0", "event": "message.delta", "data": {"thread_id": "T", "run_id": "R", "delta": {"role": "assistant", "content": [{"id": "1", "response_type": "text", "text": "It is 21 °C in "}]}}}"#,
        #"{"id": "1770000002210-0", "event": "message.delta", "data": {"thread_id": "T", "run_id": "R", "delta": {"role": "assistant", "content": [{"id": "1", "response_type": "text", "text": "Paris."}]}}}"#,
        message,
        #"{"id": "1770000002310-0", "event": "message.completed", "data": {"thread_id": "T", "run_id": "R", "usage": {"token_usage": {"total_tokens": 320}, "model_usage": [{"model_name": "openai/gpt-oss-120b", "provider": "groq", "token_usage": {"prompt_tokens": 300, "completion_tokens": 20, "total_tokens": 320}}]}}}"#,
        #"{"id": "1770000002320-0", "event": "run.completed", "data": {"run_id": "R", "agent_id": "A", "context": {}, "thread_id": "T"}}"#,
        #"{"id": "1770000002320-1", "event": "done", "data": {"run_id": "R", "agent_id": "A", "context": {}, "thread_id": "T"}}"#,
    ]

    static let message =
        #"{"id": "1770000002300-0", "event": "message.created", "data": {"thread_id": "T", "message_id": "M", "agent_id": "A", "run_id": "R", "message": {"id": "M", "thread_id": "T", "parent_message_id": "U", "role": "assistant", "content": [{"response_type": "text", "id": "1", "text": "It is 21 °C in Paris."}], "additional_properties": {"display_properties": {"skip_render": false, "is_async": false}}, "step_history": [{"role": "assistant", "step_details": [{"type": "tool_calls", "agent_display_name": "Weather", "tool_calls": [{"id": "c1", "name": "get_weather", "args": {"city": "Paris"}}]}]}, {"role": "assistant", "step_details": [{"type": "tool_response", "name": "get_weather", "tool_call_id": "c1", "content": "{\"c\": 21}"}]}], "message_state": null}}}"#

    /// What the turn means.
    static let turnEvents: [RunEvent] = [
        .accepted(handle),
        .started("A", agent: nil, model: nil),
        .progressed("Thinking this through…", agent: "Weather"),
        .stepStarted(weatherStep),
        .stepEnded("c1", StepEnd(result: ["c": 21])),
        .progressed("Wrapping up the final response…", agent: "Weather"),
        .delta(Delta(part: "1.1", kind: .text, text: "It is 21 °C in ")),
        .delta(Delta(part: "1.1", kind: .text, text: "Paris.")),
        .accepted(answeredHandle),
        .messageCompleted([Part(id: "1.1", kind: .text, text: "It is 21 °C in Paris.")]),
        .usageReported(Usage(inputTokens: 300, outputTokens: 20, totalTokens: 320, model: "openai/gpt-oss-120b")),
        .ended(.completed),
    ]

    static let weatherStep = Step(
        id: "c1", kind: .tool, name: "get_weather", agent: "Weather",
        call: ToolCall(id: "c1", name: "get_weather", arguments: ["city": "Paris"]))

    static let handle = RemoteHandle(platform: .orchestrate, ids: RemoteIDs([.thread: "T", .run: "R"]))

    static let answeredHandle = RemoteHandle(
        platform: .orchestrate, ids: RemoteIDs([.thread: "T", .run: "R", .message: "M"]), state: ["user_message": "U"])

    static func lines(_ lines: [String]) -> String { lines.map { $0 + "\n" }.joined() }

    static func event(_ name: String, _ data: String, id: String? = nil) -> String {
        let id = id.map { #""id": "\#($0)", "# } ?? ""
        return #"{\#(id)"event": "\#(name)", "data": \#(data)}"#
    }

    /// A stream of one run that says `events` between its beginning and its end.
    static func run(_ events: String...) -> String {
        lines(
            [event("run.started", #"{"run_id": "R", "thread_id": "T"}"#)] + events
                + [event("run.completed", "{}"), event("done", "{}")])
    }

    /// A message of the assistant with that content, as an event.
    static func created(_ content: String, id: String = "M", also properties: String = "{}") -> String {
        event(
            "message.created",
            #"{"message": {"id": "\#(id)", "role": "assistant", "content": \#(content), "#
                + #""additional_properties": \#(properties)}}"#)
    }

    /// The events in `bytes`, which arrive in the given pieces.
    static func read(_ pieces: [ArraySlice<UInt8>], thread: String? = nil) throws -> [SequencedEvent] {
        var decoder = FrameDecoder()
        var mapper = OrchestrateEventMapper(thread: thread)
        var events: [SequencedEvent] = []
        for piece in pieces { events += try decoder.feed(piece).flatMap { mapper.events(for: $0) } }
        return try events + decoder.finish().flatMap { mapper.events(for: $0) } + mapper.finish()
    }

    /// The events of a text, without those that only tell ids.
    static func content(_ text: String) throws -> [RunEvent] {
        try read([Array(text.utf8)[...]]).map(\.event).content
    }

    /// What one event says between a run's beginning and its end.
    static func meaning(of event: String...) throws -> [RunEvent] {
        let text = lines([Wire.event("run.started", #"{"run_id": "R", "thread_id": "T"}"#)] + event)
        return Array(try content(text).dropFirst())
    }
}
