import BatonCore

/// The seventeen events of a task's stream (orq's reference §5).
struct TasksMapper: EventMapper {
    private let agent: String
    private let stepLimit: Int?
    private(set) var hasEnded = false
    private var keeper: HandleKeeper
    private var steps = StepLedger()
    private var texts = TextKeeper()
    private var reviews: ReviewKeeper
    private var handOffs = HandOffStack()
    /// The platform said that it lost the stream, not the task: only a poll can tell how that ends.
    private var isStreamLost = false

    init(_ context: RunContext) {
        agent = context.agent
        stepLimit = context.stepLimit
        keeper = HandleKeeper(context)
        reviews = ReviewKeeper(isAnswerable: context.answersReviews)
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
        let known = keeper.learn([
            .task: data[anyOf: "agent_task_id", "task_id", "taskId"], .context: data[anyOf: "contextId", "context_id"],
            .trace: data["trace_id"], .span: data[anyOf: "spanId", "span_id"],
        ])
        return known + attribute(type, data) + told(type, data)
    }

    private mutating func told(_ type: String, _ data: JSONValue) -> [RunEvent] {
        switch type {
        case "agents.execution_started": []
        case "event.agents.started": started(data)
        case "event.agents.thought": thought(data)
        case "event.agents.message-created": messages(data)
        case "event.agents.inactive": inactive(data)
        case "event.agents.errored": [.ended(.failed(.inStream(data)))]
        case "agents.error", "agents.timeout": streamLost(data)
        case "event.agents.handed_off": handOffs.begin(data, steps: &steps)
        case "event.agents.execution_named": data["name"]?.string.map { [.threadNamed($0)] } ?? []
        default: toolEvent(type, data) ?? reviewEvent(type, data) ?? [.unknownReceived(name: type)]
        }
    }

    /// Notes which agent the event is of, where it says so: a hand-off's own names the agent that takes over, and a
    /// name is given by a helper of orq's own.
    private mutating func attribute(_ type: String, _ data: JSONValue) -> [RunEvent] {
        guard type != "event.agents.handed_off", type != "event.agents.execution_named" else { return [] }
        let id = data[anyOf: "agent_id", "agent_manifest_id"] ?? data["tool_execution_context"]?["agent_manifest_id"]
        return handOffs.attribute(to: id?.string, steps: &steps)
    }

    /// The agents that it hands to begin with an event of the same name, and are steps.
    private func started(_ data: JSONValue) -> [RunEvent] {
        guard handOffs.isRoot(data["agent_manifest_id"]?.string) else { return [] }
        return [.started(AgentID(agent), agent: agent, model: data["modelId"]?.string)]
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
        if let usage = Usage(orq: data["usage"]) { events.append(.usageReported(usage)) }
        return events.contains(where: \.isText) ? events : events + progress(data)
    }

    /// How far the agent has come, for a thought that says nothing else to the user.
    private func progress(_ data: JSONValue) -> [RunEvent] {
        guard let step = data["iteration"]?.int, step > 0 else { return [] }
        return [.progressed("Step \(step)\(stepLimit.map { " of \($0)" } ?? "")", agent: nil)]
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
        var events = handOffs.finish(steps: &steps)
        events += steps.take(last?.parts.filter { if case .call = $0 { true } else { false } } ?? [])
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

    private mutating func reviewEvent(_ type: String, _ data: JSONValue) -> [RunEvent]? {
        let id = ToolCallID(data[anyOf: "agent_tool_call_id", "action_id"]?.string ?? "tool")
        switch type {
        case "event.agents.action_review_requested":
            let name = data["tool"]?[anyOf: "key", "display_name"]?.string ?? "tool"
            let call = ToolCall(id: id, name: name, arguments: data["input"]?.embedded ?? .object([]))
            return reviews.request(call, action: data["action_id"]?.string, steps: &steps, keeper: &keeper)
        case "event.agents.action_reviewed":
            let verdict = data["review"]?.string ?? "reviewed"
            return reviews.decide(id, verdict: verdict, output: data["mock_output"]?.present, steps: &steps)
        case "event.agents.execution_review_required": return reviews.requestOfRun()
        case "event.agents.execution_reviewed": return reviews.decideRun()
        default: return nil
        }
    }
}

extension RunEvent {
    fileprivate var isText: Bool {
        if case .delta(let delta) = self { delta.kind == .text } else { false }
    }
}
