import BatonCore

/// A task or an agent response as a whole: what a poll answers, or a server that does not stream.
///
/// The two shapes that the documents give are read alike (orq's reference §7): `task_id` or `id`, a state in `status` or
/// in `status.state`, and the answer in `output`, the status message, the messages, the history or the artifacts.
struct TaskReading: Sendable {
    let value: JSONValue

    init(_ value: JSONValue) {
        self.value = value
    }

    static func isTask(_ value: JSONValue) -> Bool {
        value["kind"]?.string == "task" || value["task_id"] != nil || value["status"]?["state"] != nil
    }

    /// The state in the words of A2A 0.3; nil where the answer carries none.
    var state: String? {
        guard let word = value["status"]?["state"]?.string ?? value["status"]?.string else { return nil }
        let lower = word.lowercased()
        let bare = lower.hasPrefix("task_state_") ? String(lower.dropFirst("task_state_".count)) : lower
        return bare.replacing("_", with: "-")
    }

    /// Whether the run is over, as far as this answer tells.
    var isOver: Bool {
        guard let state else { return value["finish_reason"]?.present != nil || !value["output"].isEmptyList }
        return Self.finalStates.contains(state)
    }

    private static let finalStates: Set<String> = [
        "completed", "failed", "canceled", "cancelled", "rejected", "expired", "input-required", "auth-required",
    ]

    /// The answers of the newest turn.
    var answers: [PlatformMessage] {
        let output = Self.messages(value["output"])
        if !output.isEmpty { return output }
        if let message = PlatformMessage(value["status"]?["message"]), !message.parts.isEmpty { return [message] }
        for name in ["messages", "history"] {
            let turn = Self.messages(value[name]).reversed().prefix { $0.role != "user" }.reversed()
            if !turn.isEmpty { return Array(turn) }
        }
        return (value["artifacts"]?.elements ?? []).compactMap(PlatformMessage.init)
    }

    private static func messages(_ list: JSONValue?) -> [PlatformMessage] {
        (list?.elements ?? []).compactMap(PlatformMessage.init)
    }

    /// What the answer tells, ``RunEvent/ended(_:)`` last where the run is over.
    func events(keeper: inout HandleKeeper, steps: inout StepLedger) -> [RunEvent] {
        var events = ids(keeper: &keeper)
        guard isOver else { return events }
        let answers = answers
        for message in answers { events += steps.take(message.parts) }
        events += parts(of: answers)
        if let usage = Usage(orq: value["usage"], billing: value["billing"], model: value["model"]?.string) {
            events.append(.usageReported(usage))
        }
        return events + end(answers, keeper: &keeper)
    }

    private func ids(keeper: inout HandleKeeper) -> [RunEvent] {
        let isTaskShape = value["task_id"] == nil
        return keeper.learn([
            .task: value[anyOf: "task_id", "taskId"] ?? value["id"],
            .context: value[anyOf: "contextId", "context_id"],
            .response: isTaskShape ? nil : value["_id"],
            .trace: value["telemetry"]?["trace_id"] ?? value["metadata"]?["trace_id"],
            .span: value["telemetry"]?["span_id"], .message: answers.last?.id.map(JSONValue.string),
        ])
    }

    private func parts(of answers: [PlatformMessage]) -> [RunEvent] {
        var texts: [Part] = []
        for (index, message) in answers.enumerated() where message.isAnswer && !message.text.isEmpty {
            texts.append(Part(id: PartID(message.id ?? "message-\(index)"), kind: .text, text: message.text))
        }
        return texts.isEmpty ? [] : [.messageCompleted(texts)]
    }

    private func end(_ answers: [PlatformMessage], keeper: inout HandleKeeper) -> [RunEvent] {
        let calls = ToolCall.open(in: answers, pending: value)
        let reason = value["finish_reason"]?.string
        let text = answers.last?.text ?? ""
        switch state {
        case "failed": return [.ended(.failed(.inStream(value, fallback: text)))]
        case "canceled", "cancelled": return [.ended(.cancelled)]
        case "rejected": return [.ended(.rejected)]
        case "expired": return [.ended(.expired)]
        case "auth-required":
            let question = text.isEmpty ? "The agent needs you to sign in" : text
            return [.ended(.needs(Need(kind: .signIn, question: question, isAnswerable: false)))]
        // A state that orq also uses for a task that merely waits for its next message: a finish reason tells them apart.
        case "input-required" where calls.isEmpty && reason == nil:
            return [.ended(.needs(Need(kind: .input, question: text)))]
        default: return TurnEnd(reason: reason, openCalls: calls).events(keeper: &keeper)
        }
    }
}

extension JSONValue? {
    fileprivate var isEmptyList: Bool { (self?.elements ?? []).isEmpty }
}
