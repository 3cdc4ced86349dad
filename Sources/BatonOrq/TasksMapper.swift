import BatonCore

/// The seventeen events of a task's stream (orq's reference §5).
struct TasksMapper: EventMapper {
    let agent: String
    private(set) var hasEnded = false
    private var keeper: HandleKeeper
    private var steps = StepLedger()
    private var texts = TextKeeper()
    private var reviews = ReviewKeeper()
    private var handOffCount = 0
    /// The platform said that it lost the stream, not the task: only a poll can tell how that ends.
    private var isStreamLost = false

    init(agent: String) {
        self.agent = agent
        keeper = HandleKeeper(generation: .tasks, agent: agent)
    }

    mutating func events(for event: JSONValue) -> [SequencedEvent] {
        guard !hasEnded else { return [] }
        let events = read(event.unwrappingEnvelope)
        if case .ended = events.last { hasEnded = true }
        return events.map { SequencedEvent($0) }
    }

    mutating func finish() -> [SequencedEvent] {
        guard !hasEnded, !isStreamLost, let need = reviews.need else { return [] }
        hasEnded = true
        return [SequencedEvent(.ended(.needs(need)))]
    }

    private mutating func read(_ event: JSONValue) -> [RunEvent] {
        guard let type = event["type"]?.string else { return readWhole(event) }
        let data = event["data"] ?? .null
        let ids = keeper.learn([
            .task: data[anyOf: "agent_task_id", "task_id", "taskId"], .context: data[anyOf: "contextId", "context_id"],
            .trace: data["trace_id"],
        ])
        switch type {
        case "agents.execution_started": return ids
        case "event.agents.started":
            return ids + [.started(AgentID(agent), agent: agent, model: data["modelId"]?.string)]
        case "event.agents.thought": return ids + thought(data)
        case "event.agents.message-created": return ids + messages(data)
        case "event.agents.inactive": return ids + inactive(data)
        case "event.agents.errored": return ids + [.ended(.failed(.inStream(data)))]
        case "agents.error", "agents.timeout": return ids + streamLost(data)
        case "event.agents.handed_off": return ids + handOff(data)
        case "event.agents.execution_named": return ids + (data["name"]?.string.map { [.threadNamed($0)] } ?? [])
        default: return ids + (toolEvent(type, data) ?? reviewEvent(type, data) ?? [.unknownReceived(name: type)])
        }
    }

    /// A task as a whole, which a server sends that does not stream.
    private mutating func readWhole(_ value: JSONValue) -> [RunEvent] {
        guard TaskReading.isTask(value) else {
            let isError = value["error"]?.present != nil
            return isError ? [.ended(.failed(.inStream(value)))] : [.unknownReceived(name: "event without a type")]
        }
        return TaskReading(value).events(keeper: &keeper, steps: &steps)
    }

    private mutating func streamLost(_ data: JSONValue) -> [RunEvent] {
        isStreamLost = true
        let reason = data[anyOf: "message", "error"]?.plainText ?? "no reason given"
        return [.warned("orq.ai lost the stream; the task may still run there: \(reason)")]
    }
}

// MARK: - What the agent says

extension TasksMapper {
    private mutating func thought(_ data: JSONValue) -> [RunEvent] {
        var events: [RunEvent] = []
        let answer = data["choice"]?["message"]
        let fallback = "step-\(data["iteration"]?.int ?? 0)"
        let changed = Self.changedMessages(data["message_difference"])
        let id = changed.last { $0.isAnswer }?.id ?? fallback
        if let reasoning = answer?[anyOf: "reasoning", "reasoning_content"]?.string {
            events += texts.take(reasoning, part: PartID("\(id)/reasoning"), kind: .reasoning)
        }
        for message in changed {
            events += steps.take(message.parts)
            guard message.isAnswer else { continue }
            let part = message.id ?? fallback
            events += texts.take(message.reasoning, part: PartID("\(part)/reasoning"), kind: .reasoning)
            events += texts.take(message.text, part: PartID(part), kind: .text)
        }
        if !changed.contains(where: { $0.isAnswer && !$0.text.isEmpty }), let text = answer?["content"]?.string {
            events += texts.take(text, part: PartID(id), kind: .text)
        }
        for call in (answer?["tool_calls"]?.elements ?? []).compactMap(ToolCall.init(pending:)) {
            events += steps.take([.call(call)])
        }
        return events + (Usage(orq: data["usage"]).map { [.usageReported($0)] } ?? [])
    }

