internal import BatonCore
internal import BatonTransport

/// One run from its request to the end of its stream.
struct RunStream: Sendable {
    let client: Client
    let agents: AgentDirectory
    let request: RunRequest
    let continuation: RunEventStream.Continuation

    /// How long a server may take to close a stream that has told its outcome, before the connection is given up
    /// instead of kept for the next request.
    private static let closingTime = Duration.seconds(2)

    /// Sends the message and yields what comes of it; finishes the stream in every case.
    func follow() async {
        do throws(PlatformFailure) {
            let run = try await newRun()
            let response = try await open(run)
            try await read(response, of: run)
        } catch {
            continuation.finish(throwing: client.secrets.scrub(error))
        }
    }

    private func newRun() async throws(PlatformFailure) -> NewRun {
        if let continuing = request.continuing, continuing.ids[.thread] == nil {
            throw PlatformFailure(
                .threadNotFound, "The server has not named this thread, so that it cannot go on",
                attempt: "sending the message", hint: "Start a new thread.")
        }
        let agent = try await agents.id(named: request.agent)
        let environment = try await agents.environmentID(for: agent, in: client.configuration.environment)
        return NewRun(
            agentID: agent.text, prompt: request.prompt, threadID: request.continuing?.ids[.thread],
            environmentID: environment)
    }

    private func open(_ run: NewRun) async throws(PlatformFailure) -> WireResponse {
        do throws(PlatformFailure) {
            return try await client.open(.start(run)) { [continuation] wait in
                let line = "The server is busy; trying again in \(wait.components.seconds) s"
                continuation.yield([SequencedEvent(.progressed(line, agent: nil))])
            }
        } catch {
            if error.code == .agentNotFound { await agents.forget() }
            throw error
        }
    }

    private func read(_ response: WireResponse, of run: NewRun) async throws(PlatformFailure) {
        var decoder = FrameDecoder()
        var mapper = OrchestrateEventMapper(thread: run.threadID)
        var isEmpty = true
        do {
            for try await bytes in response.body {
                isEmpty = isEmpty && bytes.isEmpty
                yield(try decoder.feed(bytes).flatMap { mapper.events(for: $0) })
                if mapper.isEnded {
                    continuation.finish()
                    await close(response)
                    return
                }
            }
            yield(try decoder.finish().flatMap { mapper.events(for: $0) } + mapper.finish())
        } catch {
            var failure = client.failure(of: .start(run), after: error)
            failure.delivery = mapper.hasSpoken ? .delivered : .unknown
            throw failure
        }
        guard mapper.hasSpoken else { throw silence(of: response, isEmpty: isEmpty) }
        continuation.finish()
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
