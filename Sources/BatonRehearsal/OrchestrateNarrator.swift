/// Tells a run in the events of watsonx Orchestrate's `runs?stream=true` (`watsonx-orchestrate.md` §3.4).
struct OrchestrateNarrator: Narrator {
    private let run: RunRecord
    /// Members of nearly every event, written out once.
    private let place: [(String, JSON)]
    private var ids = EventIDs()
    private var cast: Cast
    private var isWithholdingText: Bool
    private let omitsSteps: Bool

    init(_ run: RunRecord, _ manner: StreamManner = StreamManner()) {
        self.run = run
        isWithholdingText = manner.withholdsText
        omitsSteps = manner.omitsSteps
        place = [("thread_id", .string(run.conversation.uuid)), ("run_id", .string(run.id.uuid))]
        cast = Cast(run.agent)
    }

    mutating func opening() -> [JSON] {
        [event("run.started", at: run.started, identity), event("message.started", at: run.started, place)]
    }

    mutating func events(for act: TimedAct) -> [JSON] {
        let events = everything(about: act)
        return omitsSteps ? events.filter { !Self.steps.contains($0["event"]?.string ?? "") } : events
    }

    private static let steps: Set = ["run.step.delta", "run.step.thinking", "run.step.failed"]

    private mutating func everything(about act: TimedAct) -> [JSON] {
        let time = act.millisecondsSince1970
        switch act.act {
        case .progress(let key, let text):
            return [event("run.step.intermediate", at: time, place + progress(key, text))]
        case .think(let text):
            return [step([OrchestrateStep.thinking(text)], as: "run.step.thinking", at: time)]
        case .call(let use):
            return [step([OrchestrateStep.call(use.id, use.tool, use.arguments, by: cast.agent)], at: time)]
        case .result(let use, let result, _):
            let content = OrchestrateStep.content(result)
            return [response(use.id, use.tool, use.arguments, content, at: time)]
        case .toolFailed(let use, let message, _):
            let failure: [(String, JSON)] = [("step_id", .string(use.id)), ("error", .string(message))]
            return [event("run.step.failed", at: time, place + failure)]
        case .handOff(let other, let input):
            let details = OrchestrateStep.call(
                OrchestrateStep.transferCall(cast.handOffs + 1), OrchestrateStep.transfer(to: other),
                OrchestrateStep.transferArguments(input), by: cast.agent)
            cast.enter(other, input)
            return [step([details], at: time)]
        case .handBack:
            guard let back = cast.leave() else { return [] }
            return [
                response(
                    OrchestrateStep.transferCall(back.number), OrchestrateStep.transfer(to: back.agent),
                    OrchestrateStep.transferArguments(back.input), OrchestrateStep.transferContent(back.agent), at: time
                )
            ]
        case .say(let delta):
            return [message(delta: isWithholdingText ? "" : delta, at: time)]
        case .misbehave(.emptyDeltas):
            isWithholdingText = true
            return []
        // How a run ends, and with what files, is told by its record; waiting is done, not told; the other misbehaviours are the stream's.
        case .wait, .offer, .ask, .fail, .misbehave:
            return []
        }
    }

    mutating func closing(_ run: RunRecord) -> [JSON] {
        let time = run.ended ?? run.started
        var events: [JSON] = []
        switch run.state {
        case .completed, .needsInput:
            events.append(event(run.ask == nil ? "message.created" : "message.interrupt", at: time, created(run)))
            events.append(event("message.completed", at: time, place + [("usage", Self.usage(of: run))]))
            events.append(event("run.completed", at: time, identity + [("context", [:])]))
        case .failed(_, Stumble.expiredCode):
            events.append(event("run.expired", at: time, place))
        case .failed(let message, _):
            events.append(event("run.failed", at: time, place + [("error", .string(message))]))
        case .cancelled:
            events.append(event("run.cancelled", at: time, place))
        case .running:
            return []
        }
        events.append(event("done", at: time, identity + [("context", [:])]))
        return events
    }

    /// The message with which a flow goes on alone.
    mutating func notice(of run: RunRecord) -> [JSON] {
        guard let message = OrchestrateMessage.notice(of: run), let time = run.notice?.time else { return [] }
        return [event("message.created", at: time, created(run, message))]
    }

    /// The end of a stream whose run goes on as a flow.
    mutating func leaving(_ run: RunRecord) -> [JSON] {
        let time = run.notice?.time ?? run.started
        return notice(of: run)
            + [
                event("message.completed", at: time, place + [("usage", Self.usage(of: run))]),
                event("run.completed", at: time, identity + [("context", [:])]),
                event("done", at: time, identity + [("context", [:])]),
            ]
    }

    // MARK: - Members

    private var identity: [(String, JSON)] {
        [
            ("run_id", .string(run.id.uuid)), ("agent_id", .string(run.agent.uuid)),
            ("thread_id", .string(run.conversation.uuid)),
        ]
    }

    private func progress(_ key: String, _ text: String) -> [(String, JSON)] {
        [
            ("agent_display_name", .string(OrchestrateStep.displayName(of: cast.agent))),
            ("current_agent", .string(cast.agent)), ("message", ["key": .string(key), "text": .string(text)]),
        ]
    }

    private func created(_ run: RunRecord, _ message: JSON? = nil) -> [(String, JSON)] {
        let message = message ?? OrchestrateMessage.answer(of: run)
        return [
            ("thread_id", .string(run.conversation.uuid)), ("message_id", message["id"] ?? nil),
            ("agent_id", .string(run.agent.uuid)), ("run_id", .string(run.id.uuid)),
            ("trace_id", .string(run.traceID)), ("message", message),
        ]
    }

    /// Words in the place of tokens, because the rehearsal has no others to count.
    private static func usage(of run: RunRecord) -> JSON {
        let total = JSON.int(run.usage.total)
        return [
            "token_usage": ["total_tokens": total],
            "model_usage": [
                [
                    "model_name": .string(run.agent.model), "provider": "rehearsal",
                    "token_usage": [
                        "prompt_tokens": .int(run.usage.input), "completion_tokens": .int(run.usage.output),
                        "total_tokens": total,
                    ],
                ]
            ],
        ]
    }

    // MARK: - Events

    private mutating func event(_ name: String, at time: Int64, _ members: [(String, JSON)]) -> JSON {
        ["id": .string(ids.next(at: time)), "event": .string(name), "data": .object(members)]
    }

    private mutating func step(_ details: [JSON], as name: String = "run.step.delta", at time: Int64) -> JSON {
        let delta: JSON = ["role": "assistant", "step_details": .array(details)]
        return event(name, at: time, place + [("delta", delta)])
    }

    private mutating func response(
        _ id: String, _ tool: String, _ arguments: JSON, _ content: String, at time: Int64
    ) -> JSON {
        step([OrchestrateStep.response(id, tool, content), OrchestrateStep.echo(id, tool, arguments)], at: time)
    }

    private mutating func message(delta text: String, at time: Int64) -> JSON {
        let delta: JSON = ["role": "assistant", "content": [OrchestrateContent.text(text)]]
        return event("message.delta", at: time, place + [("delta", delta)])
    }
}
