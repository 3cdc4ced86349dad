/// Tells a run in the chunks of a model's streamed completion, which are OpenAI's (`watsonx-orchestrate.md` §6).
struct OrchestrateModelNarrator: Narrator {
    private let run: RunRecord
    private var isWithholdingText = false

    init(_ run: RunRecord) {
        self.run = run
    }

    mutating func opening() -> [JSON] {
        [chunk(["role": "assistant", "content": ""])]
    }

    mutating func events(for act: TimedAct) -> [JSON] {
        switch act.act {
        case .say(let delta):
            return [chunk(["content": .string(isWithholdingText ? "" : delta)])]
        case .misbehave(.emptyDeltas):
            isWithholdingText = true
            return []
        // A model does nothing but write.
        case .progress, .think, .call, .result, .toolFailed, .handOff, .handBack, .wait, .offer, .ask, .fail,
            .misbehave:
            return []
        }
    }

    mutating func closing(_ run: RunRecord) -> [JSON] {
        switch run.state {
        case .completed, .needsInput:
            let question = run.ask.map { chunk(["content": .string("\n\n\($0.inWords)")]) }
            return [question, chunk([:], finish: "stop")].compactMap(\.self)
        case .failed(let message, let code): return [["error": ["message": .string(message), "code": .int(code)]]]
        case .cancelled: return [["error": ["message": "The run was cancelled", "code": 499]]]
        case .running: return []
        }
    }

    private func chunk(_ delta: JSON, finish: JSON = nil) -> JSON {
        [
            "id": .string("chatcmpl-\(run.id.uuid)"), "object": "chat.completion.chunk",
            "created": .int(Int(run.started / 1_000)), "model": .string(run.agent.model),
            "choices": [["index": 0, "delta": delta, "finish_reason": finish]],
        ]
    }
}
