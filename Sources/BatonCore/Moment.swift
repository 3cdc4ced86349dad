/// One reading of both clocks, taken at the edge of the program and handed inwards as a value.
///
/// Pure code never asks for the time; whoever brings an event brings the moment at which it came.
package struct Moment: Hashable, Sendable {
    /// Time on the monotonic clock since an arbitrary origin; only differences mean anything.
    package var monotonic: Duration
    /// Milliseconds since 1970-01-01 00:00 UTC, for what people read and for what is stored.
    package var unixMilliseconds: Int64

    package init(monotonic: Duration, unixMilliseconds: Int64) {
        self.monotonic = monotonic
        self.unixMilliseconds = unixMilliseconds
    }
}

extension Duration {
    /// Whole milliseconds, rounded towards zero.
    package var milliseconds: Int64 {
        components.seconds * 1_000 + components.attoseconds / 1_000_000_000_000_000
    }
}
