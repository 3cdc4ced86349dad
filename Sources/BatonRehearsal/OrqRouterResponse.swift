/// A response of the third generation (`orq.md` §8).
enum OrqRouterResponse {
    static func id(_ run: RunRecord) -> String { "resp_" + run.id.ulid }

    /// - Parameters:
    ///   - status: what is said instead of the run's own.
    ///   - output: its items so far.
    static func entry(_ run: RunRecord, _ request: OrqRouterRequest, status: String? = nil, output: [JSON]) -> JSON {
        let error = error(of: run)
        let isAnswered = run.state.isEnded && error == nil
        return [
            "id": .string(id(run)), "object": "response", "created_at": .int(Int(run.started / 1_000)),
            "completed_at": run.ended.map { .int(Int($0 / 1_000)) } ?? .null,
            "status": .string(status ?? self.status(of: run)), "background": .bool(request.isBackground),
            "error": error ?? nil,
            "incomplete_details": incompleteness(of: run), "frequency_penalty": 0, "presence_penalty": 0,
            "input": [], "instructions": nil, "max_output_tokens": nil, "max_tool_calls": nil,
            "metadata": request.metadata, "model": .string(request.model), "output": .array(output),
            "parallel_tool_calls": true,
            "previous_response_id": request.previous.map(JSON.string) ?? .null, "prompt_cache_key": nil,
            "prompt_cache_options": nil,
            "prompt_cache_retention": nil, "reasoning": nil, "safety_identifier": nil, "service_tier": "auto",
            "store": .bool(request.isStored), "temperature": 1, "text": ["format": ["type": "text"]],
            "tool_choice": "auto", "tools": [], "top_logprobs": 0, "top_p": 1, "truncation": "disabled",
            "usage": isAnswered ? usage(of: run) : nil, "user": nil, "telemetry": run.orqTelemetry,
        ]
    }

    private static func status(of run: RunRecord) -> String {
        switch run.state {
        case .running: "in_progress"
        case .completed where run.foreignState != nil: "failed"
        case .completed, .needsInput: incompleteness(of: run).isNull ? "completed" : "incomplete"
        case .failed, .cancelled: "failed"
        }
    }

    private static func error(of run: RunRecord) -> JSON? {
        switch run.state {
        case .failed(let message, let code): ["code": "\(code)", "message": .string(message)]
        case .cancelled: ["code": "canceled", "message": "The response was canceled"]
        // The generation has no such states, so that they are failures.
        case .completed: run.foreignState.map { ["code": .string($0), "message": .string(run.text)] }
        case .running, .needsInput: nil
        }
    }

    /// Why the answer is cut off; null where it is not.
    static func incompleteness(of run: RunRecord) -> JSON {
        guard run.state == .completed, case .finish(let reason)? = run.scene else { return nil }
        return ["reason": .string(reason == "length" ? "max_output_tokens" : reason)]
    }

    /// Words in the place of tokens, because the rehearsal has no others to count.
    private static func usage(of run: RunRecord) -> JSON {
        let cost = OrqCost(run.usage)
        return [
            "input_tokens": .int(run.usage.input),
            "input_tokens_details": ["cached_tokens": 0, "cache_creation_tokens": 0, "cache_write_tokens": 0],
            "output_tokens": .int(run.usage.output), "output_tokens_details": ["reasoning_tokens": 0],
            "total_tokens": .int(run.usage.total), "input_cost": .double(cost.input),
            "output_cost": .double(cost.output), "total_cost": .double(cost.total),
        ]
    }
}
