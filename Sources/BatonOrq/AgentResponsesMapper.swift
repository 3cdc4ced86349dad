import BatonCore

/// The ten events of an agent response's stream (orq's reference §7).
struct AgentResponsesMapper: EventMapper {
    let agent: String
    private(set) var hasEnded = false
    private var keeper: HandleKeeper
    private var steps = StepLedger()
    private var texts = TextKeeper()
    private var reviews: ReviewKeeper
    /// The names of the tools by call id: only a tool's first event carries its name.
    private var names: [String: String] = [:]

    init(_ context: RunContext) {
        agent = context.agent
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
        guard !hasEnded, let need = reviews.need else { return [] }
        hasEnded = true
        return [SequencedEvent(.ended(.needs(need)))]
    }

    private mutating func read(_ event: JSONValue) -> [RunEvent] {
        guard let type = event["type"]?.string else { return readWhole(event) }
        let data = event["data"] ?? .null
        switch type {
        case "response.started": return started(data)
        case "part.delta": return delta(data)
        case "part.done": return part(data)
        case "response.done": return done(data)
        case "response.failed": return [.ended(.failed(.inStream(data)))]
        default: return toolEvent(type, data) ?? [.unknownReceived(name: type)]
        }
    }

    /// A response as a whole, which a server sends that does not stream.
    private mutating func readWhole(_ value: JSONValue) -> [RunEvent] {
        guard TaskReading.isTask(value) else {
            let isError = value["error"]?.present != nil
            return isError ? [.ended(.failed(.inStream(value)))] : [.unknownReceived(name: "event without a type")]
        }
        return TaskReading(value).events(keeper: &keeper, steps: &steps)
    }

    private mutating func started(_ data: JSONValue) -> [RunEvent] {
        keeper.learn([
            .task: data[anyOf: "taskId", "task_id"], .response: data[anyOf: "responseId", "response_id"],
            .message: data["assistantMessageId"], .trace: data["telemetry"]?["trace_id"],
            .span: data["telemetry"]?["span_id"],
        ]) + [.started(AgentID(agent), agent: agent, model: data["model"]?.string)]
    }

    private mutating func delta(_ data: JSONValue) -> [RunEvent] {
        let delta = data["delta"] ?? .null
        let part = Self.partID(data, delta)
        switch MessagePart(delta) {
        case .text(let text): return texts.append(text, part: part, kind: .text)
        case .reasoning(let text): return texts.append(text, part: part, kind: .reasoning)
        case .error(let message): return [.warned(message)]
        case .unknown(let kind): return [.unknownReceived(name: "part.delta \(kind)")]
        case .file, .call, .result: return []
        }
    }

    /// A part's whole text adds what did not stream. It completes nothing unless it says something else: a poll tells
    /// the answer under other ids, and what streamed must then give way to it.
    private mutating func part(_ data: JSONValue) -> [RunEvent] {
        let whole = data["part"] ?? .null
        let part = Self.partID(data, whole)
        let reading = MessagePart(whole)
        switch reading {
        case .text(let text): return texts.correct(text, part: part, kind: .text)
        case .reasoning(let text): return texts.correct(text, part: part, kind: .reasoning)
        case .file, .call, .result, .error, .unknown: return steps.take([reading])
        }
    }

    private static func partID(_ data: JSONValue, _ part: JSONValue) -> PartID {
        PartID(data[anyOf: "partId", "part_id"]?.string ?? part["_id"]?.string ?? "part")
    }

    private mutating func done(_ data: JSONValue) -> [RunEvent] {
        var events = keeper.learn([.trace: data["telemetry"]?["trace_id"], .span: data["telemetry"]?["span_id"]])
        if let usage = Usage(orq: data["usage"], billing: data["billing"]) { events.append(.usageReported(usage)) }
        let calls = ToolCall.open(in: [], pending: data)
        events += steps.take(calls.map(MessagePart.call))
        let end = TurnEnd(
            reason: data[anyOf: "finishReason", "finish_reason"]?.string, openCalls: calls, review: reviews.need)
        return events + end.events(keeper: &keeper)
    }

    private mutating func toolEvent(_ type: String, _ data: JSONValue) -> [RunEvent]? {
        let id = data[anyOf: "toolCallId", "tool_call_id", "toolId"]?.string ?? "tool"
        let step = StepID(id)
        let name = data[anyOf: "toolName", "tool_name"]?.string ?? names[id] ?? "tool"
        names[id] = name
        let call = ToolCall(id: ToolCallID(id), name: name, arguments: data["arguments"]?.embedded ?? .object([]))
        switch type {
        case "tool.started":
            return steps.begin(Step(orq: call))
        case "tool.done": return steps.end(step, name: name, StepEnd(result: data["result"]?.embedded))
        case "tool.failed":
            let reason = data["error"]?.plainText ?? "The tool failed"
            return steps.end(step, name: name, StepEnd(failure: reason, state: .failed))
        case "tool.review.requested": return reviews.request(call, action: nil, steps: &steps, keeper: &keeper)
        case "tool.review.done":
            let verdict = data["review"]?.string ?? "reviewed"
            return reviews.decide(ToolCallID(id), verdict: verdict, output: nil, steps: &steps)
        default: return nil
        }
    }
}
