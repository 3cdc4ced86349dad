/// Replaces the durations that an agent writes into its tools' results with those that a clock measured.
struct ToolMeasure {
    private var calls: [String: Duration] = [:]

    mutating func measured(_ act: Act, at time: Duration) -> Act {
        switch act {
        case .call(let use):
            calls[use.id] = time
            return act
        case .result(let use, let result, _):
            return .result(use, result, took: taken(by: use, until: time))
        case .toolFailed(let use, let message, _):
            return .toolFailed(use, message: message, took: taken(by: use, until: time))
        default:
            return act
        }
    }

    private mutating func taken(by use: ToolUse, until time: Duration) -> Duration {
        calls.removeValue(forKey: use.id).map { time - $0 } ?? .zero
    }
}
