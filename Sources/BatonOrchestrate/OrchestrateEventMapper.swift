package import BatonCore
package import BatonTransport

/// Turns the frames of a run's stream into ``RunEvent``s; pure, so that a recording gives the same events again.
///
/// One mapper a run, fed in order. The envelope is `{"id","event","data"}`, or an event stream's fields around the
/// data. Events whose id came before are dropped. Whatever no rule knows comes out as
/// ``RunEvent/unknownReceived(name:)``.
package struct OrchestrateEventMapper: Sendable {
    /// Everything known so far of where the run is.
    package internal(set) var handle: RemoteHandle
    /// Whether control is back with the user; nothing comes out any more.
    package private(set) var isEnded = false
    /// Whether the server has said anything in this protocol's words.
    package private(set) var hasSpoken = false

    var steps = StepLedger()
    var parts = PartLedger()
    /// Each model's figures, in the order in which the models were first named.
    var usages: [Usage] = []
    /// What the newest message that asked for something asked for.
    var need: Need?
    /// Whether the agent stopped for the need, so that the end of the stream is the end of the turn.
    var isInterrupted = false
    /// Whether a flow has begun whose answer comes outside the stream.
    var awaitsFlow = false
    /// Whether the newest thing shown is answer: a line of progress would only light up behind it.
    var isAnswering = false
    /// Why a model's answer is over, in its own word; what comes after it are figures.
    var finishReason: String?

    /// Whether the agent's log was asked for.
    var capturesLogs = false
    /// The log of the newest message that names one without its lines.
    var missingLog: String?

    private let requestedThread: String?
    private let api: OrchestrateConfiguration.API
    /// Whether the answer is told in chat completions, which have no runs.
    private var isCompletion: Bool { api == .chatCompletions }
    /// The model that answers without an agent; nothing has an id there.
    private let model: String?
    private var seen: Set<String> = []
    /// Whether the handle has been told.
    private var hasAccepted = false

    /// - Parameters:
    ///   - thread: the thread that the run was to go on in.
    ///   - api: whose words the stream is in.
    package init(thread: String? = nil, api: OrchestrateConfiguration.API = .runs) {
        requestedThread = thread
        self.api = api
        model = nil
        handle = RemoteHandle(platform: .orchestrate)
        handle.ids[.thread] = thread
        if isCompletion { handle.state[RemoteHandle.routeKey] = api.rawValue }
        if api == .polledRuns { handle.state[RemoteHandle.polledKey] = "yes" }
    }

    /// A model's answer, in any of the shapes of `watsonx-orchestrate.md` §6.
    package init(model: String) {
        requestedThread = nil
        api = .chatCompletions
        self.model = model
        handle = RemoteHandle(platform: .orchestrate, state: [RemoteHandle.routeKey: HandleState.models])
    }

    /// What `frame` says. Each event of one that the server numbered has a cursor of its own.
    package mutating func events(for frame: Frame) -> [SequencedEvent] {
        if frame.isDone, isCompletion, hasSpoken, !isEnded { return isCut ? [] : [endOfCompletion()] }
        guard !isEnded, !frame.isDone, !frame.payload.isEmpty else { return [] }
        guard let value = try? JSONValue(wire: frame.payload) else {
            // Broken JSON among events is counted; a body that never was this protocol is the reader's to report.
            return hasSpoken ? [SequencedEvent(.unknownReceived(name: "unreadable"))] : []
        }
        let objects = if case .array(let elements) = value { elements } else { [value] }
        return objects.flatMap { object in
            // A whole run may answer under the path of a completion as well: such objects are events already.
            guard isCompletion, object["event"] == nil else {
                return events(in: object, frame)
            }
            let translated = CompletionTranslation(isModel: model != nil).events(in: object)
            return begun(by: object) + events(in: translated)
        }
    }

    /// What a list of events says that came as a whole.
    mutating func events(in list: [JSONValue]) -> [SequencedEvent] {
        list.flatMap { events(in: $0, Frame(payload: [])) }
    }

    /// Which model answers is all that its first words tell.
    private mutating func begun(by object: JSONValue) -> [SequencedEvent] {
        guard let model, !hasSpoken else { return [] }
        hasSpoken = true
        let name = object.text("model") ?? object["response_metadata"]?.text("model", "model_name") ?? model
        return [.accepted(handle), .started(nil, agent: nil, model: name)].map { SequencedEvent($0) }
    }

    /// Whether a model's stream has broken off before its answer was over.
    private var isCut: Bool { model != nil && finishReason == nil && !isAnswering }

    /// What the end of the stream says: usually nothing, since a run may outlive it. A completion ends with it.
    package mutating func finish() -> [SequencedEvent] {
        if isCompletion, !isEnded, isAnswering || finishReason != nil { return [endOfCompletion()] }
        guard !isEnded, isInterrupted, let need else { return [] }
        isEnded = true
        return [SequencedEvent(.ended(.needs(need)))]
    }

    private mutating func endOfCompletion() -> SequencedEvent {
        isEnded = true
        if finishReason == "length" { return SequencedEvent(.ended(.cutOff(reason: "length"))) }
        return SequencedEvent(.ended(need.map { .needs($0) } ?? .completed))
    }

    private mutating func events(in envelope: JSONValue, _ frame: Frame) -> [SequencedEvent] {
        guard !isEnded else { return [] }
        guard let name = envelope.text("event") ?? frame.event?.sanitised else { return unnamed(envelope) }
        hasSpoken = true
        let id = envelope["id"]?.plainText ?? frame.id?.sanitised
        if let id, !seen.insert(id).inserted { return [] }
        let data = (envelope["data"] ?? envelope).unwrappingWireText
        let ids = noteIDs(in: data)
        var mapped = events(named: name, data)
        if let end = mapped.firstIndex(where: \.isEnd) {
            isEnded = true
            mapped.removeSubrange((end + 1)...)
        }
        return ids + mapped.enumerated().map { SequencedEvent($1, cursor: Self.cursor(id, $0)) }
    }

    /// The cursor of an event's part: the first has the event's own id.
    private static func cursor(_ id: String?, _ offset: Int) -> StreamCursor? {
        id.map { StreamCursor(offset == 0 ? $0 : "\($0)#\(offset)") }
    }

    /// An object that is no event: the answer of a server that ignored `stream`, or an error.
    private mutating func unnamed(_ value: JSONValue) -> [SequencedEvent] {
        if value.text("run_id") != nil {
            hasSpoken = true
            if let message = value.text("message_id") { handle.state[HandleState.userMessage] = message }
            return noteIDs(in: value)
        }
        guard value["detail"] != nil || value["error"] != nil else {
            return [SequencedEvent(.unknownReceived(name: value.text("object") ?? "unnamed"))]
        }
        hasSpoken = true
        isEnded = true
        return [SequencedEvent(.ended(.failed(serverError(value))))]
    }

    /// Whether the server has named enough to go on from.
    var isKnown: Bool { handle.ids[.run] != nil || isCompletion && handle.ids[.thread] != nil }

    /// Takes ids from the first event that has them; a run's ids never change after that.
    private mutating func noteIDs(in data: JSONValue) -> [SequencedEvent] {
        let before = handle
        var events: [SequencedEvent] = []
        if let thread = data.text("thread_id") {
            if let requestedThread, requestedThread != thread, handle.ids[.thread] == requestedThread {
                let text = "The server went on in another thread (\(thread)); the agent may not remember this one."
                events.append(SequencedEvent(.warned(text)))
                handle.ids[.thread] = thread
            }
            handle.ids[.thread] = handle.ids[.thread] ?? thread
        }
        for (kind, name) in [(RemoteIDs.Kind.run, "run_id"), (.task, "task_id"), (.trace, "trace_id")] {
            if let id = data.text(name) { handle.ids[kind] = handle.ids[kind] ?? id }
        }
        // Without a run's id there is nothing yet to poll or cancel.
        guard handle != before || !hasAccepted, isKnown else { return events }
        hasAccepted = true
        return [SequencedEvent(.accepted(handle))] + events
    }
}

extension RunEvent {
    fileprivate var isEnd: Bool {
        if case .ended = self { true } else { false }
    }
}
