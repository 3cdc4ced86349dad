/// Where a tap's events go.
package protocol WireRecorder: Sendable {
    /// Called off the hot path, one event at a time, in the order of the wire within each exchange.
    func record(_ event: WireEvent)
}
