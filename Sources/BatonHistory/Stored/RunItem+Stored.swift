internal import BatonCore

extension RunItem {
    /// All but a part's text, which stands beside it.
    var stored: JSONValue {
        switch self {
        case .part(let part): part.stored
        case .step(let step): step.stored
        }
    }

    /// - Parameter text: a part's text; of no meaning for a step.
    init(stored: StoredValue, text: String) throws(StoredMistake) {
        switch try stored.text("kind") {
        case "text": self = .part(try Part(stored: stored, kind: .text, text: text))
        case "reasoning": self = .part(try Part(stored: stored, kind: .reasoning, text: text))
        case "step": self = .step(try Step(stored: stored))
        default: throw stored.mistake("neither a part nor a step")
        }
    }
}

extension Part {
    fileprivate var stored: JSONValue {
        var object: JSONObject = ["kind": .string(kind.rawValue), "id": .string(id.text)]
        object.put("version", int: version)
        object.put("epoch", int: epoch == 0 ? nil : epoch)
        object.put("final", flag: isFinal)
        object.put("started_ns", started)
        object.put("ended_ns", ended)
        return .object(object)
    }

    fileprivate init(stored: StoredValue, kind: Kind, text: String) throws(StoredMistake) {
        self.init(id: PartID(try stored.text("id")), kind: kind, text: text)
        version = try stored.int("version")
        epoch = try stored.optionalInt("epoch") ?? 0
        isFinal = try stored.flag("final")
        started = try stored.optionalDuration("started_ns")
        ended = try stored.optionalDuration("ended_ns")
    }
}

extension Step {
    fileprivate var stored: JSONValue {
        var object: JSONObject = [
            "kind": "step", "step": .string(kind.rawValue), "id": .string(id.text), "name": .string(name),
            "state": .string(state.rawValue),
        ]
        object.put("agent", text: agent)
        object.put("parent", text: parent?.text)
        object.put("call", call?.stored)
        // A result of null is not the same as none.
        if let result { object["result"] = ["value": result] }
        object.put("failure", text: failure)
        object.put("started_ns", started)
        object.put("ended_ns", ended)
        object.put("reported_duration_ns", reportedDuration)
        return .object(object)
    }

    fileprivate init(stored: StoredValue) throws(StoredMistake) {
        self.init(
            id: StepID(try stored.text("id")), kind: try stored.word("step"), name: try stored.text("name"),
            agent: try stored.optionalText("agent"), parent: try stored.optionalText("parent").map { StepID($0) },
            call: try stored.optional("call", ToolCall.init(stored:)),
            state: try stored.word("state"))
        result = stored["result"]?.value["value"]
        failure = try stored.optionalText("failure")
        started = try stored.optionalDuration("started_ns")
        ended = try stored.optionalDuration("ended_ns")
        reportedDuration = try stored.optionalDuration("reported_duration_ns")
    }
}
