/// A run as `GET runs/{id}` shows it (`watsonx-orchestrate.md` §3.2).
enum OrchestrateRun {
    static func entry(_ run: RunRecord) -> JSON {
        let ended = run.ended.map { JSON.string(WireTime.microseconds($0)) } ?? .null
        let started = JSON.string(WireTime.microseconds(run.started))
        let isAnswered = OrchestrateMessage.isAnswered(run)
        return [
            "id": .string(run.id.uuid), "tenant_id": .string(OrchestrateWire.tenant), "assistant_id": nil,
            "thread_id": .string(run.conversation.uuid), "status": .string(status(of: run)),
            "created_at": started, "started_at": started, "completed_at": isAnswered ? ended : nil,
            "failed_at": failure(of: run) == nil ? nil : ended,
            "cancelled_at": run.state == .cancelled ? ended : nil,
            "llm_params": nil, "usage": nil, "last_error": failure(of: run).map(JSON.string) ?? .null,
            "result": isAnswered || run.isFlowing ? result(of: run) : nil, "guardrails": nil, "agent_id": nil,
            "additional_parameters": nil, "trace_id": .string(run.traceID),
        ]
    }

    /// Only an approval holds a run up. With every other question it is over, as IBM's own command line needs it, which waits
    /// for ever on `requires_input`.
    private static func status(of run: RunRecord) -> String {
        switch run.state {
        case .running: run.notice == nil ? "running" : "async_wait"
        case .completed: run.notice == nil ? "completed" : "async_completed"
        case .needsInput: if case .approval = run.ask { "requires_input" } else { "completed" }
        case .failed(_, Stumble.expiredCode): "expired"
        case .failed: "failed"
        case .cancelled: "cancelled"
        }
    }

    private static func failure(of run: RunRecord) -> String? {
        if case .failed(let message, _) = run.state { message } else { nil }
    }

    private static func result(of run: RunRecord) -> JSON {
        let notice = run.isFlowing ? OrchestrateMessage.notice(of: run) : nil
        let message = notice ?? OrchestrateMessage.answer(of: run)
        return [
            "type": "message_created",
            "data": [
                "message": message, "message_id": message["id"] ?? nil,
                "target_run_id": nil, "correlation_id": nil, "flowinstance_id": nil,
            ],
        ]
    }
}
