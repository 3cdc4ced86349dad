package import BatonCore
internal import Synchronization

/// A platform that does what its script says, and remembers what was asked of it.
package final class ScriptedPlatform: AgentPlatform {
    /// What one `start` does.
    package struct Script: Sendable {
        /// Batches of events, each delivered on its own.
        package var batches: [[SequencedEvent]]
        /// How the stream ends: with this failure, or without one.
        package var failure: PlatformFailure?
        /// Whether the stream stays open after its batches until the caller closes it.
        package var staysOpen: Bool

        package init(_ events: [RunEvent], failure: PlatformFailure? = nil, staysOpen: Bool = false) {
            batches = events.map { [SequencedEvent($0)] }
            self.failure = failure
            self.staysOpen = staysOpen
        }

        package init(batches: [[SequencedEvent]], failure: PlatformFailure? = nil, staysOpen: Bool = false) {
            self.batches = batches
            self.failure = failure
            self.staysOpen = staysOpen
        }
    }

    /// What was asked, in order.
    package enum Request: Hashable, Sendable {
        case start(RunRequest)
        case poll(RemoteHandle)
        case cancel(RemoteHandle)
    }

    private struct State {
        var scripts: [Script]
        var polls: [Result<RunSnapshot, PlatformFailure>]
        var cancels: [Result<CancelAnswer, PlatformFailure>]
        var requests: [Request] = []
    }

    package let platform: Platform
    private let known: [Agent]
    private let answerToLogin: Result<Login, PlatformFailure>
    private let figures: Result<Usage, PlatformFailure>
    private let state: Mutex<State>

    /// - Parameters:
    ///   - scripts: one for each `start`, in order; a further start fails as unreachable.
    ///   - polls: one answer for each `poll`; the last one is given again.
    ///   - cancels: one answer for each `cancel`; none means that the platform cannot cancel.
    ///   - login: the answer to every `login`.
    ///   - usage: the answer to every `usage(of:)`.
    package init(
        _ platform: Platform = .orchestrate, agents: [Agent] = [Agent(id: "a1", name: "guide")], scripts: [Script],
        polls: [Result<RunSnapshot, PlatformFailure>] = [], cancels: [Result<CancelAnswer, PlatformFailure>] = [],
        login: Result<Login, PlatformFailure> = .success(Login()),
        usage: Result<Usage, PlatformFailure> = .failure(PlatformFailure(.unsupported, "No figures are scripted"))
    ) {
        self.platform = platform
        answerToLogin = login
        figures = usage
        known = agents
        state = Mutex(State(scripts: scripts, polls: polls, cancels: cancels))
    }

    /// Everything that was asked so far.
    package var requests: [Request] { state.withLock { $0.requests } }

    package func login() async throws(PlatformFailure) -> Login { try answerToLogin.get() }

    package func agents() async throws(PlatformFailure) -> [Agent] { known }

    package func agent(named name: String) async throws(PlatformFailure) -> Agent {
        guard let agent = known.first(where: { $0.name == name || $0.id.text == name }) else {
            throw PlatformFailure(.agentNotFound, "There is no agent \(name)")
        }
        return agent
    }

    package func start(_ request: RunRequest) -> RunEventStream {
        let script = state.withLock { state in
            state.requests.append(.start(request))
            return state.scripts.isEmpty ? nil : state.scripts.removeFirst()
        }
        guard let script else {
            return RunEventStream { $0.finish(throwing: PlatformFailure(.unreachable, "The script is at its end")) }
        }
        return RunEventStream { continuation in
            for batch in script.batches { continuation.yield(batch) }
            guard !script.staysOpen else { return }
            if let failure = script.failure { continuation.finish(throwing: failure) } else { continuation.finish() }
        }
    }

    package func poll(_ handle: RemoteHandle) async throws(PlatformFailure) -> RunSnapshot {
        let answer = state.withLock { state in
            state.requests.append(.poll(handle))
            return state.polls.count > 1 ? state.polls.removeFirst() : state.polls.first
        }
        return try (answer ?? .failure(PlatformFailure(.runNotFound, "No poll is scripted"))).get()
    }

    package func cancel(_ handle: RemoteHandle) async throws(PlatformFailure) -> CancelAnswer {
        let answer = state.withLock { state in
            state.requests.append(.cancel(handle))
            return state.cancels.count > 1 ? state.cancels.removeFirst() : state.cancels.first
        }
        return try (answer ?? .success(.unsupported)).get()
    }

    package func usage(of handle: RemoteHandle) async throws(PlatformFailure) -> Usage { try figures.get() }

    package func thread(named id: String, agent: String) async throws(PlatformFailure) -> RemoteHandle {
        RemoteHandle(platform: platform, ids: RemoteIDs([.thread: id]))
    }
}
