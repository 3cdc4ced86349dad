internal import BatonCore

extension OrchestrateEventMapper {
    /// Increments of the message that is being written. Empty ones are common and mean nothing.
    mutating func answered(_ data: JSONValue) -> [RunEvent] {
        let content = data["delta"]?["content"] ?? data["content"] ?? .null
        let items = WireMessage(["content": content]).items
        let deltas = items.enumerated().compactMap { parts.delta($1, at: $0) }
        if deltas.contains(where: { $0.kind == .text }) { answerShown() }
        return deltas.map { .delta($0) }
    }

    /// A whole message, the authority on its text; `asks` where the event's name says that the agent waits for input.
    mutating func message(_ value: JSONValue, asks: Bool = false) -> [RunEvent] {
        let message = WireMessage(value)
        if message.role == "user" {
            noteUserMessage(message.id)
            return []
        }
        // Servers also send bookkeeping under this name, which has no role.
        guard message.role != nil || asks, !message.skipsRender else { return [] }
        var events = noteIDs(of: message)
        if steps.isEmpty { events += steps(from: message.stepHistory) }
        events += message.capturedLogs
        if capturesLogs, let log = message.missingLog { missingLog = log }
        guard !message.isAsync else { return events + flowStarted(message) }
        awaitsFlow = false
        let parts = parts.parts(of: message)
        let enclosures = message.enclosures
        if !parts.isEmpty { events.append(.messageCompleted(parts)) }
        if !parts.isEmpty || !enclosures.isEmpty { answerShown() }
        events += enclosures
        want(message.need, of: message, asks: asks)
        return events
    }

    private mutating func want(_ need: Need?, of message: WireMessage, asks: Bool) {
        let interrupts = asks || message.isInterrupt
        if let need {
            self.need = need
            isAnswering = true
        } else if interrupts {
            self.need = Need(kind: .input, question: message.text ?? "The agent waits for your answer.")
        }
        if interrupts { isInterrupted = true }
    }

    private mutating func noteIDs(of message: WireMessage) -> [RunEvent] {
        let before = handle
        handle.ids[.message] = message.id ?? handle.ids[.message]
        noteUserMessage(message.parentID)
        if message.isAsync { handle.state[HandleState.flow] = HandleState.flowRunning }
        if let form = message.askedForm { handle.state[HandleState.form] = form.text }
        return handle != before && isKnown ? [.accepted(handle)] : []
    }

    private mutating func noteUserMessage(_ id: String?) {
        guard let id, handle.state[HandleState.userMessage] == nil else { return }
        handle.state[HandleState.userMessage] = id
    }

    private mutating func flowStarted(_ message: WireMessage) -> [RunEvent] {
        awaitsFlow = true
        return [.progressed(message.text ?? "A flow has started; its answer comes later.", agent: nil), .flowStarted]
    }

    private mutating func answerShown() {
        parts.endReasoning()
        isAnswering = true
    }
}
