package import BatonCore

/// Names the frames of a recording in the words of orq.ai: an event by its type, anything else by what it is.
///
/// What nobody knows is what the generation's own mapper does not: the same mapper reads each exchange here, and the
/// request's path tells the generation.
package struct OrqWireReader: WireReader {
    private var exchanges: [Int: any EventMapper] = [:]

    package init() {}

    package mutating func read(_ frame: RecordedFrame) -> FrameReading {
        switch frame.content {
        case .request(let method, let url):
            let path = FrameReading.path(of: url)
            let generation = Generation(path: path)
            if let generation {
                exchanges[frame.exchange] = generation.dialect.mapper(RunContext(generation: generation, agent: ""))
            } else {
                exchanges[frame.exchange] = nil
            }
            let reading = FrameReading(envelope: frame) ?? FrameReading(method)
            return FrameReading(reading.type, startsRun: method == "POST" && generation != nil)
        case .body(let event): return body(frame, event)
        default: return FrameReading(envelope: frame) ?? FrameReading("frame")
        }
    }

    private mutating func body(_ frame: RecordedFrame, _ event: String?) -> FrameReading {
        if frame.bytes.elementsEqual("[DONE]".utf8) { return FrameReading("[DONE]") }
        guard let value = try? JSONValue(wire: frame.bytes) else {
            return FrameReading(event ?? "text", isKnown: false)
        }
        let inner = value.unwrappingEnvelope
        guard let type = inner["type"]?.string ?? event else { return FrameReading(Self.name(of: inner)) }
        guard var mapper = exchanges[frame.exchange] else { return FrameReading(type) }
        let events = mapper.events(for: value)
        exchanges[frame.exchange] = mapper
        let unknown = events.lazy.compactMap { event -> String? in
            if case .unknownReceived(let name) = event.event { name } else { nil }
        }.first
        // A part of a kind that nobody knows inside an event that is known is worth its name.
        guard let unknown else { return FrameReading(type) }
        return FrameReading(unknown.hasPrefix(type) ? unknown : "\(type) \(unknown)", isKnown: false)
    }

    private static func name(of value: JSONValue) -> String {
        if TaskReading.isTask(value), let state = TaskReading(value).state { return "task \(state)" }
        if let object = value["object"]?.string {
            return value["status"]?.string.map { "\(object) \($0)" } ?? object
        }
        if value["error"]?.present != nil { return "error" }
        return "answer"
    }
}

extension Generation {
    /// The generation whose runs are begun at a path; nil for every other path.
    fileprivate init?(path: String) {
        if path.hasSuffix("/router/responses") {
            self = .responses
        } else if path.hasSuffix("/responses") {
            self = .agentResponses
        } else if ["/stream-run", "/run", "/stream-task", "/task"].contains(where: path.hasSuffix) {
            self = .tasks
        } else {
            return nil
        }
    }
}
