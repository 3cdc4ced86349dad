import BatonCore

/// The middle generation: an agent's responses (orq's reference §7).
struct AgentResponsesDialect: Dialect {
    let generation = Generation.agentResponses

    func start(_ turn: OutgoingTurn) throws(PlatformFailure) -> OrqCall {
        var body: JSONObject = ["message": turn.content.message, "stream": true]
        body["task_id"] = turn.continuing?.ids[.task].map(JSONValue.string)
        return OrqCall(
            method: "POST", path: "/v2/agents/\(turn.agent.pathSegment)/responses", body: .object(body),
            accept: "text/event-stream")
    }

    func mapper(agent: String) -> any EventMapper { AgentResponsesMapper(agent: agent) }
}
