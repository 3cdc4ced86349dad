import BatonCore

/// The reviews that a run waits for. Where they happen in orq's own interface, the stream stays open meanwhile; where
/// they are given from here, control goes back to the user.
struct ReviewKeeper: Sendable {
    private struct Waiting {
        /// Nil for the run's own review.
        var call: ToolCall?
        var action: String?
    }

    private let isAnswerable: Bool
    /// In the order in which they were asked for.
    private var waiting: [Waiting] = []

    init(isAnswerable: Bool) {
        self.isAnswerable = isAnswerable
    }

    /// What the run would end with if it ended now.
    var need: Need? {
        guard let last = waiting.last else { return nil }
        let calls = waiting.compactMap(\.call)
        guard isAnswerable, last.call != nil else { return Need(reviewOf: calls) }
        return Need(reviewOf: calls, isAnswerable: true)
    }

    /// The call is shown as a step that has begun, and what is waited for as progress, or as the turn's end where the
    /// user can answer.
    /// - Parameter action: the id that the answer names, where the wire tells it.
    mutating func request(
        _ call: ToolCall, action: String?, steps: inout StepLedger, keeper: inout HandleKeeper
    ) -> [RunEvent] {
        waiting.append(Waiting(call: call, action: action))
        let begun = steps.begin(Step(orq: call))
        guard isAnswerable, let need else {
            return begun + pause
        }
        let reviews = waiting.compactMap { waiting in
            waiting.call.map { PendingCall(id: $0.id, name: $0.name, action: waiting.action) }
        }
        return begun + keeper.learn(reviews: reviews) + [.ended(.needs(need))]
    }

    /// What the run waits for now; it ends instead where the user can answer.
    private var pause: [RunEvent] { [.paused(need)] }

    mutating func requestOfRun() -> [RunEvent] {
        waiting.append(Waiting())
        return pause
    }

    /// - Parameter output: what the reviewer put in the place of the tool's own result.
    mutating func decide(
        _ id: ToolCallID, verdict: String, output: JSONValue?, steps: inout StepLedger
    ) -> [RunEvent] {
        let name = waiting.first { $0.call?.id == id }?.call?.name ?? "tool"
        waiting.removeAll { $0.call?.id == id }
        guard verdict == "rejected" else { return pause + [.progressed("\(name): \(verdict)", agent: nil)] }
        let end = StepEnd(result: output, failure: "rejected in orq.ai", state: .cancelled)
        return pause + steps.end(StepID(id.text), name: name, end)
    }

    mutating func decideRun() -> [RunEvent] {
        waiting.removeAll { $0.call == nil }
        return pause
    }
}
