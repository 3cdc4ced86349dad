package import BatonCore
internal import BatonTransport

/// Names the frames of a recording in the words of watsonx Orchestrate: an event by its name, anything else by what it is.
///
/// What nobody knows is what ``OrchestrateEventMapper`` does not: the same mapper reads each exchange here.
package struct OrchestrateWireReader: WireReader {
    private var exchanges: [Int: OrchestrateEventMapper] = [:]

    package init() {}

    package mutating func read(_ frame: RecordedFrame) -> FrameReading {
        switch frame.content {
        case .request(let method, let url):
            let path = FrameReading.path(of: url)
            let isCompletion = path.hasSuffix("/completions") || path.hasSuffix("/completions/chat")
            exchanges[frame.exchange] = OrchestrateEventMapper(api: isCompletion ? .chatCompletions : .runs)
            let reading = FrameReading(envelope: frame) ?? FrameReading(method)
            let startsRun = method == "POST" && (isCompletion || path.hasSuffix("/runs"))
            return FrameReading(reading.type, startsRun: startsRun)
        case .body(let event): return body(frame, event)
        default: return FrameReading(envelope: frame) ?? FrameReading("frame")
        }
    }

    private mutating func body(_ frame: RecordedFrame, _ event: String?) -> FrameReading {
        if frame.bytes.elementsEqual("[DONE]".utf8) { return FrameReading("[DONE]") }
        guard let value = try? JSONValue(wire: frame.bytes) else {
            return FrameReading(event ?? "text", isKnown: false)
        }
        if let name = value.text("event") ?? event {
            var mapper = exchanges[frame.exchange] ?? OrchestrateEventMapper()
            let events = mapper.events(for: Frame(event: event, payload: frame.bytes))
            exchanges[frame.exchange] = mapper
            return FrameReading(name, isKnown: events.unknownName == nil)
        }
        // What answers a question that was asked once: a run's state, a list, a thread.
        if let status = value.text("status") {
            let isKnown =
                value.text("run_id") == nil && value.text("thread_id") == nil || !RunStatus(word: status).isUnknown
            return FrameReading("status \(status)", isKnown: isKnown)
        }
        if let object = value.text("object") { return FrameReading(object) }
        if case .array(let rows) = value { return FrameReading("\(rows.count) rows") }
        return FrameReading(value["detail"] != nil || value["error"] != nil ? "error" : "answer")
    }
}

extension RunStatus {
    fileprivate var isUnknown: Bool { if case .unknown = self { true } else { false } }
}

extension [SequencedEvent] {
    /// The name of the first event that no rule knows.
    fileprivate var unknownName: String? {
        lazy.compactMap { if case .unknownReceived(let name) = $0.event { name } else { nil } }.first
    }
}
