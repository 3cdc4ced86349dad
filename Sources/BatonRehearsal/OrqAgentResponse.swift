/// A response of the second generation (`orq.md` §7).
enum OrqAgentResponse {
    /// What `POST` answers: the output of a run that has ended, none of one that goes on.
    ///
    /// The states that only A2A has are shown in the shape of A2A, which an earlier reference gives here: the newer shape
    /// has no words for them.
    static func entry(_ run: RunRecord, model: String) -> JSON {
        run.foreignState == nil ? .object(members(run, model)) : OrqTask.entry(run)
    }

    /// What `GET` answers.
    static func polledEntry(_ run: RunRecord, model: String) -> JSON {
        guard run.foreignState == nil else { return OrqTask.entry(run) }
        var members = members(run, model)
        switch run.state {
        case .running: members.append(("status", "in_progress"))
        // An action that waits for its review keeps the response in progress.
        case .needsInput: members.append(("status", isUnderReview(run) ? "in_progress" : "completed"))
        case .completed: members.append(("status", "completed"))
        case .failed(let message, _): members += [("status", "failed"), ("error", .string(message))]
        case .cancelled: members += [("status", "failed"), ("error", "The task was canceled")]
        }
        return .object(members)
    }

    private static func members(_ run: RunRecord, _ model: String) -> [(String, JSON)] {
        let isAnswered = run.state == .completed || run.state == .needsInput
        let output: JSON = [
            "messageId": .string(run.answerMessage.ulid), "role": "agent", "parts": .array(run.orqParts),
        ]
        let head: [(String, JSON)] = [
            ("_id", .string(run.id.ulid)), ("task_id", .string(run.taskID)), ("output", isAnswered ? [output] : []),
            ("created_at", .string(WireTime.milliseconds(run.started))), ("model", .string(model)),
            ("usage", isAnswered ? run.orqUsage : nil),
        ]
        var finish: [(String, JSON)] = [("finish_reason", .string(run.finishReason))]
        if !run.pendingCalls.isEmpty { finish.append(("pending_tool_calls", run.pendingEntry)) }
        return head + (isAnswered ? finish : []) + [("telemetry", run.orqTelemetry)]
    }

    private static func isUnderReview(_ run: RunRecord) -> Bool {
        if case .approval = run.ask { true } else { false }
    }
}

extension RunRecord {
    var orqTelemetry: JSON { ["trace_id": .string(traceID), "span_id": .string(spanID)] }
}
