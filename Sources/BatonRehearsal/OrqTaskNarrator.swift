/// Tells a turn in the events of `stream-run` and `stream-task` (`orq.md` §5).
///
/// The generation streams no tokens: a `thought` carries a message as far as it has come, and comes when it has grown by
/// enough, so that all of them together stay linear in the answer's length.
struct OrqTaskNarrator: OrqNarrator {
    private let turn: OrqTurn
    /// The turn's run, then the one that went on after a review.
    private var run: RunRecord
    private var cast: Cast
    private var text = ""
    private var reasoning = ""
    private var toldLength = 0
    private var iteration = 1
    private var isWithholdingText = false
    /// When the first text came, in milliseconds since 1970.
    private var firstText: Int64?
    private let manner: Manner

    /// What a `thought` carries.
    enum Manner: Hashable, Sendable {
        /// The message so far, when it has grown by enough.
        case grown
        /// The message so far, after each delta.
        case cumulative
        /// What is new, after each delta.
        case incremental
    }

    init(_ turn: OrqTurn, _ manner: Manner = .grown) {
        self.turn = turn
        self.manner = manner
        run = turn.run
        cast = Cast(turn.run.agent)
    }

    mutating func opening() -> [JSON] {
        var events = [
            event(
                "agents.execution_started", at: run.started,
                [
                    "agent_task_id": .string(run.taskID), "workspace_id": .string(OrqWire.workspace),
                    "trace_id": .string(run.traceID),
                ]),
            event("event.agents.started", at: run.started, started),
        ]
        if !turn.isContinuation {
            let name = JSON.string(String(run.prompt.prefix(Self.longestName)))
            let members: JSON = ["name": name, "agent_manifest_id": .string(turn.agent.id.ulid)]
            events.append(event("event.agents.execution_named", at: run.started, members))
        }
        let (role, parts) = run.promptParts
        if role == "tool" { events.append(created(run.promptMessage.ulid, role, parts, at: run.started)) }
        return events
    }

    mutating func events(for act: TimedAct) -> [JSON] {
        let time = act.millisecondsSince1970
        switch act.act {
        case .think(let piece):
            reasoning += piece
            return [thought(at: time, finish: nil)]
        case .say(let delta):
            return say(delta, at: time)
        case .call(let use):
            iteration += 1
            return told(at: time) + [tool("started", use, at: time, started(use))]
        case .result(let use, let result, _):
            let part: JSON = ["kind": "tool_result", "tool_call_id": .string(use.id), "result": result]
            return [
                tool("finished", use, at: time, [("result", result)]),
                created(OrqTool.id("result of \(use.id)"), "tool", [part], at: time),
            ]
        case .toolFailed(let use, let message, _):
            return [tool("failed", use, at: time, [("error", ["message": .string(message)])])]
        case .handOff(let other, let input):
            cast.enter(other, input)
            let members: JSON = ["agent_id": .string(agentID), "input": .string(input)]
            return told(at: time) + [event("event.agents.handed_off", at: time, members)]
        case .handBack:
            _ = cast.leave()
            return []
        case .misbehave(.emptyDeltas):
            isWithholdingText = true
            return []
        // The generation has no event for progress; how a run ends is told by its record.
        case .progress, .wait, .offer, .ask, .fail, .misbehave:
            return []
        }
    }

    mutating func closing(_ run: RunRecord) -> [JSON] {
        let time = run.ended ?? run.started
        switch run.state {
        case .completed where run.foreignState != nil:
            // No event names such a state: the stream just ends, and the task has to be asked for it.
            return told(at: time)
        case .completed, .needsInput:
            text = run.textWithQuestion
            // A choice is the model's, which knows nothing of the agent's limits.
            let isAtLimit = ["max_iterations", "max_time"].contains(run.finishReason)
            let finish: JSON = isAtLimit ? "stop" : .string(run.finishReason)
            return [thought(at: time, finish: finish, of: run), inactive(run, at: time)]
        case .failed(let message, let code):
            return [event("event.agents.errored", at: time, errored(message, code))]
        case .cancelled:
            // nginx's code for a request that its client gave up (499): HTTP has none.
            return [event("event.agents.errored", at: time, errored("The task was canceled", 499))]
        case .running:
            return []
        }
    }

