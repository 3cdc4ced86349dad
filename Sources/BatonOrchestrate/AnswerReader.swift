internal import BatonCore
internal import BatonTransport

/// Reads what the server says to a message, from the first byte to the outcome, and yields what it means.
struct AnswerReader: Sendable {
    let client: Client
    let continuation: RunEventStream.Continuation

    /// How long a server may take to close a stream that has told its outcome, before the connection is given up
    /// instead of kept for the next request.
    private static let closingTime = Duration.seconds(2)

    /// Finishes the stream, unless it throws.
    ///
    /// - Parameter call: what was answered.
    func read(
        _ response: WireResponse, to call: Call, by mapper: OrchestrateEventMapper
    ) async throws(PlatformFailure) {
        var decoder = FrameDecoder()
        var mapper = mapper
        var isEmpty = true
        do {
            for try await bytes in response.body {
                isEmpty = isEmpty && bytes.isEmpty
                let events = try decoder.feed(bytes).flatMap { mapper.events(for: $0) }
                yield(await withLog(&mapper.missingLog, events))
                if mapper.isEnded {
                    continuation.finish()
                    await close(response)
                    return
                }
            }
            yield(try decoder.finish().flatMap { mapper.events(for: $0) } + mapper.finish())
        } catch {
            var failure = client.failure(of: call, after: error)
            failure.delivery = mapper.hasSpoken ? .delivered : .unknown
            throw failure
        }
        guard mapper.hasSpoken else { throw silence(of: response, isEmpty: isEmpty) }
        continuation.finish()
    }

    /// `events` with the lines of the log that they named, if any, before the outcome; the log is asked for once.
    private func withLog(_ log: inout String?, _ events: [SequencedEvent]) async -> [SequencedEvent] {
        guard let id = log else { return events }
        log = nil
        let lines: [RunEvent]
        do throws(PlatformFailure) {
            let answer = try await client.json(.logs(id))
            lines = WireMessage.step(ofLogs: answer["captured_logs"] ?? answer, id: id)
        } catch {
            lines = [.warned("The agent's log could not be read: \(error.message)")]
        }
        let end = events.firstIndex { if case .ended = $0.event { true } else { false } } ?? events.endIndex
        return events[..<end] + lines.map { SequencedEvent($0) } + events[end...]
    }

    func warn(_ text: String) {
        continuation.yield([SequencedEvent(.warned(text))])
    }

    func progress(_ line: String) {
        continuation.yield([SequencedEvent(.progressed(line, agent: nil))])
    }

    /// Tells that a call waits before it is made again.
    func wait(_ wait: Duration) {
        progress("The server is busy; trying again in \(wait.components.seconds) s")
    }

    private func yield(_ events: [SequencedEvent]) {
        guard !events.isEmpty else { return }
        continuation.yield(events.map { SequencedEvent(client.secrets.scrub($0.event), cursor: $0.cursor) })
    }

    /// A success that said nothing of this protocol.
    private func silence(of response: WireResponse, isEmpty: Bool) -> PlatformFailure {
        PlatformFailure(
            isEmpty ? .connectionLost : .unexpectedAnswer,
            isEmpty
                ? "The server closed the connection without an answer"
                : "What answered does not speak watsonx Orchestrate's protocol",
            attempt: "sending the message", httpStatus: response.status, delivery: .unknown,
            hint: isEmpty ? "The server may have the message: look before you send it again." : nil)
    }

    /// Reads on to the stream's end, so that the connection can be used again.
    private func close(_ response: WireResponse) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                // The run has ended; how its stream does is all one.
                do { for try await _ in response.body {} } catch {}
            }
            group.addTask { [clock = client.clock] in
                // A cancelled wait: the stream was closed in time.
                do { try await clock.sleep(for: Self.closingTime) } catch {}
            }
            await group.next()
            group.cancelAll()
        }
    }
}
