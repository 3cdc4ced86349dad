import BatonCore
import BatonOrchestrate
import Testing

/// The protocol document's table “events → what a chat UI should show” (§15), row by row, as far as the wire goes; what is
/// shown of each event is the interface's part.
struct EventTableTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let name: String
        /// What the server sends after the run has started.
        let events: [String]
        let meaning: [RunEvent]

        init(_ name: String, _ events: String..., means meaning: [RunEvent]) {
            self.name = name
            self.events = events
            self.meaning = meaning
        }

        var testDescription: String { name }
    }

    static func details(_ list: String) -> String {
        Wire.event("run.step.delta", #"{"delta": {"role": "assistant", "step_details": [\#(list)]}}"#)
    }

    static func intermediate(_ text: String) -> String {
        Wire.event("run.step.intermediate", #"{"agent_display_name": "HR", "message": {"text": "\#(text)"}}"#)
    }

    static func delta(_ text: String) -> String {
        Wire.event(
            "message.delta", #"{"delta": {"content": [{"id": "1", "response_type": "text", "text": "\#(text)"}]}}"#)
    }

    static func call(_ id: String, _ name: String) -> String {
        #"{"type": "tool_calls", "tool_calls": [{"id": "\#(id)", "name": "\#(name)", "args": {}}]}"#
    }

    static func response(_ id: String, _ content: String) -> String {
        #"{"type": "tool_response", "name": "t", "tool_call_id": "\#(id)", "content": \#(content)}"#
    }

    static func step(_ id: String, _ name: String, _ kind: Step.Kind = .tool, tool: String? = nil) -> RunEvent {
        .stepStarted(
            Step(id: StepID(id), kind: kind, name: name, call: ToolCall(id: ToolCallID(id), name: tool ?? name)))
    }

    static func answer(_ text: String) -> RunEvent {
        .messageCompleted([Part(id: "1.1", kind: .text, text: text)])
    }

    static func needs(_ kind: Need.Kind, _ question: String) -> RunEvent {
        .ended(.needs(Need(kind: kind, question: question)))
    }

    static let progress = [
        Row("message.started", Wire.event("message.started", "{}"), means: []),
        Row(
            "run.step.intermediate", intermediate("Thinking"), means: [.progressed("Thinking", agent: "HR")]),
        Row(
            "run.step.intermediate after text began", delta("It is"), intermediate("Wrapping up"),
            means: [.delta(Delta(part: "1.1", kind: .text, text: "It is"))]),
        Row(
            "run.step.thinking",
            Wire.event("run.step.thinking", #"{"delta": {"step_details": [{"type": "thinking", "content": "Hm"}]}}"#),
            means: [.delta(Delta(part: "reasoning-1", kind: .reasoning, text: "Hm"))]),
        Row(
            "thinking items", Wire.created(#"[{"id": "1", "response_type": "thinking", "text": "Hm"}]"#),
            means: [.messageCompleted([Part(id: "1.1", kind: .reasoning, text: "Hm")])]),
        Row(
            "planning with a text", Wire.event("planning", #"{"plan": "First this"}"#),
            means: [.partCompleted(Part(id: "reasoning-1", kind: .reasoning, text: "First this"))]),
        Row("planning without a text", Wire.event("planning", #"{"steps": 3}"#), means: []),
        Row("run.step.started", Wire.event("run.step.started", #"{"step_id": "s"}"#), means: []),
        Row("run.step.completed", Wire.event("run.step.completed", #"{"step_id": "s"}"#), means: []),
        Row("transcription", Wire.event("transcription", #"{"text": "x"}"#), means: []),
        Row("summary", Wire.event("summary", #"{"text": "x"}"#), means: []),
        Row("unknown", Wire.event("run.dreamt", "{}"), means: [.unknownReceived(name: "run.dreamt")]),
    ]

    static let steps = [
        Row("tool_calls", details(call("c", "t")), means: [step("c", "t")]),
        Row(
            "transfer_to_*", details(call("c", "transfer_to_hr")),
            means: [step("c", "hr", .handOff, tool: "transfer_to_hr")]),
        Row(
            "chat_with_collaborator_*", details(call("c", "chat_with_collaborator_hr")),
            means: [step("c", "hr", .handOff, tool: "chat_with_collaborator_hr")]),
        Row(
            "tool_response by its id", details(call("c", "t")), details(response("c", #""done""#)),
            means: [step("c", "t"), .stepEnded("c", StepEnd(result: "done"))]),
        Row(
            "tool_response by its name", details(call("c", "t")),
            details(#"{"type": "tool_response", "name": "t", "content": "done"}"#),
            means: [step("c", "t"), .stepEnded("c", StepEnd(result: "done"))]),
        Row(
            "tool_response with its call again", details(call("c", "t")),
            details(
                response("c", #""done""#) + #", {"type": "tool_call", "name": "t", "tool_call_id": "c", "args": {}}"#),
            means: [step("c", "t"), .stepEnded("c", StepEnd(result: "done"))]),
        Row(
            "tool_response that looks like an error", details(call("c", "t")),
            details(response("c", #""Error: no network""#)),
            means: [
                step("c", "t"),
                .stepEnded("c", StepEnd(result: "Error: no network", failure: "Error: no network", state: .failed)),
            ]),
        Row(
            "tool_response in MCP's envelope", details(call("c", "t")),
            details(response("c", #""{\"_meta\": {}, \"content\": [{\"type\": \"text\", \"text\": \"done\"}]}""#)),
            means: [step("c", "t"), .stepEnded("c", StepEnd(result: "done"))]),
        Row(
            "downloadable_file in a tool response", details(call("c", "t")),
            details(response("c", #"{"type": "downloadable_file", "path": "https://f", "filename": "o.docx"}"#)),
            means: [
                step("c", "t"),
                .stepEnded(
                    "c",
                    StepEnd(result: ["type": "downloadable_file", "path": "https://f", "filename": "o.docx"])),
                .filesOffered([OfferedFile(name: "o.docx", address: "https://f")]),
            ]),
        Row(
            "run.step.failed", details(call("c", "t")),
            Wire.event("run.step.failed", #"{"step_id": "c", "error": "no network"}"#),
            means: [step("c", "t"), .stepEnded("c", StepEnd(failure: "no network", state: .failed))]),
    ]

    static let messages = [
        Row("message.delta", delta("It"), means: [.delta(Delta(part: "1.1", kind: .text, text: "It"))]),
        Row("message.delta, empty", delta(""), means: []),
        Row(
            "message.created", delta("It is"), Wire.created(#"[{"id": "1", "text": "It was"}]"#),
            means: [.delta(Delta(part: "1.1", kind: .text, text: "It is")), answer("It was")]),
        Row(
            "message.created without a role",
            Wire.event("message.created", #"{"message": {"content": [{"id": "1", "text": "x"}]}}"#), means: []),
        Row(
            "message.created, skip_render",
            Wire.created(#"[{"id": "1", "text": "x"}]"#, also: #"{"display_properties": {"skip_render": true}}"#),
            means: []),
        Row(
            "message.created, is_async",
            Wire.created(#"[{"id": "1", "text": "Begun"}]"#, also: #"{"display_properties": {"is_async": true}}"#),
            Wire.event("run.completed", "{}"), means: [.progressed("Begun", agent: nil), .flowStarted]),
        Row(
            "step_history where no step streamed",
            Wire.event(
                "message.created",
                #"{"message": {"id": "M", "role": "assistant", "content": [{"id": "1", "text": "x"}], "#
                    + #""step_history": [{"step_details": [\#(call("c", "t"))]}]}}"#),
            means: [step("c", "t"), answer("x")]),
        Row(
            "step_history where steps streamed", details(call("c", "t")),
            Wire.event(
                "message.created",
                #"{"message": {"id": "M", "role": "assistant", "content": [{"id": "1", "text": "x"}], "#
                    + #""step_history": [{"step_details": [\#(call("c", "t"))]}]}}"#),
            means: [step("c", "t"), answer("x")]),
        Row(
            "conversational_search",
            Wire.created(
                #"[{"id": "1", "response_type": "conversational_search", "text": "So.", "citations": ["#
                    + #"{"title": "Doc", "url": "https://d", "text": "It is so", "range_start": 0}, {"title": "Plain"}]}]"#
            ),
            means: [
                answer("So."),
                .sourcesFound([
                    Source(title: "Doc", address: "https://d", excerpt: "It is so"), Source(title: "Plain"),
                ]),
            ]),
        Row(
            "search_results where nothing is cited",
            Wire.created(
                #"[{"id": "1", "response_type": "conversational_search", "text": "So.", "citations": [], "#
                    + #""search_results": [{"url": "https://d", "body": "It is so"}]}]"#),
            means: [
                answer("So."),
                .sourcesFound([Source(title: "https://d", address: "https://d", excerpt: "It is so")]),
            ]),
        Row(
            "file_download",
            Wire.created(
                #"[{"response_type": "file_download", "files": [{"fileName": "a.pdf", "url": "https://a"}, "#
                    + #"{"fileName": "b.pdf"}]}]"#),
            means: [
                .filesOffered([OfferedFile(name: "a.pdf", address: "https://a"), OfferedFile(name: "b.pdf")])
            ]),
        Row(
            "media",
            Wire.created(
                #"[{"response_type": "image", "source": "https://i", "alt_text": "A cat"}, "#
                    + #"{"response_type": "video", "source": "https://v"}, {"response_type": "audio"}, "#
                    + #"{"response_type": "iframe", "title": "Map", "source": "https://m"}]"#),
            means: [
                .filesOffered([
                    OfferedFile(kind: .image, name: "A cat", address: "https://i"),
                    OfferedFile(kind: .video, name: "https://v", address: "https://v"),
                    OfferedFile(kind: .page, name: "Map", address: "https://m"),
                ])
            ]),
        Row(
            "message.completed",
            Wire.event(
                "message.completed",
                #"{"usage": {"model_usage": [{"model_name": "m", "token_usage": {"prompt_tokens": 2, "#
                    + #""completion_tokens": 1, "total_tokens": 3}}]}}"#),
            means: [.usageReported(Usage(inputTokens: 2, outputTokens: 1, totalTokens: 3, model: "m"))]),
    ]

    static let questions = [
        Row(
            "message.interrupt",
            Wire.event("message.interrupt", #"{"message": {"content": [{"id": "1", "text": "How many?"}]}}"#),
            means: [answer("How many?"), needs(.input, "How many?")]),
        Row(
            "slot.input",
            Wire.event("slot.input", #"{"message": {"content": [{"id": "1", "text": "How many?"}]}}"#),
            means: [answer("How many?"), needs(.input, "How many?")]),
        Row(
            "flow.slot.listen",
            Wire.event("flow.slot.listen", #"{"message": {"content": [{"id": "1", "text": "How many?"}]}}"#),
            means: [answer("How many?"), needs(.input, "How many?")]),
        Row(
            "option",
            Wire.created(#"[{"response_type": "option", "title": "Size?", "options": [{"label": "S", "value": 1}]}]"#),
            Wire.event("run.completed", "{}"),
            means: [
                .ended(
                    .needs(Need(kind: .choice, question: "Size?", choices: [.init(label: "S", value: "1")])))
            ]),
        Row(
            "user_input", Wire.created(#"[{"response_type": "user_input", "text": "Name?"}]"#),
            Wire.event("run.completed", "{}"), means: [needs(.input, "Name?")]),
        Row(
            "file_upload",
            Wire.created(
                #"[{"response_type": "file_upload", "text": "Your CV", "uploadSettings": {"#
                    + #""allowedFileMimeTypes": {"pdf": "application/pdf"}, "maxSingleFileSizeMB": 10}}]"#),
            Wire.event("run.completed", "{}"),
            means: [.ended(.needs(ContentTests.curriculum))]),
        Row(
            "disconnected_apps",
            Wire.created(#"[{"response_type": "disconnected_apps", "text": "Sign in to Jira"}]"#),
            Wire.event("run.completed", "{}"),
            means: [.ended(.needs(ContentTests.connection("Sign in to Jira")))]),
    ]

    static let ends = [
        Row("run.completed", Wire.event("run.completed", "{}"), means: [.ended(.completed)]),
        Row("done", Wire.event("done", "{}"), means: [.ended(.completed)]),
        Row("run.expired", Wire.event("run.expired", "{}"), means: [.ended(.expired)]),
        Row("run.cancelled", Wire.event("run.cancelled", "{}"), means: [.ended(.cancelled)]),
        Row(
            "run.failed", delta("It is"), Wire.event("run.failed", #"{"last_error": "No model"}"#),
            means: [
                .delta(Delta(part: "1.1", kind: .text, text: "It is")),
                .ended(.failed(PlatformFailure(.agentFailed, "No model", isRetryable: true, delivery: .delivered))),
            ]),
        Row(
            "error", Wire.event("error", #"{"message": "Out of order", "code": 500}"#),
            means: [
                .ended(
                    .failed(
                        PlatformFailure(
                            .serverError, "Out of order", httpStatus: 500, isRetryable: true, delivery: .delivered)))
            ]),
        Row("the stream's end without a terminal event", Wire.event("message.started", "{}"), means: []),
    ]

    @Test(
        "Each row of the table of events means what it says", arguments: progress + steps + messages + questions + ends)
    func row(_ row: Row) throws {
        let text = Wire.lines([Wire.event("run.started", #"{"run_id": "R", "thread_id": "T"}"#)] + row.events)
        #expect(Array(try Wire.content(text).dropFirst()) == row.meaning)
    }
}
