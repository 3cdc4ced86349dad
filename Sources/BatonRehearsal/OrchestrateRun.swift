/// A run as `GET runs/{id}` shows it (`watsonx-orchestrate.md` §3.2).
enum OrchestrateRun {
    static func entry(_ run: RunRecord) -> JSON {
        let ended = run.ended.map { JSON.string(WireTime.microseconds($0)) } ?? .null
        let started = JSON.string(WireTime.microseconds(run.started))
        let isAnswered = OrchestrateMessage.isAnswered(run)
        return [
            "id": .string(run.id.uuid), "tenant_id": .string(OrchestrateWire.tenant), "assistant_id": nil,
            "thread_id": .string(run.conversation.uuid), "status": .string(status(run.state)),
            "created_at": started, "started_at": started, "completed_at": isAnswered ? ended : nil,
            "failed_at": failure(of: run) == nil ? nil : ended,
            "cancelled_at": run.state == .cancelled ? ended : nil,
            "llm_params": nil, "usage": nil, "last_error": failure(of: run).map(JSON.string) ?? .null,
            "result": isAnswered ? result(of: run) : nil, "guardrails": nil, "agent_id": nil,
            "additional_parameters": nil, "trace_id": .string(run.traceID),
        ]
    }

    private static func status(_ state: RunState) -> String {
        switch state {
        case .running: "running"
        case .completed: "completed"
        case .needsInput: "requires_input"
        case .failed: "failed"
        case .cancelled: "cancelled"
        }
    }

    private static func failure(of run: RunRecord) -> String? {
        if case .failed(let message, _) = run.state { message } else { nil }
    }

    private static func result(of run: RunRecord) -> JSON {
        [
            "type": "message_created",
            "data": [
                "message": OrchestrateMessage.answer(of: run), "message_id": .string(run.answerMessage.uuid),
                "target_run_id": nil, "correlation_id": nil, "flowinstance_id": nil,
            ],
        ]
    }
}
