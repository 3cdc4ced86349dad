import BatonCore

/// The events of a router response's stream (orq's reference §8), also from servers that leave out orq's own fields.
struct RouterMapper: EventMapper {
    let agent: String
    private(set) var hasEnded = false
    private var keeper: HandleKeeper
    private var items = RouterItems()
    private var texts = RouterTexts()
    private var hasStarted = false

    init(_ context: RunContext) {
        agent = context.agent
        keeper = HandleKeeper(context)
    }

    mutating func events(for event: JSONValue) -> [SequencedEvent] {
        guard !hasEnded else { return [] }
        let event = event.unwrappingEnvelope
        let events = read(event)
        if case .ended = events.last { hasEnded = true }
        // The number protects deltas, which stand alone; what one wire event otherwise means may be applied twice, and
        // must not be taken for copies of each other.
        let cursor = event["sequence_number"]?.int.map { StreamCursor(String($0)) }
        return events.enumerated().map { SequencedEvent($1, cursor: $0 == 0 ? cursor : nil) }
    }

    mutating func finish() -> [SequencedEvent] { [] }

    private mutating func read(_ event: JSONValue) -> [RunEvent] {
        switch event["type"]?.string {
        case "response.created", "response.queued", "response.in_progress": return progress(event["response"] ?? .null)
        case "response.completed", "response.incomplete", "response.failed", "response.done":
            return end(event["response"] ?? .null, event: event)
        case "error": return [.ended(.failed(.inStream(event)))]
        case "response.output_item.added": return items.begin(event["item"] ?? .null)
        case "response.output_item.done": return finish(item: event["item"] ?? .null)
        case nil where event["object"]?.string == "response": return end(event, event: event)
        case nil where event["error"]?.present != nil: return [.ended(.failed(.inStream(event)))]
        case nil: return [.unknownReceived(name: "event without a type")]
        case let type?: return texts.take(type, event) ?? items.take(type, event) ?? [.unknownReceived(name: type)]
        }
    }

    private mutating func progress(_ response: JSONValue) -> [RunEvent] {
        let accepted = learn(response)
        guard !hasStarted else { return accepted }
        hasStarted = true
        return accepted + [.started(AgentID(agent), agent: agent, model: RouterReading(response).model)]
    }

    private mutating func learn(_ response: JSONValue) -> [RunEvent] {
        keeper.learn([
            .response: response["id"], .conversation: response["conversation"]?["id"],
            .trace: response["telemetry"]?["trace_id"], .span: response["telemetry"]?["span_id"],
        ])
    }

    private mutating func finish(item: JSONValue) -> [RunEvent] {
        texts.finish(item: item) + items.finish(item)
    }

    /// The final snapshot: what streamed stands unless the snapshot says otherwise.
    private mutating func end(_ response: JSONValue, event: JSONValue) -> [RunEvent] {
        let reading = RouterReading(response)
        var events = learn(response)
        guard reading.isOver || event["type"] != nil else { return events }
        var earlier: Set<ToolCallID> = []
        for item in reading.items {
            events += texts.finishReasoning(item: item) + items.finish(item, after: &earlier)
        }
        events += texts.reconcile(reading.items)
        if let usage = reading.usage { events.append(.usageReported(usage)) }
        return events + reading.end(event: event, items: items, keeper: &keeper)
    }
}
