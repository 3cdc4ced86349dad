import Synchronization

/// A body that shows each piece to the tap as it passes.
final class TappedBody: Sendable {
    private let inner: AsyncThrowingStream<[UInt8], any Error>
    private let exchange: Int
    private let tap: WireTap
    private let hasEnded = Mutex(false)

    init(_ inner: AsyncThrowingStream<[UInt8], any Error>, exchange: Int, tap: WireTap) {
        self.inner = inner
        self.exchange = exchange
        self.tap = tap
    }

    deinit {
        end(.cancelledByCaller)
    }

    func next() async throws -> [UInt8]? {
        // A stream's iterators share its place.
        var iterator = inner.makeAsyncIterator()
        do {
            let bytes = try await iterator.next()
            if let bytes { tap.note(.bytes(bytes), of: exchange) } else { end(nil) }
            return bytes
        } catch {
            end(error as? TransportFailure ?? TransportFailure(.broken, "the answer broke off"))
            throw error
        }
    }

    private func end(_ failure: TransportFailure?) {
        let isFirst = hasEnded.withLock { hasEnded in
            defer { hasEnded = true }
            return !hasEnded
        }
        if isFirst { tap.note(.end(failure), of: exchange) }
    }
}
