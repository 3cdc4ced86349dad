internal import BatonCore

/// Makes events of what the server says about a run when asked; pure.
struct RunReading: Sendable {
    let handle: RemoteHandle
    /// `GET runs/{id}`.
    let run: JSONValue
    /// The thread's messages; nil where they were not asked for, or could not be read.
    let messages: [JSONValue]?
    /// The thread's own status, asked for where a flow is or was under way.
    let threadStatus: String?

    var status: RunStatus { RunStatus(word: run.text("status") ?? "") }

    func snapshot() -> RunSnapshot {
        var mapper = OrchestrateEventMapper()
        mapper.handle = handle
        var events: [RunEvent] = []
        if let thread = run.text("thread_id") { mapper.handle.ids[.thread] = thread }
        if let trace = run.text("trace_id") { mapper.handle.ids[.trace] = trace }
        if mapper.handle != handle { events.append(.accepted(mapper.handle)) }
        if status.mayHaveMessages {
            let userMessage = handle.state[HandleState.userMessage]
            let answers = ThreadMessages(rows: messages, run: run, userMessage: userMessage).answers
            events += answers.flatMap { mapper.message($0) }
        }
        events += mapper.usageReported(run["usage"])
        return RunSnapshot(events: events + verdict(mapper))
    }

    private func verdict(_ mapper: OrchestrateEventMapper) -> [RunEvent] {
        switch status {
        case .going: []
        case .unknown(let word): [.unknownReceived(name: "status:\(word)")]
        case .waitingForFlow: flowVerdict(mapper)
        case .completed where mapper.awaitsFlow || threadStatus != nil: flowVerdict(mapper)
        case .completed: [.ended(mapper.need.map { .needs($0) } ?? .completed)]
        case .failed: [.ended(.failed(mapper.runFailure(run)))]
        case .cancelled: [.ended(.cancelled)]
        case .needsInput: [.ended(.needs(mapper.need ?? Self.plainNeed))]
        case .expired: [.ended(.expired)]
        }
    }

    /// Whether the flow behind a run is over: the thread knows best, then an answer after the flow's own notice.
    private func flowVerdict(_ mapper: OrchestrateEventMapper) -> [RunEvent] {
        let answered = !mapper.awaitsFlow && mapper.isAnswering
        let end = RunEvent.ended(mapper.need.map { .needs($0) } ?? .completed)
        switch threadStatus {
        case "async_slot_request", "async_a2a_slot_request": return [.ended(.needs(mapper.need ?? Self.plainNeed))]
        case "async_wait": return [.flowStarted]
        case "ready" where status == .completed: return [end]
        default: return answered ? [end] : [.flowStarted]
        }
    }

    private static let plainNeed = Need(kind: .input, question: "The agent waits for your answer.")
}
