import BatonCore
import BatonTransport

/// One turn on its way out: which agent, which generation, and the one request.
struct RunStart: Sendable {
    let platform: OrqPlatform
    let request: RunRequest

    /// A run that the server has taken.
    private struct Opened {
        var answer: OrqAnswer
        var mapper: any EventMapper
        /// What the user should know of the request itself.
        var warnings: [RunEvent]
    }

    func run(into continuation: RunEventStream.Continuation) async {
        do throws(PlatformFailure) {
            if let handle = request.continuing, !handle.pendingReviews.isEmpty {
                // The run goes on by itself from here, and is polled: its stream cannot be had again.
                let reviewed = try await platform.review(handle, verdict: try ReviewVerdict(request.prompt))
                continuation.yield(([.accepted(reviewed)] + reviewWarnings).map { SequencedEvent($0) })
            } else if request.prompt.verdict != nil {
                throw Self.nothingToReview
            } else {
                try await read(try await open(), into: continuation)
            }
            continuation.finish()
        } catch {
            continuation.finish(throwing: error)
        }
    }

    private var reviewWarnings: [RunEvent] {
        guard let reason = request.prompt.verdict?.reason, !reason.isEmpty else { return [] }
        return [.warned("orq.ai takes no reason with a review: yours was not sent")]
    }

    private static var nothingToReview: PlatformFailure {
        PlatformFailure(
            .invalidRequest, "No call waits for an approval from here", attempt: Inquiry.reviewing.attempt,
            hint: "What waits for a review in orq.ai is answered there, and the run goes on.")
    }

    private func read(_ run: Opened, into continuation: RunEventStream.Continuation) async throws(PlatformFailure) {
        if !run.warnings.isEmpty { continuation.yield(run.warnings.map { SequencedEvent($0) }) }
        let names = HandOffNames(client: platform.client, memory: platform.memory)
        let body = RunBody(answer: run.answer, names: names, clock: platform.client.clock)
        try await body.read(with: run.mapper, into: continuation)
    }

    private func open() async throws(PlatformFailure) -> Opened {
        let name = request.agent
        var key = request.continuing?.agent ?? platform.memory.key(for: name) ?? name
        if key.modelName != nil { return try await postToModel(key) }
        if !Self.canBeKey(key) { key = try await lookUp(name) }
        do throws(PlatformFailure) {
            return try await post(to: key)
        } catch {
            guard error.code == .agentNotFound else { throw error }
            return try await post(to: try await otherKey(than: key, after: error))
        }
    }

    /// A model needs no agent, and no list of them.
    private func postToModel(_ name: String) async throws(PlatformFailure) -> Opened {
        do throws(PlatformFailure) {
            return try await post(to: name)
        } catch {
            guard error.httpStatus == 404, error.code == .agentNotFound || error.code == .invalidRequest else {
                throw error
            }
            throw await platform.withModelHint(error, of: name)
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

    private func post(to agent: String) async throws(PlatformFailure) -> Opened {
        let turn = try turn(of: agent)
        let inquiry = Inquiry.sending(isContinuing: request.continuing != nil)
        let ways = ways(for: turn)
        for (index, way) in ways.enumerated() {
            var turn = turn
            turn.isStreamed = way.isStreamed
            let answer = try await platform.client.open(way.generation.dialect.start(turn), for: inquiry)
            if answer.isSuccess {
                platform.memory.learn(missing: ways[..<index])
                return opened(answer, turn, by: way)
            }
            let body = await answer.errorBody()
            guard body.meansMissingEndpoint(status: answer.response.status), way != ways.last else {
                throw answer.failure(body)
            }
        }
        preconditionFailure("a turn has at least one way to go by")
    }

    private func turn(of agent: String) throws(PlatformFailure) -> OutgoingTurn {
        let content = try OutgoingTurn.Content(request.prompt, answering: request.continuing?.pendingCalls ?? [])
        var turn = OutgoingTurn(agent: agent, content: content, continuing: request.continuing)
        // Where a conversation goes on at the server, it has it.
        if request.continuing == nil { turn.transcript = request.transcript }
        if let (name, fields) = platform.configuration.definition(of: agent) {
            let definition = try AgentDefinition(fields, agent: name)
            turn.definition = definition
            turn.agent = definition.fields["key"]?.string ?? agent
        }
        if turn.definition?.wantsThread ?? false {
            turn.thread = request.continuing?.ids[.thread] ?? platform.threadID()
        } else {
            turn.thread = turn.definition?.fields["thread"]?["id"]?.string
        }
        return turn
    }

    private func opened(_ answer: OrqAnswer, _ turn: OutgoingTurn, by way: Way) -> Opened {
        var context = platform.context(of: turn.agent, in: way.generation)
        context.thread = turn.thread
        context.stepLimit = turn.definition?.stepLimit
        var warnings: [RunEvent] = []
        if let definition = turn.definition, definition.isWhole {
            warnings = self.warnings(of: definition, agent: turn.agent, by: way)
            if way.generation == .tasks { context.definitionMark = definition.mark }
        }
        return Opened(answer: answer, mapper: way.generation.dialect.mapper(context), warnings: warnings)
    }

    private func warnings(of definition: AgentDefinition, agent: String, by way: Way) -> [RunEvent] {
        guard way.generation == .tasks else {
            guard platform.memory.isFirstWarning(about: agent) else { return [] }
            return [.warned("The profile's definition of \(agent) is sent only with api = \"tasks\" or \"auto\"")]
        }
        guard let last = request.continuing?.definitionMark, last != definition.mark else { return [] }
        return [.warned("The definition of \(agent) has changed: orq.ai saves it as a new version of the agent")]
    }

    private func ways(for turn: OutgoingTurn) -> [Way] {
        // Only the newest generation answers without an agent.
        let generations =
            turn.agent.modelName == nil
            ? generations(definesAgent: turn.definition?.isWhole ?? false) : [Generation.responses]
        return Way.all(
            of: generations, isStreaming: platform.configuration.isStreaming,
            missing: platform.memory.missing)
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
        // Only `run` creates an agent that the server may not have.
        return definesAgent ? [.tasks] : Generation.allCases
    }
}
