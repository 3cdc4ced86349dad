import Dispatch
import Synchronization

/// An exchange that lets everything through and shows it, without secrets, to a recorder.
///
/// What passes only takes its place in a queue; framing and redaction happen a moment later, for all that has come by then,
/// and only while something waits. The queue is bounded: what comes while it is full is recorded by its size alone.
package final class WireTap: HTTPExchange {
    private struct Queue {
        var entries: [WireEntry] = []
        var byteCount = 0
        var isDraining = false
        var exchangeCount = 0
        var waiters: [CheckedContinuation<Void, Never>] = []
    }

    // What is seen of it need not be sooner than a glance, and each time wakes a thread.
    private static let delay = DispatchTimeInterval.milliseconds(100)

    /// In bytes: some seconds of the fastest stream.
    private static let queueLimit = 8 * 1024 * 1024

    private let inner: any HTTPExchange
    private let recorder: any WireRecorder
    private let now: @Sendable () -> ContinuousClock.Instant
    private let queue = Mutex(Queue())
    /// Where the queue is emptied.
    private let drains = DispatchQueue(label: "baton.wire")
    /// Used there.
    private let digest = Mutex(WireDigest())

    package init(
        around inner: any HTTPExchange, recorder: any WireRecorder,
        now: @escaping @Sendable () -> ContinuousClock.Instant = { ContinuousClock.now }
    ) {
        self.inner = inner
        self.recorder = recorder
        self.now = now
    }

    package func send(_ request: WireRequest) async throws(TransportFailure) -> WireResponse {
        let exchange = queue.withLock { queue in
            queue.exchangeCount += 1
            return queue.exchangeCount
        }
        note(.request(request), of: exchange)
        do throws(TransportFailure) {
            var response = try await inner.send(request)
            note(.head(status: response.status, headers: response.headers), of: exchange)
            let body = TappedBody(response.body, exchange: exchange, tap: self)
            response.body = AsyncThrowingStream { try await body.next() }
            return response
        } catch {
            note(.end(error), of: exchange)
            throw error
        }
    }

    /// Waits until the recorder has everything that has passed so far.
    package func settle() async {
        await withCheckedContinuation { continuation in
            let isIdle = queue.withLock { queue in
                if queue.isDraining { queue.waiters.append(continuation) }
                return !queue.isDraining
            }
            if isIdle { continuation.resume() } else { drains.async { self.drain() } }
        }
    }

    func note(_ passage: WireEntry.Passage, of exchange: Int) {
        var entry = WireEntry(exchange: exchange, instant: now(), passage: passage)
        let isFirst = queue.withLock { queue in
            if queue.byteCount + entry.byteCount > Self.queueLimit { entry.drop() }
            queue.byteCount += entry.byteCount
            queue.entries.append(entry)
            defer { queue.isDraining = true }
            return !queue.isDraining
        }
        if isFirst { drains.asyncAfter(deadline: .now() + Self.delay) { self.drain() } }
    }

    private func drain() {
        while let entries = takeEntries() {
            digest.withLock { digest in
                for entry in entries {
                    for event in digest.events(of: entry) { recorder.record(event) }
                }
            }
        }
    }

    /// Nil when nothing waits; the drain is over then.
    private func takeEntries() -> [WireEntry]? {
        let (entries, waiters) = queue.withLock { queue in
            let entries = queue.entries
            (queue.entries, queue.byteCount) = ([], 0)
            guard entries.isEmpty else { return (entries, [CheckedContinuation<Void, Never>]()) }
            queue.isDraining = false
            defer { queue.waiters = [] }
            return (entries, queue.waiters)
        }
        for waiter in waiters { waiter.resume() }
        return entries.isEmpty ? nil : entries
    }
}
