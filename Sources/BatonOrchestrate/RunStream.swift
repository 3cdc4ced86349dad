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
            let (response, api) = try await open(run)
            try await read(response, of: run, api)
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
        let names = await agents.names(of: agent) + [request.agent]
        let parameters = client.configuration.parameters(ofAgent: names).merging(request.parameters)
        var environment: String?
        // Set by its id, nobody needs to be asked for it.
        if parameters["environment_id"] == nil {
            environment = try await agents.environmentID(for: agent, in: client.configuration.environment)
        }
        var prompt = request.prompt
        // A new thread knows nothing of the conversation that goes on in it.
        if request.continuing == nil { prompt.text = request.transcript.retold(before: prompt.text) }
        return NewRun(
            agentID: agent.text, prompt: prompt, threadID: request.continuing?.ids[.thread],
            environmentID: environment, parameters: parameters)
    }

    private func open(_ run: NewRun) async throws(PlatformFailure) -> (WireResponse, OrchestrateConfiguration.API) {
        do throws(PlatformFailure) {
            let api = request.continuing?.route.flatMap(OrchestrateConfiguration.API.init) ?? client.configuration.api
            switch api {
            case .chatCompletions: return (try await complete(run), .chatCompletions)
            case .polledRuns: return (try await client.open(.startPolled(run), onWait: wait), .polledRuns)
            case .runs where client.routes.lacksRuns: return (try await complete(run), .chatCompletions)
            case .runs: return try await openStream(run)
            }
        } catch {
            if error.code == .agentNotFound { await agents.forget() }
            throw error
        }
    }

    /// A run with its stream, or, from a server that knows no runs, a chat completion. The message is posted a second time
    /// only because nothing was there to take the first.
    private func openStream(
        _ run: NewRun
    ) async throws(PlatformFailure) -> (WireResponse, OrchestrateConfiguration.API) {
        switch try await client.openUnlessMissing(.start(run), onWait: wait) {
        case .success(let response): return (response, .runs)
        case .failure(let missing):
            guard case .success(let response) = try await client.openUnlessMissing(.complete(run), onWait: wait) else {
                throw missing
            }
            client.routes.rememberNoRuns()
            let status = missing.httpStatus.map { " (HTTP \($0))" } ?? ""
            warn("This server has no runs\(status), so the agent answers by chat completions")
            warnOfLosses(run)
            return (response, .chatCompletions)
        }
    }

    private func complete(_ run: NewRun) async throws(PlatformFailure) -> WireResponse {
        let response = try await client.open(.complete(run), onWait: wait)
        warnOfLosses(run)
        return response
    }

    private func warnOfLosses(_ run: NewRun) {
        let lost = run.lostToCompletions
        if !lost.isEmpty { warn("Chat completions take no \(lost.joined(separator: ", ")), so the agent does without") }
    }

    private func warn(_ text: String) {
        continuation.yield([SequencedEvent(.warned(text))])
    }

    private func wait(_ wait: Duration) {
        let line = "The server is busy; trying again in \(wait.components.seconds) s"
        continuation.yield([SequencedEvent(.progressed(line, agent: nil))])
    }

    private func read(
        _ response: WireResponse, of run: NewRun, _ api: OrchestrateConfiguration.API
    ) async throws(PlatformFailure) {
        var decoder = FrameDecoder()
        var mapper = OrchestrateEventMapper(thread: run.threadID, api: api)
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
