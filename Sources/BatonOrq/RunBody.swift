import BatonCore
import BatonTransport

/// The body of a turn's answer, from bytes to events.
struct RunBody: Sendable {
    let answer: OrqAnswer
    let names: HandOffNames
    let clock: any Clock<Duration>

    /// Yields what comes, a network read at a time, until the body or the run ends.
    /// - Throws: where the connection breaks before the run's end, or nothing in the answer is orq.ai's.
    func read(
        with mapper: any EventMapper, into continuation: RunEventStream.Continuation
    ) async throws(PlatformFailure) {
        guard !isPage else { throw answer.unexpected("The server answered with a web page") }
        var reader = FrameReader(mapper: mapper, redaction: answer.redaction)
        do {
            for try await bytes in answer.response.body {
                yield(await names.named(try reader.feed(bytes)), to: continuation)
                if reader.isOver { break }
            }
            if !reader.isOver { yield(await names.named(try reader.finish()), to: continuation) }
        } catch {
            let failure = error as? TransportFailure ?? TransportFailure(.broken, "the connection broke off")
            throw answer.redaction.clean(
                PlatformFailure(failure, inquiry: answer.inquiry, hasEvents: reader.hasEvents))
        }
        guard reader.hasJSON else { throw answer.unexpected("The server's answer has no event in it") }
        continuation.finish()
        await drain()
    }

    private var isPage: Bool {
        answer.response.header("content-type")?.lowercased().hasPrefix("text/html") ?? false
    }

    private func yield(_ events: [SequencedEvent], to continuation: RunEventStream.Continuation) {
        if !events.isEmpty { continuation.yield(events) }
    }

    /// Reads the rest of the body, an end mark as a rule, so that its connection can be used again; not for long, because
    /// a server may keep a stream open that has nothing more to say.
    private func drain() async {
        let body = answer.response.body
        let clock = clock
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                do {
                    for try await _ in body {}
                } catch {
                    // Then the connection is not used again, and that is all.
                }
            }
            group.addTask {
                do {
                    // Far above the time between the last event and the end of a body, far below a person's next prompt.
                    try await clock.sleep(for: .seconds(2))
                } catch {
                    // Cancelled, as the body has ended.
                }
            }
            await group.next()
            group.cancelAll()
        }
    }
}
