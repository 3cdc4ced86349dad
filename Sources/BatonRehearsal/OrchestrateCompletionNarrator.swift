/// Tells a run in the frames of watsonx Orchestrate's `{agent}/chat/completions` (`watsonx-orchestrate.md` §5).
struct OrchestrateCompletionNarrator: Narrator {
    private let run: RunRecord
    /// The thread's id, written out once.
    private let thread: JSON
    private var ids = EventIDs()
    private var cast: Cast
    private var isWithholdingText: Bool
    private let omitsSteps: Bool

    init(_ run: RunRecord, _ manner: StreamManner = StreamManner()) {
        self.run = run
        isWithholdingText = manner.withholdsText
        omitsSteps = manner.omitsSteps
        thread = .string(run.conversation.uuid)
        cast = Cast(run.agent)
    }

    /// Nothing: the first frame is the first news.
    mutating func opening() -> [JSON] { [] }

    mutating func events(for act: TimedAct) -> [JSON] {
        let events = everything(about: act)
        return omitsSteps ? events.filter { $0["object"] != "thread.run.step.delta" } : events
    }

    private mutating func everything(about act: TimedAct) -> [JSON] {
        let time = act.millisecondsSince1970
        switch act.act {
        case .think(let text):
            return [step(OrchestrateStep.thinking(text), at: time)]
        case .call(let use):
            return [step(OrchestrateStep.call(use.id, use.tool, use.arguments, by: cast.agent), at: time)]
        case .result(let use, let result, _):
            return [step(OrchestrateStep.response(use.id, use.tool, OrchestrateStep.content(result)), at: time)]
        case .toolFailed(let use, let message, _):
            let content = OrchestrateStep.errorContent(use.tool, message)
            return [step(OrchestrateStep.response(use.id, use.tool, content), at: time)]
        case .handOff(let other, let input):
            let details = OrchestrateStep.call(
                OrchestrateStep.transferCall(cast.handOffs + 1), OrchestrateStep.transfer(to: other),
                OrchestrateStep.transferArguments(input), by: cast.agent)
            cast.enter(other, input)
            return [step(details, at: time)]
        case .handBack:
            guard let back = cast.leave() else { return [] }
            let (id, tool) = (OrchestrateStep.transferCall(back.number), OrchestrateStep.transfer(to: back.agent))
            return [step(OrchestrateStep.response(id, tool, OrchestrateStep.transferContent(back.agent)), at: time)]
        case .say(let delta):
            let content = JSON.string(isWithholdingText ? "" : delta)
            return [frame("thread.message.delta", at: time, delta: ["role": "assistant", "content": content])]
        case .misbehave(.emptyDeltas):
            isWithholdingText = true
            return []
        // This route has no frame for progress; how a run ends is told by its record.
        case .progress, .wait, .offer, .ask, .fail, .misbehave:
            return []
        }
    }

    mutating func closing(_ run: RunRecord) -> [JSON] {
        let time = run.ended ?? run.started
        switch run.state {
        case .completed, .needsInput:
            let members = head("thread.message.completed", at: time)
            return [.object(members + [("data", ["message": OrchestrateMessage.answer(of: run)])])]
        case .failed(let message, _):
            return [frame("error", at: time, delta: ["role": "assistant", "content": .string(message)])]
        case .cancelled:
            return [frame("error", at: time, delta: ["role": "assistant", "content": "The run was cancelled"])]
        case .running:
            return []
        }
    }

    private mutating func step(_ details: JSON, at time: Int64) -> JSON {
        frame("thread.run.step.delta", at: time, delta: ["role": "assistant", "step_details": [details]])
    }

    private mutating func frame(_ object: String, at time: Int64, delta: JSON) -> JSON {
        .object(head(object, at: time) + [("choices", [["delta": delta]])])
    }

    private mutating func head(_ object: String, at time: Int64) -> [(String, JSON)] {
        [
            ("id", .string(ids.next(at: time))), ("object", .string(object)),
            ("thread_id", thread), ("model", .string(run.agent.model)),
            ("created", .int(Int(time / 1_000))),
        ]
    }
}
