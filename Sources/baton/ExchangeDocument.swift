import BatonCore

/// The document `baton.exchange/1`: one exchange as other programs read it (`interface.md` §6).
///
/// Keys are stable and always there; what the server did not say is null, never made up.
struct ExchangeDocument {
    let run: Run
    let agent: AgentReference
    let platform: Platform

    var json: JSONValue {
        [
            "schema": "baton.exchange/1", "profile": .string(agent.profile.text),
            "platform": .string(platform.rawValue),
            "agent": ["id": .optional(run.agentID?.text), "name": .optional(run.agentName ?? name)],
            "state": .string(state), "link": .string(run.link.rawValue),
            "text": .string(run.text), "parts": .array(run.parts.filter { $0.kind != .text }.map(Self.json)),
            "steps": .array(run.steps.map(Self.json)), "sources": Self.json(run.sources),
            "files": Self.json(run.files), "ids": ids, "usage": Self.json(run.usage),
            "timing": [
                "first_text_ms": .optional(run.firstText.map { Int($0.milliseconds) }),
                "total_ms": .optional(run.total.map { Int($0.milliseconds) }),
            ],
            "needs": needs, "error": error, "warnings": .array(run.warnings.map(JSONValue.string)),
            "resume": .optional(resume),
        ]
    }

    /// Who was asked, as the user says it; nil for a run that is known by its id alone.
    private var name: String? { agent.agent.isEmpty ? nil : agent.agent }

    /// The command that goes on from here; nil where the server gave no id to go on from, or nobody knows with whom.
    var resume: String? {
        guard let name, let ids = run.handle?.ids, let id = ids[.thread] ?? ids[.task] ?? ids[.response] else {
            return nil
        }
        return "baton ask -p \(Shell.word(agent.profile.text)) -a \(Shell.word(name)) -t \(Shell.word(id))"
    }

    /// The command that follows the run to its end; nil where the server has named none.
    var watch: String? {
        guard let name, let ids = run.handle?.ids, let id = ids[.run] ?? ids[.task] ?? ids[.response] else {
            return nil
        }
        return "baton runs watch \(Shell.word(id)) -p \(Shell.word(agent.profile.text)) -a \(Shell.word(name))"
    }

    /// Where the run stands still, the word says for what.
    var state: String { run.pause.map { Outcome.needs($0).word } ?? Self.word(for: run.state) }

    static func word(for state: RunState) -> String {
        switch state {
        case .contacting: "contacting"
        case .working, .streaming, .runningTool: "working"
        case .awaitingFlow: "awaiting_flow"
        case .ended(let outcome): outcome.word
        }
    }

    private var ids: JSONValue {
        let kinds: [RemoteIDs.Kind] = [.thread, .run, .task, .context, .response, .message, .trace]
        return .object(
            JSONObject(
                kinds.map { JSONObject.Member(name: $0.rawValue, value: .optional(run.handle?.ids[$0])) }))
    }

    private var needs: JSONValue { run.awaited.map(Self.json) ?? .null }

    private var error: JSONValue {
        guard case .failed(let failure) = run.outcome else { return .null }
        return [
            "code": .string(failure.code.rawValue), "message": .string(failure.message),
            "status": .optional(failure.httpStatus), "retryable": .bool(failure.isRetryable),
            "hint": .string(failure.advice.next),
        ]
    }

    /// With a list of each model's own figures, empty where one model did it all.
    static func json(_ usage: Usage?) -> JSONValue {
        var object = figures(usage)
        object["models"] = .array(
            (usage?.models ?? []).map { model in
                .object(JSONObject([.init(name: "model", value: .optional(model.model))] + figures(model).members))
            })
        return .object(object)
    }

    private static func figures(_ usage: Usage?) -> JSONObject {
        [
            "input_tokens": .optional(usage?.inputTokens), "output_tokens": .optional(usage?.outputTokens),
            "total_tokens": .optional(usage?.totalTokens), "cost_usd": .optional(usage?.costUSD),
        ]
    }

    static func json(_ sources: [Source]) -> JSONValue {
        .array(
            sources.enumerated().map { index, source in
                [
                    "number": .number(index + 1), "title": .string(source.title), "url": .optional(source.address),
                    "excerpt": .optional(source.excerpt),
                ]
            })
    }

    static func json(_ files: [OfferedFile]) -> JSONValue {
        .array(
            files.map { file in
                [
                    "kind": .string(file.kind.rawValue), "name": .string(file.name), "url": .optional(file.address),
                    "media_type": .optional(file.mediaType), "bytes": .optional(file.byteCount),
                ]
            })
    }

    private static func json(_ part: Part) -> JSONValue {
        ["kind": .string(part.kind.rawValue), "text": .string(part.text)]
    }

    static func json(_ step: Step) -> JSONValue {
        [
            "kind": .string(step.kind.rawValue), "name": .string(step.name), "call_id": .optional(step.call?.id.text),
            "agent": .optional(step.agent), "arguments": step.call?.arguments.unwrappingText ?? .null,
            "result": step.result?.unwrappingText ?? .null, "state": .string(step.state.rawValue),
            "failure": .optional(step.failure),
            "started_ms": .optional(step.started.map { Int($0.milliseconds) }),
            "duration_ms": .optional(step.duration.map { Int($0.milliseconds) }),
        ]
    }

    static func json(_ need: Need) -> JSONValue {
        [
            "kind": .string(need.kind.rawValue), "question": .string(need.question),
            "choices": .array(need.choices.map { ["label": .string($0.label), "value": .string($0.value)] }),
            "fields": .array(need.fields.map(json)),
            "calls": .array(
                need.calls.map { call in
                    [
                        "call_id": .string(call.id.text), "name": .string(call.name),
                        "arguments": call.arguments.unwrappingText,
                    ]
                }),
            "answerable": .bool(need.isAnswerable), "uploads": need.kind == .file ? json(need.uploads) : .null,
        ]
    }

    private static func json(_ rule: UploadRule) -> JSONValue {
        [
            "extensions": .array(rule.extensions.map(JSONValue.string)),
            "media_types": .array(rule.mediaTypes.map(JSONValue.string)),
            "maximum_bytes": .optional(rule.maximumBytes), "minimum_count": .number(rule.minimumCount),
            "maximum_count": .optional(rule.maximumCount),
        ]
    }

    private static func json(_ field: Need.FormField) -> JSONValue {
        [
            "name": .string(field.name), "label": .string(field.label), "type": .string(field.type),
            "required": .bool(field.isRequired), "choices": .array(field.choices.map(JSONValue.string)),
            "choice_labels": .array(field.choiceLabels.map(JSONValue.string)), "default": field.defaultValue ?? .null,
            "format": .optional(field.format), "minimum": .optional(field.bounds.minimum),
            "maximum": .optional(field.bounds.maximum),
            "exclusive_minimum": .bool(field.bounds.excludesMinimum),
            "exclusive_maximum": .bool(field.bounds.excludesMaximum),
            "minimum_count": .optional(field.bounds.minimumCount),
            "maximum_count": .optional(field.bounds.maximumCount), "pattern": .optional(field.bounds.pattern),
            "help": .optional(field.help),
        ]
    }
}

extension Run {
    /// What the run wants of the user: at its end, or standing still.
    var awaited: Need? {
        if case .needs(let need) = outcome { need } else { pause }
    }
}
