/// What orq.ai's side of the rehearsal remembers beyond the ledger: agents that `run` made, conversations under names
/// of the client's, requests that a response echoes, and actions that wait for a review.
///
/// A task is a conversation of the ledger's under the same id, a response one of its runs.
actor OrqBook {
    /// What was decided about an action, and the run that goes on with it.
    struct Review: Hashable, Sendable {
        var isApproved: Bool
        var run: RunRecord
    }

    private var made: [String: OrqAgent] = [:]
    private var identifiers = IdentifierSource()
    private var tasks: [ConversationID: RunRecord] = [:]
    private var named: [String: ConversationID] = [:]
    private var routed: [RunID: OrqRouterRequest] = [:]
    private var reviews: [RunID: Review] = [:]
    private var waiting: [RunID: [AsyncStream<Review>.Continuation]] = [:]
    private var continued: Set<RunID> = []
    private var isRefusingNext = true
}

// MARK: - Agents

extension OrqBook {
    /// Newest first, the troupe last.
    var agents: [OrqAgent] {
        made.values.sorted { $0.id > $1.id } + Rehearsal.agents.map(OrqAgent.init)
    }

    /// The agent with that key or id, whose version may be asked for as `key@1.0.0` or `key@latest`.
    func agent(_ name: String) -> OrqAgent? {
        let parts = name.split(separator: "@", maxSplits: 1).map(String.init)
        guard let word = parts.first else { return nil }
        let id = AgentIdentifier(word)
        guard let agent = agents.first(where: { $0.key == word || $0.id == id }) else { return nil }
        guard parts.count == 2 else { return agent }
        return ["latest", agent.version].contains(parts[1]) ? agent : nil
    }

    /// The agent that `run` names: a known one, whose definition it may change, or a new one.
    func define(_ key: String, as definition: JSON) -> OrqAgent {
        if let known = Rehearsal.agents.first(where: { $0.key == key }) { return OrqAgent(known) }
        var agent =
            made[key]
            ?? OrqAgent(id: identifiers.next(at: Rehearsal.currentTime()), key: key, definition: definition)
        if agent.definition != definition {
            agent.definition = definition
            agent.revision += 1
        }
        made[key] = agent
        return agent
    }
}

// MARK: - Tasks

extension OrqBook {
    /// Notes the newest run of a task; whoever waits for the review of the run before it waits in vain.
    func note(_ run: RunRecord) {
        let before = tasks.updateValue(run, forKey: run.conversation)
        if let before, reviews[before.id] == nil { settle(before.id, nil) }
    }

    func isTask(_ id: ConversationID) -> Bool { tasks[id] != nil }

    /// Newest first.
    var allTasks: [RunRecord] { tasks.values.sorted { $0.conversation > $1.conversation } }

    /// Whether nobody tried to go on after this run yet; then someone has now.
    func isBusy(after run: RunID) -> Bool { continued.insert(run).inserted }

    /// True every other time, first of all the first.
    func isRefusedInTurn() -> Bool {
        defer { isRefusingNext.toggle() }
        return isRefusingNext
    }

    /// The conversation that goes under a name of the client's; nil while nothing was said in it.
    func conversation(named name: String) -> ConversationID? { named[name] }

    func name(_ conversation: ConversationID, _ name: String) { named[name] = conversation }

    /// The request of the third generation that a run answers.
    func request(of run: RunID) -> OrqRouterRequest? { routed[run] }

    func note(_ request: OrqRouterRequest, of run: RunID) { routed[run] = request }
}

// MARK: - Reviews

extension OrqBook {
    /// Settles the action that a run ended with.
    func review(_ reviewed: RunID, _ review: Review) {
        reviews[reviewed] = review
        settle(reviewed, review)
        note(review.run)
    }

    func review(of run: RunID) -> Review? { reviews[run] }

    /// Waits until the action that a run ended with is reviewed.
    ///
    /// Beside the book, on a stream: Swift 6.3.1 may resume a continuation of an actor's own function beside the actor
    /// (https://github.com/swiftlang/swift/pull/88157).
    /// - Returns: nil when the task went on without a review, and when the calling task is cancelled.
    nonisolated func awaitReview(of run: RunRecord) async -> Review? {
        for await review in await reviews(of: run) { return review }
        return nil
    }

    /// The review once it is there; nothing for a task that has gone on.
    private func reviews(of run: RunRecord) -> AsyncStream<Review> {
        let (stream, waiter) = AsyncStream.makeStream(of: Review.self)
        if let review = reviews[run.id] { waiter.yield(review) }
        if reviews[run.id] == nil, tasks[run.conversation]?.id == run.id {
            waiting[run.id, default: []].append(waiter)
        } else {
            waiter.finish()
        }
        return stream
    }

    private func settle(_ run: RunID, _ review: Review?) {
        for waiter in waiting.removeValue(forKey: run) ?? [] {
            if let review { waiter.yield(review) }
            waiter.finish()
        }
    }
}
