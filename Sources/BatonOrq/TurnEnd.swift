import BatonCore

/// How a turn of the two older generations ended, out of its finish reason and what it left open.
struct TurnEnd: Sendable {
    /// orq's word (reference §3); nil where it sent none.
    var reason: String?
    /// The calls that wait for the user's side.
    var openCalls: [ToolCall] = []
    /// A review that is asked for and not yet done.
    var review: Need?

    /// The reasons that mean an answer cut off at a limit of the model's or the agent's.
    private static let limits: Set<String> = ["length", "max_iterations", "max_time", "max_cost"]

    /// The events that end the turn; `keeper` notes which calls the next turn must answer.
    func events(keeper: inout HandleKeeper) -> [RunEvent] {
        if let review { return [.ended(.needs(review))] }
        if !openCalls.isEmpty {
            return keeper.learn(pending: openCalls) + [.ended(.needs(Need(results: openCalls)))]
        }
        switch reason {
        case let limit? where Self.limits.contains(limit): return [.ended(.cutOff(reason: limit))]
        case "content_filter":
            return [.warned("A content filter held back the answer or a part of it"), .ended(.completed)]
        case "refusal": return [.warned("The model refused"), .ended(.completed)]
        case "function_call", "tool_calls":
            return [.warned("The agent stopped to call a tool, but named none that waits"), .ended(.completed)]
        default: return [.ended(.completed)]
        }
    }
}

extension Need {
    /// The results of calls that the platform left to the user's side.
    init(results calls: [ToolCall]) {
        let names = calls.map(\.name).joined(separator: ", ")
        let question =
            calls.count == 1
            ? "\(names) is to be run on this side; the next message is its result"
            : "\(names) are to be run on this side; the next message is a JSON object of their results"
        self.init(kind: .toolResult, question: question, calls: calls)
    }

    /// Approvals that a server of the Model Context Protocol waits for: the router's schema names an answer to them, and no
    /// fields of it, so that none can be given from here.
    init(approvalsOfMCP calls: [ToolCall]) {
        let names = calls.map(\.name).joined(separator: ", ")
        let verb = calls.count > 1 ? "wait" : "waits"
        self.init(
            kind: .approval,
            question: "\(names) \(verb) for an approval that orq.ai names no way to give from here: approve in orq.ai, "
                + "or let the agent call it without asking",
            calls: calls, isAnswerable: false)
    }

    /// A review of calls, or of the run where there are none.
    /// - Parameter isAnswerable: whether it can be given from here; the endpoint left the public API on 2025-09-22, and
    ///   without it orq.ai takes reviews only in its own interface.
    init(reviewOf calls: [ToolCall], isAnswerable: Bool = false) {
        let names = calls.isEmpty ? "The run" : calls.map(\.name).joined(separator: ", ")
        let verb = calls.count > 1 ? "wait" : "waits"
        let question: String
        if isAnswerable {
            question = "\(names) \(verb) for your approval"
        } else {
            question = "\(names) \(verb) for \(calls.isEmpty ? "a review" : "an approval") in orq.ai"
        }
        self.init(kind: .approval, question: question, calls: calls, isAnswerable: isAnswerable)
    }
}
