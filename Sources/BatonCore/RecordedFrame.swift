/// Something that went over the wire for a run, without secrets.
package struct RecordedFrame: Hashable, Sendable {
    package enum Direction: String, Hashable, Sendable {
        case sent, received
    }

    package struct Header: Hashable, Sendable {
        package var name: String
        /// Redacted where it was a secret.
        package var value: String

        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// Time on the monotonic clock, kept to the nanosecond; only differences within one run mean anything.
    package var monotonic: Duration
    package var direction: Direction
    /// Which request it belongs to: the newest request before it of that number. 0 where nobody noted it.
    package var exchange: Int
    /// A request's line (`POST https://…`) or an answer's status; empty for a body's frames.
    package var line: String
    package var headers: [Header]
    /// A body, or one frame of it, as it went over the wire but for secrets.
    package var bytes: [UInt8]

    package init(
        monotonic: Duration, direction: Direction, exchange: Int = 0, line: String = "", headers: [Header] = [],
        bytes: [UInt8] = []
    ) {
        self.monotonic = monotonic
        self.direction = direction
        self.exchange = exchange
        self.line = line
        self.headers = headers
        self.bytes = bytes
    }
}
