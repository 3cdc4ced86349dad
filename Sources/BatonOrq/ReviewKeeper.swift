import BatonCore

/// The reviews that a run waits for. The stream stays open meanwhile, as the review happens in orq's own interface.
struct ReviewKeeper: Sendable {
    /// In the order in which they were asked for; an id of nil is the run's own review.
    private var waiting: [(id: ToolCallID?, need: Need)] = []

    /// What the run would end with if it ended now.
    var need: Need? { waiting.last?.need }

    /// The call is shown as a step that has begun, and what is waited for as progress.
    mutating func request(_ call: ToolCall, steps: inout StepLedger) -> [RunEvent] {
        let need = Need(reviewOf: call)
        waiting.append((call.id, need))
        return steps.begin(Step(orq: call)) + [.progressed(need.question, agent: nil)]
    }

    mutating func requestOfRun() -> [RunEvent] {
        let need = Need(reviewOf: nil)
        waiting.append((nil, need))
        return [.progressed(need.question, agent: nil)]
    }

    /// - Parameter output: what the reviewer put in the place of the tool's own result.
    mutating func decide(
        _ id: ToolCallID, verdict: String, output: JSONValue?, steps: inout StepLedger
    ) -> [RunEvent] {
        let name = waiting.first { $0.id == id }?.need.calls.first?.name ?? "tool"
        waiting.removeAll { $0.id == id }
        guard verdict == "rejected" else { return [.progressed("\(name): \(verdict)", agent: nil)] }
        let end = StepEnd(result: output, failure: "rejected in orq.ai", state: .cancelled)
        return steps.end(StepID(id.text), name: name, end)
    }

    mutating func decideRun() -> [RunEvent] {
        waiting.removeAll { $0.id == nil }
        return []
    }
}
