package import BatonCore
package import BatonTransport
internal import FoundationEssentials

/// A watsonx Orchestrate server as an ``AgentPlatform``: runs with their event stream, polled where the stream is lost.
///
/// Stateless but for what it has learnt of the server (paths, agents, environments), so that one of them serves every
/// conversation of a profile.
package struct OrchestratePlatform: AgentPlatform {
    let client: Client
    let directory: AgentDirectory

    /// - Parameters:
    ///   - tokens: asked before every request, and once more after a 401 with what was refused.
    ///   - clock: what waits between the attempts of a request.
    ///   - secondsSince1970: the time of day, for servers that name a moment to wait for.
    package init(
        configuration: OrchestrateConfiguration, exchange: any HTTPExchange, tokens: any TokenSource,
        clock: any Clock<Duration>,
        secondsSince1970: @escaping @Sendable () -> Int64 = { Int64(Date().timeIntervalSince1970) }
    ) {
        client = Client(
            configuration: configuration, exchange: exchange, tokens: tokens, clock: clock,
            secondsSince1970: secondsSince1970, routes: Routes(root: configuration.root))
        directory = AgentDirectory(client: client)
    }

    package var platform: Platform { .orchestrate }

    package func login() async throws(PlatformFailure) -> Login {
        do throws(PlatformFailure) {
            _ = try await client.json(.loginCheck)
            return try await client.tokens.login()
        } catch {
            throw client.secrets.scrub(error)
        }
    }

    package func agents() async throws(PlatformFailure) -> [Agent] {
        do throws(PlatformFailure) {
            let agents = try await directory.list().filter { !$0.isHidden }.map(\.agent)
            return agents + (await assistants())
        } catch {
            throw client.secrets.scrub(error)
        }
    }

    package func agent(named name: String) async throws(PlatformFailure) -> Agent {
        do throws(PlatformFailure) {
            if name.hasPrefix(Agent.modelPrefix) { return try await model(named: name) }
            if let assistant = Assistant(name: name) { return assistant.agent }
            return try await directory.agent(named: name)
        } catch {
            throw client.secrets.scrub(error)
        }
    }

    package func start(_ request: RunRequest) -> RunEventStream {
        RunEventStream { continuation in
            let reader = AnswerReader(client: client, continuation: continuation)
            let task =
                if request.agent.hasPrefix(Agent.modelPrefix) {
                    Task { await ModelAnswer(client: client, request: request, reader: reader).follow() }
                } else {
                    Task {
                        let run = RunStream(client: client, agents: directory, request: request, reader: reader)
                        await run.follow()
                    }
                }
            continuation.onTermination = { end in
                // A stream that has ended by itself still reads the connection empty.
                if case .cancelled = end { task.cancel() }
            }
        }
    }

    package func poll(_ handle: RemoteHandle) async throws(PlatformFailure) -> RunSnapshot {
        do throws(PlatformFailure) {
            let snapshot = try await RunPoll(client: client).snapshot(of: handle)
            return RunSnapshot(events: snapshot.events.map(client.secrets.scrub))
        } catch {
            throw afterDelivery(error)
        }
    }

    package func cancel(_ handle: RemoteHandle) async throws(PlatformFailure) -> CancelAnswer {
        let ways = [OrchestrateConfiguration.API.chatCompletions.rawValue, HandleState.models]
        if let route = handle.route, ways.contains(route) { return .unsupported }
        do throws(PlatformFailure) {
            _ = try await client.open(.cancel(try RunPoll(client: client).id(of: handle)))
            return .accepted
        } catch {
            switch (error.code, error.httpStatus) {
            case (_, 400), (_, 409), (_, 410): return .alreadyEnded
            // Not the run is missing, but the way to cancel one.
            case (.notFound, _), (.unsupported, _): return .unsupported
            default: throw afterDelivery(error)
            }
        }
    }

    package func thread(named id: String, agent: String) async throws(PlatformFailure) -> RemoteHandle {
        do throws(PlatformFailure) {
            let thread = try await client.json(.thread(id))
            return RemoteHandle(
                platform: .orchestrate, ids: RemoteIDs([.thread: thread.text("id", "thread_id") ?? id]))
        } catch {
            throw client.secrets.scrub(Self.missingThread(error, id: id))
        }
    }

    package func run(named id: String, agent: String) async throws(PlatformFailure) -> RemoteHandle {
        var handle = RemoteHandle(platform: .orchestrate, ids: RemoteIDs([.run: id]))
        handle.state[HandleState.assistant] = Assistant(name: agent)?.id
        return handle
    }

    package func replay(_ handle: RemoteHandle) async throws(PlatformFailure) -> RunSnapshot {
        do throws(PlatformFailure) {
            let replay = RunReplay(client: client)
            let snapshot = try await replay.snapshot(of: try RunPoll(client: client).id(of: handle), handle)
            return RunSnapshot(events: snapshot.events.map(client.secrets.scrub))
        } catch {
            throw afterDelivery(error)
        }
    }

    /// An id in a form that the server does not even look for is as unknown to it as any other.
    private static func missingThread(_ failure: PlatformFailure, id: String) -> PlatformFailure {
        guard let status = failure.httpStatus, [400, 404, 422].contains(status) else { return failure }
        var failure = failure
        failure.code = .threadNotFound
        failure.message = "The server has no thread \(ErrorText.trimmed(id.sanitised))"
        failure.hint = nil
        return failure
    }

    /// What goes wrong about a run that the server has says nothing against its having the message.
    private func afterDelivery(_ failure: PlatformFailure) -> PlatformFailure {
        var failure = client.secrets.scrub(failure)
        failure.delivery = .delivered
        return failure
    }
}
