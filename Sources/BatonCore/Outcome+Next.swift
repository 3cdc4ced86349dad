extension Outcome {
    /// What the user can do to go on where the answer stopped early; nil where nothing is to be done, or where the
    /// outcome carries its own advice (``PlatformFailure/advice``, ``Need``).
    package var next: String? {
        switch self {
        case .cutOff(let reason): Self.next(after: reason)
        case .expired: "The run's time on the server was over: send again."
        case .rejected: "The agent did not take the task: send it in other words."
        case .completed, .failed, .cancelled, .needs: nil
        }
    }

    private static func next(after reason: String) -> String {
        switch reason {
        case "length", "max_output_tokens", "max_tokens": "Send “continue” for the rest."
        case "max_iterations": "The agent used up its steps: send “continue” to give it more, or raise max_iterations."
        case "max_time": "The agent used up its time: send “continue” to give it more, or raise max_execution_time."
        case "max_cost": "The turn reached its cost limit: send “continue”, or raise max_cost."
        default: "Send “continue” to go on."
        }
    }
}
