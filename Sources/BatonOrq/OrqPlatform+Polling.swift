package import BatonCore

extension OrqPlatform {
    package func poll(_ handle: RemoteHandle) async throws(PlatformFailure) -> RunSnapshot {
        guard let generation = handle.generation, let agent = handle.agent else {
            throw Self.unknownHandle(attempt: Inquiry.polling.attempt)
        }
        let answer: JSONValue
        switch generation {
        case .responses:
            guard let id = handle.ids[.response] else { throw Self.unknownHandle(attempt: Inquiry.polling.attempt) }
            answer = try await client.readOnce(Self.path(ofResponse: id), for: .polling)
        case .agentResponses, .tasks:
            guard let id = handle.ids[.task] else { throw Self.unknownHandle(attempt: Inquiry.polling.attempt) }
            answer = try await task(id, of: agent, for: .polling)
        }
        var mapper = generation.dialect.mapper(context(of: agent, in: generation))
        let snapshot = RunSnapshot(events: mapper.events(for: answer).map(\.event))
        guard !snapshot.isEnded, generation != .responses else { return snapshot }
        return RunSnapshot(events: snapshot.events + (await reviewEvents(of: handle, agent: agent)))
    }

    package func thread(named id: String, agent: String) async throws(PlatformFailure) -> RemoteHandle {
        if id.hasPrefix(Self.responsePrefix) { return try await responseThread(id, agent: agent) }
        guard !id.hasPrefix("conv_") else {
            throw PlatformFailure(
                .threadNotFound, "A conversation's id cannot be checked with the server",
                attempt: Inquiry.finding.attempt,
                hint: "Name the task, or the response (resp_…), that the thread ended with.")
        }
        return try await taskThread(id, agent: agent)
    }

    /// What the newest generation's ids begin with; the others' are ULIDs.
    private static let responsePrefix = "resp_"

    private static func path(ofResponse id: String) -> String { "/v3/router/responses/\(id.pathSegment)" }

    private static func unknownHandle(attempt: String) -> PlatformFailure {
        PlatformFailure(
            .runNotFound, "Nothing is known of this run that orq.ai could be asked by", attempt: attempt,
            delivery: .unknown)
    }
}

// MARK: - Tasks

extension OrqPlatform {
    /// A task, by the documented way, then by the one that is older than it (orq's reference §9.4).
    private func task(_ id: String, of agent: String, for inquiry: Inquiry) async throws(PlatformFailure) -> JSONValue {
        let base = "/v2/agents/\(agent.pathSegment)"
        do throws(PlatformFailure) {
            return try await client.readOnce("\(base)/responses/\(id.pathSegment)", for: inquiry)
        } catch {
            guard error.httpStatus == 404 || error.httpStatus == 405 else { throw error }
            return try await historicTask(id, base: base, for: inquiry, after: error)
        }
    }

    private func historicTask(
        _ id: String, base: String, for inquiry: Inquiry, after first: PlatformFailure
    ) async throws(PlatformFailure) -> JSONValue {
        let path = "\(base)/tasks/\(id.pathSegment)"
        var task: JSONValue
        do throws(PlatformFailure) {
            task = try await client.readOnce(path, for: inquiry)
        } catch {
            // Where neither way knows it, the documented one's words count, unless it was not there at all.
            let isMissing = error.httpStatus == 404 || error.httpStatus == 405
            guard isMissing else { throw error }
            var failure = first.code == .notFound || first.code == .unsupported ? error : first
            if failure.code == .notFound || failure.code == .unsupported {
                failure.code = inquiry.isTurn ? .threadNotFound : .runNotFound
            }
            throw failure
        }
        let reading = TaskReading(task)
        guard reading.isOver, reading.answers.isEmpty, case .object(var object) = task else { return task }
        object["messages"] = try await client.readOnce("\(path)/messages", for: inquiry)
        task = .object(object)
        return task
    }

    private func taskThread(_ id: String, agent: String) async throws(PlatformFailure) -> RemoteHandle {
        let answer: JSONValue
        do throws(PlatformFailure) {
            answer = try await task(id, of: agent, for: .finding)
        } catch {
            throw Self.asThreadNotFound(error, id: id)
        }
        let fields = configuration.definition(of: agent)?.fields
        let isDefined = fields.map(AgentDefinition.isWhole) ?? false
        let generation: Generation = configuration.api == .tasks || isDefined ? .tasks : .agentResponses
        var keeper = HandleKeeper(context(of: agent, in: generation))
        var steps = StepLedger()
        _ = TaskReading(answer).events(keeper: &keeper, steps: &steps)
        var handle = keeper.handle
        handle.ids[.task] = handle.ids[.task] ?? id
        return handle
    }

    private static func asThreadNotFound(_ failure: PlatformFailure, id: String) -> PlatformFailure {
        guard [.runNotFound, .notFound, .unsupported].contains(failure.code) else { return failure }
        var failure = failure
        failure.code = .threadNotFound
        return failure
    }
}

// MARK: - Responses

extension OrqPlatform {
    private func responseThread(_ id: String, agent: String) async throws(PlatformFailure) -> RemoteHandle {
        let answer = try await client.read(Self.path(ofResponse: id), for: .finding)
        var mapper = RouterMapper(context(of: agent, in: .responses))
        let events = mapper.events(for: answer)
        let learnt = events.reduce(into: RemoteHandle(generation: .responses, agent: agent)) { handle, event in
            if case .accepted(let newer) = event.event { handle = handle.merging(newer) }
        }
        var handle = learnt
        handle.ids[.response] = id
        return handle
    }
}