    /// The messages of `message_difference`: a map whose keys are not specified, in the order of the wire.
    private static func changedMessages(_ difference: JSONValue?) -> [PlatformMessage] {
        guard case .object(let map) = difference else { return [] }
        return map.members.compactMap { member in
            var message = PlatformMessage(member.value)
            if message?.id == nil { message?.id = member.name }
            return message
        }
    }

    private mutating func messages(_ data: JSONValue) -> [RunEvent] {
        let list = data["message"]?.elements ?? []
        return (list.isEmpty ? [data["message"] ?? .null] : list).compactMap(PlatformMessage.init).flatMap {
            message -> [RunEvent] in
            let ofSteps = steps.take(message.parts)
            guard message.isAnswer else { return ofSteps }
            return ofSteps + texts.complete(message.text, part: message.id.map { PartID($0) })
        }
    }

    private mutating func inactive(_ data: JSONValue) -> [RunEvent] {
        let last = PlatformMessage(data["last_message_full"])
        var events = steps.take(last?.parts.filter { if case .call = $0 { true } else { false } } ?? [])
        let text = last?.text ?? ""
        let answer = text.isEmpty ? data["last_message"]?.string ?? "" : text
        events += texts.complete(answer, part: last?.id.map { PartID($0) })
        events += keeper.learn([.message: last?.id.map(JSONValue.string)])
        if let usage = Usage(orq: data["usage"], billing: data["billing"]) { events.append(.usageReported(usage)) }
        let end = TurnEnd(
            reason: data[anyOf: "finish_reason", "finishReason"]?.string,
            openCalls: ToolCall.open(in: last.map { [$0] } ?? [], pending: data), review: reviews.need)
        return events + end.events(keeper: &keeper)
    }
}

// MARK: - What the agent does

extension TasksMapper {
    private mutating func toolEvent(_ type: String, _ data: JSONValue) -> [RunEvent]? {
        let context = data["tool_execution_context"]
        let id = (context?[anyOf: "agent_tool_call_id", "action_id"] ?? data["agent_tool_call_id"])?.string ?? "tool"
        let name = data[anyOf: "tool_key", "tool_display_name", "action_type"]?.string ?? "tool"
        switch type {
        case "event.workflow_events.tool_execution_started":
            let call = ToolCall(
                id: ToolCallID(id), name: name, arguments: data["tool_arguments"]?.embedded ?? .object([]))
            return steps.begin(Step(orq: call, actionType: data["action_type"]?.string))
        case "event.workflow_events.tool_execution_finished":
            return steps.end(StepID(id), name: name, StepEnd(result: data["result"]?.embedded))
        case "event.workflow_events.tool_execution_failed":
            let reason = data["error"]?.plainText ?? "The tool failed"
            return steps.end(StepID(id), name: name, StepEnd(failure: reason, state: .failed))
        default: return nil
        }
    }

    private mutating func handOff(_ data: JSONValue) -> [RunEvent] {
        handOffCount += 1
        let id = "hand-off-\(handOffCount)"
        let target = data[anyOf: "agent_key", "agent_id"]?.string ?? "another agent"
        let call = ToolCall(
            id: ToolCallID(id), name: target, arguments: ["input": data["input"] ?? .null])
        // The wire tells when the other agent took over and never when it was done: a moment, not a phase.
        return steps.begin(Step(id: StepID(id), kind: .handOff, name: target, call: call))
            + steps.end(StepID(id), name: target, StepEnd())
    }

    private mutating func reviewEvent(_ type: String, _ data: JSONValue) -> [RunEvent]? {
        let id = ToolCallID(data[anyOf: "agent_tool_call_id", "action_id"]?.string ?? "tool")
        switch type {
        case "event.agents.action_review_requested":
            let name = data["tool"]?[anyOf: "key", "display_name"]?.string ?? "tool"
            let call = ToolCall(id: id, name: name, arguments: data["input"]?.embedded ?? .object([]))
            return reviews.request(call, steps: &steps)
        case "event.agents.action_reviewed":
            let verdict = data["review"]?.string ?? "reviewed"
            return reviews.decide(id, verdict: verdict, output: data["mock_output"]?.present, steps: &steps)
        case "event.agents.execution_review_required": return reviews.requestOfRun()
        case "event.agents.execution_reviewed": return reviews.decideRun()
        default: return nil
        }
    }
}
