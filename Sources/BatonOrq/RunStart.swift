import BatonCore
import BatonTransport

/// One turn on its way out: which agent, which generation, and the one request.
struct RunStart: Sendable {
    let platform: OrqPlatform
    let request: RunRequest

    func run(into continuation: RunEventStream.Continuation) async {
        do throws(PlatformFailure) {
            let (answer, mapper) = try await open()
            let names = HandOffNames(client: platform.client, memory: platform.memory)
            let body = RunBody(answer: answer, names: names, clock: platform.client.clock)
            try await body.read(with: mapper, into: continuation)
            continuation.finish()
        } catch {
            continuation.finish(throwing: error)
        }
    }

    private func open() async throws(PlatformFailure) -> (OrqAnswer, any EventMapper) {
        let name = request.agent
        var key = request.continuing?.agent ?? platform.memory.key(for: name) ?? name
        if !Self.canBeKey(key) { key = try await lookUp(name) }
        do throws(PlatformFailure) {
            return try await post(to: key)
        } catch {
            guard error.code == .agentNotFound else { throw error }
            return try await post(to: try await otherKey(than: key, after: error))
        }
    }

    /// Whether `name` can stand in a request as it is: a key, an id, either with `@version`. orq's own rule is stricter;
    /// what it refuses is found out by asking.
    private static func canBeKey(_ name: String) -> Bool {
        !name.isEmpty && name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "/") }
    }

    private func lookUp(_ name: String) async throws(PlatformFailure) -> String {
        let agent = try await platform.agent(named: name)
        platform.memory.learn(key: agent.name, for: name)
        return agent.name
    }

    /// The key that the name stands for, after the server did not know it as a key.
    private func otherKey(than key: String, after failure: PlatformFailure) async throws(PlatformFailure) -> String {
        let directory: AgentDirectory
        do throws(PlatformFailure) {
            directory = try await platform.directory()
        } catch {
            // Then the first failure is the one that tells something.
            throw failure
        }
        guard let agent = directory.agent(named: request.agent), agent.name != key else {
            var failure = failure
            failure.hint = directory.notFound(request.agent, attempt: "").hint ?? failure.hint
            throw failure
        }
        platform.memory.learn(key: agent.name, for: request.agent)
        return agent.name
    }

    private func post(to agent: String) async throws(PlatformFailure) -> (OrqAnswer, any EventMapper) {
        let content = try OutgoingTurn.Content(
            request.prompt.text, answering: request.continuing?.pendingCalls ?? [])
        let turn = OutgoingTurn(
            agent: agent, definition: platform.configuration.definitions[agent], content: content,
            continuing: request.continuing)
        let inquiry = Inquiry.sending(isContinuing: request.continuing != nil)
        var rest = generations(definesAgent: turn.definition != nil)[...]
        while let generation = rest.popFirst() {
            let answer = try await platform.client.open(generation.dialect.start(turn), for: inquiry)
            if answer.isSuccess {
                platform.memory.answering = generation
                return (answer, generation.dialect.mapper(agent: agent))
            }
            let body = await answer.errorBody()
            guard body.meansMissingEndpoint(status: answer.response.status), !rest.isEmpty else {
                throw answer.failure(body)
            }
        }
        preconditionFailure("a turn has at least one generation to go by")
    }

    /// The generations to try, newest first; never empty.
    private func generations(definesAgent: Bool) -> [Generation] {
        let wanted = platform.configuration.api.generation
        switch request.continuing?.generation {
        case .responses?: return [.responses]
        // A task is the same to both older generations; but one that a profile defines goes on as it began.
        case .tasks?: return [.tasks]
        case .agentResponses? where wanted == nil: return [.agentResponses, .tasks]
        case .agentResponses?: return [wanted == .tasks ? .tasks : .agentResponses]
        case nil: break
        }
        if let wanted { return [wanted] }
        // Only `stream-run` creates an agent that the server may not have.
        if definesAgent { return [.tasks] }
        return Array(Generation.allCases.drop { $0 != platform.memory.answering ?? $0 })
    }
}
