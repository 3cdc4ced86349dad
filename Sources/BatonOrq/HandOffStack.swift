import BatonCore

/// Which agent is at work: hand-offs as steps, in which the steps of the agent that took over are nested.
///
/// The wire tells when another agent takes over, and of most events which agent they are of; never when it is done. So
/// a hand-off ends with the first event of an agent that it happened inside of, or with the turn.
struct HandOffStack: Sendable {
    /// orq's id of the agent that the user talks to, as far as it is known.
    private var root: String?
    private var open: [(agent: String, step: StepID)] = []
    private var count = 0

    mutating func begin(_ data: JSONValue, steps: inout StepLedger) -> [RunEvent] {
        count += 1
        let id = StepID("hand-off-\(count)")
        let target = data[anyOf: "agent_key", "agent_id"]?.string ?? "another agent"
        let call = ToolCall(id: ToolCallID(id.text), name: target, arguments: ["input": data["input"] ?? .null])
        let events = steps.begin(Step(id: id, kind: .handOff, name: target, call: call))
        open.append((data[anyOf: "agent_id", "agent_key"]?.string ?? target, id))
        steps.parent = id
        return events
    }

    /// An event of `agent`'s: whoever it had handed to is done.
    mutating func attribute(to agent: String?, steps: inout StepLedger) -> [RunEvent] {
        guard let agent, !agent.isEmpty else { return [] }
        if open.isEmpty { root = root ?? agent }
        let keep: Int
        if let index = open.lastIndex(where: { $0.agent == agent }) {
            keep = index + 1
        } else {
            // An agent that nobody handed to is the one at the bottom, unless that one is known to be another.
            guard agent == root ?? agent else { return [] }
            root = agent
            keep = 0
        }
        return close(downTo: keep, steps: &steps)
    }

    /// The turn is over, and with it every hand-off.
    mutating func finish(steps: inout StepLedger) -> [RunEvent] { close(downTo: 0, steps: &steps) }

    /// Whether `agent` is the one that the user talks to, as far as is known.
    func isRoot(_ agent: String?) -> Bool { agent == nil || root == nil || agent == root }

    private mutating func close(downTo keep: Int, steps: inout StepLedger) -> [RunEvent] {
        var events: [RunEvent] = []
        while open.count > keep, let last = open.popLast() {
            steps.parent = open.last?.step
            events += steps.end(last.step, name: "agent", StepEnd())
        }
        return events
    }
}