    mutating func asking(_ use: ToolUse, at time: Int64) -> [JSON] {
        let request: JSON = [
            "agent_id": .string(agentID), "action_id": .string(OrqTool.actionID(run)), "requires_approval": true,
            "tool": OrqTool.entry(use),
            "input": use.arguments, "agent_tool_call_id": .string(use.id),
        ]
        return told(at: time) + [
            event("event.agents.action_review_requested", at: time, request),
            event("event.agents.execution_review_required", at: time, [:]),
        ]
    }

    mutating func reviewed(_ use: ToolUse, _ review: OrqBook.Review) -> [JSON] {
        let members: JSON = [
            "agent_id": .string(agentID), "action_id": .string(OrqTool.actionID(run)),
            "agent_tool_call_id": .string(use.id), "review": review.isApproved ? "approved" : "rejected",
            "review_source": "api", "workflowRunId": workflow,
        ]
        run = review.run
        cast = Cast(run.agent)
        (text, reasoning, toldLength) = ("", "", 0)
        iteration += 1
        return [
            event("event.agents.action_reviewed", at: run.started, members),
            event("event.agents.execution_reviewed", at: run.started, [:]),
        ]
    }

    func broken() -> [JSON] {
        let time = Rehearsal.currentTime()
        return [event("agents.error", at: time, ["error": "Stream failed", "code": "INTERNAL_ERROR"])]
    }

    func timedOut(after limit: Duration) -> [JSON] {
        let message = "Stream timed out after \(limit.components.seconds) seconds"
        return [event("agents.timeout", at: Rehearsal.currentTime(), ["message": .string(message)])]
    }

    /// A line of a list of tasks.
    private static let longestName = 60
}

// MARK: - Events

extension OrqTaskNarrator {
    /// Of all that a turn tells, its first run's.
    private var workflow: JSON { .string(turn.run.workID.ulid) }

    private var agentID: String {
        cast.agent == turn.run.agent.key ? turn.agent.id.ulid : Rehearsal.agent(cast.agent)?.ulid ?? cast.agent
    }

    private func event(_ type: String, at time: Int64, _ data: JSON) -> JSON {
        ["type": .string(type), "timestamp": .string(WireTime.milliseconds(time)), "data": data]
    }

    private var started: JSON {
        [
            "workflowRunId": workflow,
            "inputMessage": [
                "messageId": .string(run.promptMessage.ulid), "role": .string(run.promptParts.role),
                "parts": .array(run.promptParts.parts),
            ],
            "modelId": .string(turn.agent.model), "instructions": .string(turn.agent.instructions),
            // Never null: orq's own client takes nothing but text here.
            "system_prompt": .string(turn.agent.systemPrompt), "agent_manifest_id": .string(turn.agent.id.ulid),
            "agent_key": .string(turn.agent.key), "agent_description": .string(turn.agent.description),
            "agent_source": "internal", "is_continuation": .bool(turn.isContinuation), "stream": true,
            "variables": [:],
        ]
    }

    private mutating func say(_ delta: String, at time: Int64) -> [JSON] {
        firstText = firstText ?? time
        guard !isWithholdingText else { return [thought(at: time, finish: nil)] }
        text += delta
        guard manner == .grown else { return told(at: time) }
        let length = text.utf8.count
        // A sixteenth keeps the sum of all thoughts below seventeen times the answer; a line's length keeps short ones few.
        guard length - toldLength >= max(length / 16, 80) || toldLength == 0 else { return [] }
        return told(at: time)
    }

    /// The message so far, unless that was told already.
    private mutating func told(at time: Int64) -> [JSON] {
        guard text.utf8.count > toldLength else { return [] }
        return [thought(at: time, finish: nil)]
    }

