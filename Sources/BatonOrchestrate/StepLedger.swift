internal import BatonCore

/// Keeps the steps of one run apart: pairs calls with responses, drops what is said twice, and knows who works for
/// whom.
struct StepLedger: Sendable {
    private var steps: [Step] = []
    /// Counts the steps that the server gave no id, so that streaming and polling name them alike.
    private var unnamed = 0

    var isEmpty: Bool { steps.isEmpty }

    private static let handOffPrefixes = ["transfer_to_", "chat_with_collaborator_"]

    mutating func called(id: String?, name: String, arguments: JSONValue, agent: String?) -> [RunEvent] {
        if let id, let index = steps.firstIndex(where: { $0.id.text == id }) {
            return moreKnown(of: index, arguments: arguments)
        }
        let id = id ?? nextID()
        let target = Self.handOffTarget(of: name)
        let step = Step(
            id: StepID(id), kind: target == nil ? .tool : .handOff, name: target ?? name, agent: agent,
            parent: parent(forAgent: agent),
            call: ToolCall(id: ToolCallID(id), name: name, arguments: arguments))
        steps.append(step)
        return [.stepStarted(step)]
    }

    mutating func responded(id: String?, name: String?, output: ToolOutput, agent: String?) -> [RunEvent] {
        var events: [RunEvent] = []
        let index: Int
        if let known = open(id: id, name: name) {
            index = known
        } else {
            if let id, steps.contains(where: { $0.id.text == id }) { return [] }  // Its end was told already.
            events = called(id: id, name: name ?? "tool", arguments: .object([]), agent: agent)
            index = steps.count - 1
        }
        return events + [end(index, output.end)]
    }

    /// A step failed by an event of its own, which may name it or not.
    /// - Returns: nil where no running step can be meant.
    mutating func failed(id: String?, name: String?, reason: String) -> [RunEvent]? {
        let index = open(id: id, name: name) ?? (id == nil && name == nil ? lastRunning : nil)
        return index.map { [end($0, StepEnd(failure: reason, state: .failed))] }
    }

    private mutating func end(_ index: Int, _ end: StepEnd) -> RunEvent {
        steps[index].state = end.state
        return .stepEnded(steps[index].id, end)
    }

    private mutating func moreKnown(of index: Int, arguments: JSONValue) -> [RunEvent] {
        guard steps[index].state == .running, arguments != .object([]), arguments != steps[index].call?.arguments
        else { return [] }
        steps[index].call?.arguments = arguments
        return [.stepStarted(steps[index])]
    }

    private mutating func nextID() -> String {
        unnamed += 1
        return "step-\(unnamed)"
    }

    /// The running step with that id, or, of those that may be meant by a name alone, the oldest.
    private func open(id: String?, name: String?) -> Int? {
        steps.firstIndex { step in
            guard step.state == .running else { return false }
            return if let id { step.id.text == id } else { name != nil && step.call?.name == name }
        }
    }

    private var lastRunning: Int? { steps.lastIndex { $0.state == .running } }

    /// The hand-off that a new step happens inside of: the innermost that still runs, or the newest one to this agent.
    private func parent(forAgent agent: String?) -> StepID? {
        let handOffs = steps.filter { $0.kind == .handOff }
        if let running = handOffs.last(where: { $0.state == .running }) { return running.id }
        guard let agent else { return nil }
        return handOffs.last { Self.folded($0.name) == Self.folded(agent) }?.id
    }

    /// The agent that a tool hands over to; nil for a tool proper.
    private static func handOffTarget(of tool: String) -> String? {
        for prefix in handOffPrefixes where tool.hasPrefix(prefix) && tool.count > prefix.count {
            return String(tool.dropFirst(prefix.count))
        }
        return nil
    }

    /// Tools carry an agent's name in another spelling than its display name.
    private static func folded(_ name: String) -> String {
        name.lowercased().filter { $0.isLetter || $0.isNumber }
    }
}
