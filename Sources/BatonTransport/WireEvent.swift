/// Something that went over the wire, without secrets.
package struct WireEvent: Hashable, Sendable {
    package enum Direction: String, Hashable, Sendable {
        case sent, received
    }

    package enum Content: Hashable, Sendable {
        case requestHead(method: String, url: String, headers: [WireHeader])
        case requestBody([UInt8])
        case responseHead(status: Int, headers: [WireHeader])
        case frame(Frame)
        /// Bytes that went past without being kept, because they were too many, came too fast, or are the user's files.
        case unkept
        /// The last of its exchange; nil where it ended well.
        case end(TransportFailure?)
    }

    /// Which request it belongs to, counted from 1 in a tap's life.
    package var exchange: Int
    /// The request's ``WireRequest/recordingScope``.
    package var scope: String?
    /// When the network delivered it, or took it.
    package var instant: ContinuousClock.Instant
    package var direction: Direction
    /// How large it was before redaction; of a head, the headers' text. In bytes, unpacked.
    package var byteCount: Int
    package var content: Content

    package init(
        exchange: Int, scope: String?, instant: ContinuousClock.Instant, direction: Direction, byteCount: Int,
        content: Content
    ) {
        self.exchange = exchange
        self.scope = scope
        self.instant = instant
        self.direction = direction
        self.byteCount = byteCount
        self.content = content
    }
}
