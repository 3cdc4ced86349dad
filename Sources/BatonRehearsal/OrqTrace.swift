/// A run as orq.ai's traces show it (`orq.md` §10, §13): the place for the cost of a turn whose answer has none.
enum OrqTrace {
    /// - Parameter annotations: what was written on its span.
    static func entry(_ run: RunRecord, annotations: [(key: String, value: JSON)]) -> JSON {
        let ended = run.ended ?? run.started
        let cost = OrqCost(run.usage)
        return [
            "object": "trace", "trace_id": .string(run.traceID), "root_span_id": .string(run.spanID),
            "leading_span_id": .string(run.spanID), "name": .string(run.agent.key), "operation": "invoke_agent",
            "status": .string(status(of: run)), "started_at": .string(WireTime.milliseconds(run.started)),
            "ended_at": .string(WireTime.milliseconds(ended)), "duration_ms": .int(Int(ended - run.started)),
            "project_id": .string(OrqFile.project), "product": "agents", "providers": ["rehearsal"],
            "models": [.string(run.agent.model)],
            "agent": ["id": .string(run.agent.id.ulid), "name": .string(run.agent.key)],
            "usage": run.orqTokens,
            "cost": [
                "input": .double(cost.input), "output": .double(cost.output), "total": .double(cost.total),
                "currency": "USD", "billable": false,
            ],
            "attributes": .object(annotations.map { ("orq.annotation.\($0.key)", $0.value) }),
        ]
    }

    private static func status(of run: RunRecord) -> String {
        switch run.state {
        case .running: "running"
        case .completed, .needsInput: "ok"
        case .failed, .cancelled: "error"
        }
    }

    /// What was said in it, as items of the third generation.
    static func items(of run: RunRecord) -> JSON {
        let prompt: JSON = [
            "type": "message", "role": "user", "content": [["type": "input_text", "text": .string(run.prompt)]],
        ]
        let answer: JSON = [
            "type": "message", "id": .string("msg_\(run.answerMessage.ulid)"), "role": "assistant",
            "status": "completed",
            "content": [["type": "output_text", "text": .string(run.textWithQuestion), "annotations": []]],
        ]
        return [
            "trace_id": .string(run.traceID), "span_id": .string(run.spanID),
            "items": run.state.isEnded ? [prompt, answer] : [prompt],
        ]
    }
}

extension RunRecord {
    /// The run whose trace this is: a trace's id is the run's with its number turned over, and turns back the same way.
    static func id(ofTrace trace: String) -> RunID? {
        RunID(hexadecimal: trace)?.sibling(1)
    }

    /// Words in the place of tokens, because the rehearsal has no others to count.
    var orqTokens: JSON {
        [
            "prompt_tokens": .int(usage.input), "completion_tokens": .int(usage.output),
            "total_tokens": .int(usage.total),
        ]
    }
}
