import BatonCore

/// The middle generation: an agent's responses (orq's reference §7).
struct AgentResponsesDialect: Dialect {
    func start(_ turn: OutgoingTurn) throws(PlatformFailure) -> OrqCall {
        var body = turn.definition?.fields(thread: turn.thread, isTaskStream: false) ?? []
        body["message"] = try turn.content.message(after: turn.transcript)
        body["stream"] = .bool(turn.isStreamed)
        if !turn.isStreamed { body["background"] = true }
        body["task_id"] = turn.continuing?.ids[.task].map(JSONValue.string)
        return OrqCall(
            method: "POST", path: "/v2/agents/\(turn.agent.pathSegment)/responses", body: .object(body),
            isStreamed: turn.isStreamed)
    }

    func mapper(_ context: RunContext) -> any EventMapper { AgentResponsesMapper(context) }
}
