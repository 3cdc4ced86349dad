import BatonCore

/// The steps of one run, so that each begins before it ends, and ends once whatever the wire repeats.
struct StepLedger: Sendable {
    /// The hand-off that steps which begin now happen inside of.
    var parent: StepID?
    private var running: Set<StepID> = []
    private var ended: Set<StepID> = []

    /// A step began, or more of it became known.
    mutating func begin(_ step: Step) -> [RunEvent] {
        guard !ended.contains(step.id) else { return [] }
        var step = step
        // What became known of a step later leaves its place as it is.
        if running.insert(step.id).inserted { step.parent = step.parent ?? parent }
        return [.stepStarted(step)]
    }

    /// - Parameter name: what an end without a beginning is called.
    mutating func end(_ id: StepID, name: String, _ end: StepEnd) -> [RunEvent] {
        guard !ended.contains(id) else { return [] }
        var events: [RunEvent] = []
        if !running.contains(id) { events = begin(Step(id: id, kind: Step.Kind(orqTool: name), name: name)) }
        running.remove(id)
        ended.insert(id)
        return events + [.stepEnded(id, end)]
    }
}

extension Step {
    /// A call as a step. A call of another agent is a hand-off, and goes by that agent's name.
    init(orq call: ToolCall, actionType: String? = nil) {
        let kind = Kind(orqTool: actionType ?? call.name)
        let target = call.arguments[anyOf: "agent_key", "key", "agent", "agent_id"]?.string
        let name = kind == .handOff ? target ?? call.name : call.name
        self.init(id: StepID(call.id.text), kind: kind, name: name, call: call)
    }
}

extension Step.Kind {
    /// What a tool of that name or action type does; orq's built-in tools are known by name, also by their pretty ones.
    init(orqTool name: String) {
        let word = name.lowercased().replacing(" ", with: "_").replacing("-", with: "_")
        switch word {
        case "call_sub_agent": self = .handOff
        case "query_knowledge_base", "retrieve_knowledge_bases", "query_memory_store", "retrieve_memory_stores":
            self = .retrieval
        default: self = .tool
        }
    }
}
