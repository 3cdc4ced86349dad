internal import BatonCore

extension OrchestrateEventMapper {
    /// What an event means, by its name: the one table of the wire's words.
    mutating func events(named name: String, _ data: JSONValue) -> [RunEvent] {
        switch name {
        case "run.started": started(data)
        case "run.step.intermediate": progressed(data)
        case "run.step.thinking", "planning": thought(data)
        case "run.step.delta": stepDetails(data["delta"]?["step_details"] ?? data["step_details"])
        case "run.step.failed": stepFailed(data)
        case "message.delta": answered(data)
        case "message.created": message(data["message"] ?? data)
        case "message.interrupt", "flow.slot.listen", "slot.input": message(data["message"] ?? data, asks: true)
        case "message.completed": usageReported(data["usage"])
        case "run.completed", "done": completed()
        case "run.failed": [.ended(.failed(runFailure(data)))]
        case "run.expired": [.ended(.expired)]
        case "run.cancelled": [.ended(.cancelled)]
        case "error": [.ended(.failed(serverError(data)))]
        case CompletionTranslation.finish: finished(data)
        // Nothing to show: what they announce comes by itself, or belongs to voice and to the server's housekeeping.
        case "message.started", "run.step.started", "run.step.completed", "transcription", "summary": []
        default: [.unknownReceived(name: name)]
        }
    }

    private mutating func finished(_ data: JSONValue) -> [RunEvent] {
        finishReason = data.text("reason") ?? "stop"
        return []
    }

    private func started(_ data: JSONValue) -> [RunEvent] {
        [.started(data.text("agent_id").map { AgentID($0) }, agent: data.text("agent_display_name"), model: nil)]
    }

    private func progressed(_ data: JSONValue) -> [RunEvent] {
        guard !isAnswering else { return [] }
        let message = data["message"]
        let line = message?.text("text") ?? Self.text(of: message?["content"]) ?? data.text("text")
        return line.map { [.progressed($0, agent: data.text("agent_display_name", "current_agent"))] } ?? []
    }

    /// Reasoning in pieces grows; a text that comes as a whole stands by itself.
    private mutating func thought(_ data: JSONValue) -> [RunEvent] {
        let delta = data["delta"]
        let details = Self.text(of: delta?["step_details"] ?? data["step_details"])
        if let piece = details ?? Self.text(of: delta?["content"]) { return reasoned(piece) }
        let whole = data["message"]?.text("text") ?? data.text("text", "content", "plan")
        guard let text = whole ?? Self.text(of: data["message"]?["content"]) else { return [] }
        return [.partCompleted(Part(id: parts.reasoningPart(isContinuing: false), kind: .reasoning, text: text))]
    }

    private mutating func reasoned(_ piece: String) -> [RunEvent] {
        [.delta(Delta(part: parts.reasoningPart(isContinuing: true), kind: .reasoning, text: piece))]
    }

    /// The texts of a list of content items or step details, or of the one object that may stand for it.
    private static func text(of value: JSONValue?) -> String? {
        guard let value else { return nil }
        let entries = value.elements.isEmpty ? [value] : value.elements
        let text = entries.compactMap { $0.string ?? $0.text("content", "text") }.joined()
        return text.isEmpty ? nil : text
    }

    // MARK: - Steps

    /// Steps that were not told while they happened, from the final message's own record of them. Reasoning that was told
    /// is not told again; a later reading of the same record replaces it.
    mutating func steps(from history: [JSONValue]) -> [RunEvent] {
        let wasReasoned = parts.hasReasoned
        return history.flatMap { stepDetails($0["step_details"]) }.compactMap { event in
            guard case .delta(let delta) = event else { return event }
            return wasReasoned ? nil : .partCompleted(Part(id: delta.part, kind: delta.kind, text: delta.text))
        }
    }

    mutating func stepDetails(_ value: JSONValue?) -> [RunEvent] {
        StepDetail.all(in: value).flatMap { detail -> [RunEvent] in
            switch detail {
            case .call(let id, let name, let arguments, let agent):
                let events = steps.called(id: id, name: name, arguments: arguments, agent: agent)
                if !events.isEmpty { stepShown() }
                return events
            case .response(let id, let name, let output, let agent):
                stepShown()
                let files = output.files
                return steps.responded(id: id, name: name, output: output, agent: agent)
                    + (files.isEmpty ? [] : [.filesOffered(files)])
            case .thinking(let piece): return reasoned(piece)
            case .pointer: return []
            case .unknown(let name): return [.unknownReceived(name: name)]
            }
        }
    }

    private mutating func stepShown() {
        parts.endReasoning()
        isAnswering = false
    }

    private mutating func stepFailed(_ data: JSONValue) -> [RunEvent] {
        let reason = ErrorText.reason(in: data) ?? "The step failed"
        let id = data.text("tool_call_id", "step_id")
        return steps.failed(id: id, name: data.text("name", "tool_name"), reason: reason)
            ?? steps.failed(id: nil, name: nil, reason: reason) ?? [.warned(reason)]
    }
}
