internal import BatonCore
internal import FoundationEssentials

/// What both documents for people say in the same words.
enum DocumentText {
    static func title(of thread: ChatThread) -> String {
        line(thread.title ?? thread.turns.first?.prompt.openingLine ?? "Thread \(thread.id)")
    }

    /// In UTC, so that a document says the same wherever it is made: `2026-03-01 14:05 UTC`.
    static func time(_ milliseconds: Int64) -> String {
        let date = Date(timeIntervalSince1970: Double(milliseconds / 1_000)).formatted(.iso8601)
        return date.prefix(16).replacing("T", with: " ") + " UTC"
    }

    /// Where a conversation comes from, and where it went.
    static func origin(_ handOver: HandOver) -> String {
        "Handed over from \(name(handOver.fromAgent)), \(handOver.turnCount) \(handOver.turnCount == 1 ? "turn" : "turns")"
    }

    static func target(_ handOver: HandOver) -> String { "Handed over to \(name(handOver.toAgent))" }

    private static func name(_ agent: AgentReference) -> String { "\(line(agent.agent)) (\(line(agent.profile.text)))" }

    static func heading(of step: Step) -> String {
        let duration = step.duration.map { " · \($0.milliseconds) ms" } ?? ""
        return "\(line(step.name)) · \(step.state.rawValue)\(duration)"
    }

    /// A tool's result as text where it is one, else as indented JSON.
    static func plain(_ value: JSONValue) -> String {
        let value = value.unwrappingText
        return value.string ?? value.prettyText
    }

    /// What the answer itself does not say of how it ended.
    static func remarks(on run: Run) -> [String] {
        var remarks = run.warnings
        switch run.outcome {
        case .completed: break
        case .cutOff(let reason): remarks.append("The answer was cut off (\(reason)).")
        case .failed(let failure): remarks.append("Failed: \(failure.advice.sentence)")
        case .cancelled: remarks.append("Cancelled.")
        case .rejected: remarks.append("Rejected by the agent.")
        case .expired: remarks.append("Expired on the server.")
        case .needs(let need): remarks.append("The agent asks: \(need.question)")
        case nil: remarks.append("This is a part of the answer: how the run ended is not known.")
        }
        return remarks.map(line)
    }

    /// On one line.
    static func line(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).joined(separator: " ")
    }
}
