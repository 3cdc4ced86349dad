import BatonCore
import BatonTransport

/// Frames of one run's body into its events.
struct FrameReader: Sendable {
    private var decoder = FrameDecoder()
    private var mapper: any EventMapper
    private let redaction: KeyRedaction
    private var isDone = false
    /// Whether anything came that the caller was told of.
    private(set) var hasEvents = false
    /// Whether anything in the body was JSON.
    private(set) var hasJSON = false

    init(mapper: any EventMapper, redaction: KeyRedaction) {
        self.mapper = mapper
        self.redaction = redaction
    }

    /// Whether nothing that still comes can matter.
    var isOver: Bool { isDone || mapper.hasEnded }

    mutating func feed(_ bytes: [UInt8]) throws(TransportFailure) -> [SequencedEvent] {
        take(try decoder.feed(bytes))
    }

    /// The end of the body, in good order.
    mutating func finish() throws(TransportFailure) -> [SequencedEvent] {
        let last = take(try decoder.finish())
        return isDone ? last : last + close()
    }

    private mutating func take(_ frames: [Frame]) -> [SequencedEvent] {
        var events: [SequencedEvent] = []
        for frame in frames where !isOver {
            if frame.isDone {
                events += close()
            } else {
                events += read(frame)
            }
        }
        hasEvents = hasEvents || !events.isEmpty
        return redaction.clean(events)
    }

    private mutating func close() -> [SequencedEvent] {
        isDone = true
        return mapper.finish()
    }

    private mutating func read(_ frame: Frame) -> [SequencedEvent] {
        do throws(JSONError) {
            let event = try JSONValue(wire: frame.payload)
            hasJSON = true
            return mapper.events(for: event)
        } catch {
            return [SequencedEvent(.unknownReceived(name: "broken JSON"))]
        }
    }
}
