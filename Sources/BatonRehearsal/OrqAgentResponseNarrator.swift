/// Tells a turn in the ten events of `/v2/agents/{key}/responses` (`orq.md` §7).
struct OrqAgentResponseNarrator: OrqNarrator {
    private let turn: OrqTurn
    /// The turn's run, then the one that went on after a review.
    private var run: RunRecord
    private var cast: Cast
    /// The part that grows: reasoning or text; a part is done when the other kind, a tool or the end comes.
    private var part: Part?
    private var parts = 0
    private var isWithholdingText = false

    private struct Part {
        let id: String
        let isReasoning: Bool
        var text = ""
    }

    init(_ turn: OrqTurn) {
        self.turn = turn
        run = turn.run
        cast = Cast(turn.run.agent)
    }

    mutating func opening() -> [JSON] {
        let started: JSON = [
            "responseId": .string(run.id.ulid), "taskId": .string(run.taskID), "model": .string(turn.agent.model),
            "workflowRunId": .string(run.workID.ulid),
            "userMessageId": .string("msg_" + run.promptMessage.ulid.lowercased()),
            "assistantMessageId": .string("msg_" + run.answerMessage.ulid.lowercased()),
            "telemetry": run.orqTelemetry,
        ]
        return [event("response.started", at: run.started, started)]
    }

    mutating func events(for act: TimedAct) -> [JSON] {
        let time = act.millisecondsSince1970
        switch act.act {
        case .think(let piece): return grow(by: piece, isReasoning: true, at: time)
        case .say(let delta): return grow(by: delta, isReasoning: false, at: time)
        case .call(let use): return endPart(at: time) + [started(use, at: time)]
        case .result(let use, let result, _): return [done(use, result, at: time)]
        case .toolFailed(let use, let message, _):
            return [event("tool.failed", at: time, .object(call(use) + [("error", .string(message))]))]
        case .handOff(let other, let input):
            let handOff = cast.enter(other, input)
            return endPart(at: time) + [started(OrqTool.subAgentCall(handOff, of: run), at: time)]
        case .handBack:
            guard let handOff = cast.leave() else { return [] }
            let ended = endPart(at: time)
            return ended + [done(OrqTool.subAgentCall(handOff, of: run), OrqTool.subAgentResult(handOff), at: time)]
        case .misbehave(.emptyDeltas):
            isWithholdingText = true
            return []
        // The generation has no event for progress; how a run ends is told by its record.
        case .progress, .wait, .offer, .ask, .fail, .misbehave: return []
        }
    }

    mutating func closing(_ run: RunRecord) -> [JSON] {
        let time = run.ended ?? run.started
        switch run.state {
        case .completed where run.foreignState != nil:
            // No event names such a state: the stream just ends, and the task has to be asked for it.
            return endPart(at: time)
        case .completed, .needsInput:
            let question = run.ask.map { (run.text.isEmpty ? "" : "\n\n") + $0.inWords }
            let asked = question.map { grow(by: $0, isReasoning: false, at: time) } ?? []
            var done: [(String, JSON)] = [
                ("finishReason", .string(run.finishReason)), ("usage", run.orqUsage),
                ("telemetry", turn.run.orqTelemetry),
            ]
            if !run.pendingCalls.isEmpty { done.append(("pendingToolCalls", run.pendingEntry)) }
            return asked + endPart(at: time) + run.attachments.flatMap { whole($0, at: time) }
                + [event("response.done", at: time, .object(done))]
        case .failed(let message, let code):
            return endPart(at: time) + [failed(message, code, at: time)]
        case .cancelled:
            // nginx's code for a request that its client gave up (499): HTTP has none.
            return endPart(at: time) + [failed("The task was canceled", 499, at: time)]
        case .running:
            return []
        }
    }

    mutating func asking(_ use: ToolUse, at time: Int64) -> [JSON] {
        let members: [(String, JSON)] = [
            ("toolName", .string(use.displayName)), ("arguments", use.arguments), ("requiresApproval", true),
        ]
        return endPart(at: time) + [event("tool.review.requested", at: time, .object(call(use) + members))]
    }

    mutating func reviewed(_ use: ToolUse, _ review: OrqBook.Review) -> [JSON] {
        run = review.run
        cast = Cast(run.agent)
        let decision: JSON = review.isApproved ? "approved" : "rejected"
        return [event("tool.review.done", at: run.started, .object(call(use) + [("review", decision)]))]
    }

    mutating func broken() -> [JSON] {
        [failed("Stream failed", 500, at: Rehearsal.currentTime())]
    }

    /// The generation has no event for it: the stream just ends, and the response goes on.
    func timedOut(after limit: Duration) -> [JSON] { [] }
}

// MARK: - Events

extension OrqAgentResponseNarrator {
    private func event(_ type: String, at time: Int64, _ data: JSON) -> JSON {
        ["type": .string(type), "timestamp": .string(WireTime.milliseconds(time)), "data": data]
    }

    private mutating func grow(by piece: String, isReasoning: Bool, at time: Int64) -> [JSON] {
        let ended = part?.isReasoning == isReasoning ? [] : endPart(at: time)
        var growing = part ?? newPart(isReasoning: isReasoning)
        growing.text += piece
        part = growing
        let told = isWithholdingText && !isReasoning ? "" : piece
        let delta: JSON = ["partId": .string(growing.id), "delta": value(of: growing, told)]
        return ended + [event("part.delta", at: time, delta)]
    }

    private mutating func endPart(at time: Int64) -> [JSON] {
        guard let done = part else { return [] }
        part = nil
        return [event("part.done", at: time, ["partId": .string(done.id), "part": value(of: done, done.text)])]
    }

    /// Part ids are made of the run's, so that they are the same whenever it is told.
    private mutating func newPart(isReasoning: Bool) -> Part {
        parts += 1
        let id: Identifier<RunRecord> = turn.run.id.sibling(UInt8(truncatingIfNeeded: 16 + parts))
        return Part(id: (isReasoning ? "reasoning_" : "text_") + id.ulid.lowercased(), isReasoning: isReasoning)
    }

    /// A part that comes at once.
    private mutating func whole(_ value: JSON, at time: Int64) -> [JSON] {
        let id = JSON.string(newPart(isReasoning: false).id)
        return [
            event("part.delta", at: time, ["partId": id, "delta": value]),
            event("part.done", at: time, ["partId": id, "part": value]),
        ]
    }

    private func value(of part: Part, _ text: String) -> JSON {
        part.isReasoning
            ? ["_id": .string(part.id), "kind": "reasoning", "reasoning": .string(text)]
            : ["kind": "text", "text": .string(text)]
    }

    private func call(_ use: ToolUse) -> [(String, JSON)] {
        [("toolId", .string(OrqTool.id(use.tool))), ("toolCallId", .string(use.id))]
    }

    private func started(_ use: ToolUse, at time: Int64) -> JSON {
        let members: [(String, JSON)] = [("toolName", .string(use.displayName)), ("arguments", use.arguments)]
        return event("tool.started", at: time, .object(call(use) + members))
    }

    private func done(_ use: ToolUse, _ result: JSON, at time: Int64) -> JSON {
        event("tool.done", at: time, .object(call(use) + [("result", result)]))
    }

    private func failed(_ message: String, _ code: Int, at time: Int64) -> JSON {
        event("response.failed", at: time, ["error": .string(message), "code": .int(code)])
    }
}