    /// - Parameter ended: the run, when this is its last thought.
    private mutating func thought(at time: Int64, finish: JSON, of ended: RunRecord? = nil) -> JSON {
        let carried = JSON.string(manner == .incremental ? String(Substring(text.utf8.dropFirst(toldLength))) : text)
        toldLength = text.utf8.count
        let told: JSON = ["kind": "text", "text": carried]
        let beside = (ended?.orqParts ?? []).filter { $0["kind"] != "text" }
        let message: JSON = [
            "messageId": .string(run.answerMessage.ulid), "role": "agent", "parts": .array([told] + beside),
            "agent_id": .string(agentID), "agent_execution_id": .string(run.taskID),
            "workspace_id": .string(OrqWire.workspace),
        ]
        let choice: JSON = [
            "index": 0, "finish_reason": finish,
            "message": [
                "role": "assistant", "content": carried, "reasoning": reasoning.isEmpty ? nil : .string(reasoning),
            ],
        ]
        if manner == .incremental { reasoning = "" }
        var members: [(String, JSON)] = [
            ("agent_id", .string(agentID)), ("message_difference", .object([(run.answerMessage.ulid, message)])),
            ("choice", choice), ("choiceIndex", 0), ("iteration", .int(iteration)),
            ("accumulated_execution_time", .int(Int(time - turn.run.started))),
        ]
        if let ended { members.append(("usage", ended.orqUsage)) }
        return event("event.agents.thought", at: time, .object(members))
    }

    private func started(_ use: ToolUse) -> [(String, JSON)] {
        [
            ("tool_id", .string(OrqTool.id(use.tool))), ("tool_key", .string(use.tool)),
            ("tool_display_name", .string(use.displayName)), ("tool_description", nil),
            ("tool_arguments", use.arguments),
        ]
    }

    private func tool(_ phase: String, _ use: ToolUse, at time: Int64, _ members: [(String, JSON)]) -> JSON {
        let context: JSON = [
            "action_id": .string(OrqTool.id(use.id)), "agent_tool_call_id": .string(use.id),
            "workspace_id": .string(OrqWire.workspace), "agent_manifest_id": .string(agentID),
            "agent_execution_id": .string(run.taskID), "product": "agents",
        ]
        let common: [(String, JSON)] = [
            ("action_type", "function"), ("tool_execution_context", context), ("workflowRunId", workflow),
            ("stream", true),
        ]
        return event("event.workflow_events.tool_execution_\(phase)", at: time, .object(members + common))
    }

    private func created(_ id: String, _ role: String, _ parts: [JSON], at time: Int64) -> JSON {
        let message: JSON = ["messageId": .string(id), "role": .string(role), "parts": .array(parts)]
        return event(
            "event.agents.message-created", at: time,
            [
                "workflowRunId": workflow, "spanId": .string(run.spanID), "parentId": .string(turn.run.spanID),
                "message": [message],
            ])
    }

    private func inactive(_ run: RunRecord, at time: Int64) -> JSON {
        let wait = firstText.map { [("time_to_first_token", JSON.int(Int($0 - turn.run.started)))] } ?? []
        var members: [(String, JSON)] = [
            ("last_message", .string(text)),
            (
                "last_message_full",
                [
                    "messageId": .string(run.answerMessage.ulid), "role": "agent", "parts": .array(run.orqParts),
                ]
            ),
            ("finish_reason", .string(run.finishReason)),
            ("usage", .object((run.orqUsage.members ?? []) + wait)), ("billing", OrqCost(run.usage).billing),
            ("workflowRunId", workflow),
        ]
        if !run.pendingCalls.isEmpty { members.append(("pending_tool_calls", run.pendingEntry)) }
        return event("event.agents.inactive", at: time, .object(members))
    }

    private func errored(_ message: String, _ code: Int) -> JSON {
        ["error": .string(message), "code": .int(code), "workflowRunId": workflow]
    }
}
