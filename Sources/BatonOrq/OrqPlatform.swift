package import BatonCore
package import BatonTransport
import FoundationEssentials

/// An orq.ai server behind the port that the engine knows: three generations of its API, one language.
///
/// An agent is used as it is named, without asking the server, unless the name cannot be a key; only after the server has
/// said that there is no such agent is the name looked up. A message is posted a second time only after an answer by which
/// the server certainly has not taken it: another key is wanted (401), the endpoint is not there (404, 405, 501), or there
/// is no agent of that key.
package struct OrqPlatform: AgentPlatform {
    package var platform: Platform { .orq }

    let configuration: OrqConfiguration
    let client: OrqClient
    let memory = PlatformMemory()
    let threadID: @Sendable () -> String

    /// - Parameters:
    ///   - clock: what waits between two requests of a reading that is worth repeating.
    ///   - secondsSince1970: the wall clock, for servers that say by a date how long to wait.
    ///   - threadID: makes the id of a conversation on the server, where the profile wants one.
    package init(
        configuration: OrqConfiguration, exchange: any HTTPExchange, keys: any OrqKeySource,
        clock: any Clock<Duration> = ContinuousClock(),
        secondsSince1970: @escaping @Sendable () -> Int64 = { Int64(Date().timeIntervalSince1970) },
        threadID: @escaping @Sendable () -> String = Self.randomThreadID
    ) {
        self.configuration = configuration
        self.threadID = threadID
        client = OrqClient(
            baseURL: configuration.baseURL, exchange: exchange, keys: keys, clock: clock,
            secondsSince1970: secondsSince1970)
    }

    package func agents() async throws(PlatformFailure) -> [Agent] {
        try await directory().entries.filter(\.isOffered).map(\.agent)
    }

    package func agent(named name: String) async throws(PlatformFailure) -> Agent {
        if name.modelName != nil { return try await model(named: name) }
        let directory = try await directory()
        guard let agent = directory.agent(named: name) else {
            throw directory.notFound(name, attempt: "looking for the agent")
        }
        return agent
    }

    package func start(_ request: RunRequest) -> RunEventStream {
        RunEventStream { continuation in
            let task = Task { await RunStart(platform: self, request: request).run(into: continuation) }
            continuation.onTermination = { reason in
                // A stream that has finished by itself is still read to its last byte, so that its connection can be reused.
                if case .cancelled = reason { task.cancel() }
            }
        }
    }

    /// orq.ai has no way to cancel in any of its generations (reference §9.5).
    package func cancel(_ handle: RemoteHandle) async throws(PlatformFailure) -> CancelAnswer { .unsupported }

    package static func randomThreadID() -> String {
        var generator = SystemRandomNumberGenerator()
        return "baton-\(ThreadID.random(using: &generator))"
    }

    /// What a run of `agent` is read with.
    func context(of agent: String, in generation: Generation) -> RunContext {
        var context = RunContext(generation: generation, agent: agent)
        // The newest generation runs its tools without a review, whatever their settings say (orq's reference §9.3).
        context.answersReviews = configuration.answersReviews && generation != .responses
        return context
    }

    /// Every agent that the server lists, and those that the profile defines.
    func directory() async throws(PlatformFailure) -> AgentDirectory {
        var directory = AgentDirectory()
        var path = "/v2/agents"
        while let last = directory.add(try await client.read(path, for: .listing)) {
            path = "/v2/agents?starting_after=\(last.pathSegment)"
        }
        for entry in directory.entries {
            if let id = entry.id { memory.learn(name: entry.agent.name, ofID: id) }
        }
        directory.add(configuration.definitions)
        return directory
    }
}
