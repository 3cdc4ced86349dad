/// Starts runs, lets them act, and remembers them.
///
/// A run belongs to the ledger and goes on whatever happens to those who watch it. Memory is bounded by ``Retention``.
package actor RunLedger {
    private let speed: Double
    private let clock: any Clock<Duration>
    private let wallClock: @Sendable () -> Int64
    private let retention: Retention
    private var identifiers = IdentifierSource()
    private var runs: [RunID: LiveRun] = [:]
    private var conversations: [ConversationID: LiveConversation] = [:]

    /// - Parameters:
    ///   - speed: how much faster than natural the agents are; from 1,000 on they never wait.
    ///   - clock: what the agents wait on and their tools are measured by.
    ///   - wallClock: milliseconds since 1970.
    package init(
        speed: Double, clock: any Clock<Duration>, wallClock: @escaping @Sendable () -> Int64,
        retention: Retention = Retention()
    ) {
        self.speed = speed
        self.clock = clock
        self.wallClock = wallClock
        self.retention = retention
    }

    /// How much of what has ended stays; what still runs always does.
    package struct Retention: Hashable, Sendable {
        /// The newest runs that stay.
        package var runs: Int
        /// The acts of all of them together: about 15 MB at the default.
        package var acts: Int
        /// How long after its end a run stays, in milliseconds.
        package var milliseconds: Int64

        /// By default the newest 1,000 runs of the last hour (the platforms keep theirs for about that long).
        package init(runs: Int = 1_000, acts: Int = 200_000, milliseconds: Int64 = 3_600_000) {
            self.runs = runs
            self.acts = acts
            self.milliseconds = milliseconds
        }
    }
}

// MARK: - Runs

extension RunLedger {
    /// Starts a run that goes on whatever happens to its listeners.
    ///
    /// - Parameters:
    ///   - conversation: the one that it continues; nil opens a new one.
    ///   - earlier: what a new conversation begins with, for clients that bring their own memory.
    ///   - files: what comes with the prompt.
    ///   - origin: where the request came in; nil where answers carry no files.
    /// - Throws: `LedgerError` for a conversation that is not known or whose run has not ended.
    package func start(
        agent: RehearsedAgent, prompt: String, conversation: ConversationID?, earlier: [Exchange] = [],
        files: [AttachedFile] = [], origin: String? = nil
    ) throws(LedgerError) -> RunRecord {
        let now = wallClock()
        forget(at: now)
        if let conversation { try checkIdle(conversation) }
        let place = conversation ?? openConversation(earlier: earlier)
        let turn = AgentTurn(
            prompt: prompt, earlier: exchanges(of: place), millisecondsSince1970: now, files: files,
            carriesFiles: origin != nil)
        let record = RunRecord(
            id: identifiers.next(at: now), conversation: place, agent: agent, prompt: prompt,
            promptMessage: identifiers.next(at: now), answerMessage: identifiers.next(at: now), started: now,
            usage: WordUsage(input: turn.wordCount, output: 0), files: files, origin: origin)
        let run = LiveRun(record: record)
        runs[record.id] = run
        conversations[place]?.runs.append(record.id)
        run.performance = Task { await play(record.id, by: agent, turn) }
        return record
    }

    /// Every act so far from `start` on and then every new one; ends when the run has ended. See ``RunActs``.
    package func acts(of run: RunID, from start: Int = 0) -> RunActs {
        RunActs(ledger: self, run: run, start: start)
    }

    /// The run as it stands; nil for one that was never seen or is forgotten.
    package func record(of run: RunID) -> RunRecord? {
        runs[run]?.record
    }

    /// Ends the run as ``RunState/cancelled``; its agent does nothing more.
    /// - Returns: false, and nothing done, when the run is unknown or had ended.
    @discardableResult
    package func cancel(run id: RunID) -> Bool {
        guard let run = runs[id], !run.record.state.isEnded else { return false }
        run.performance?.cancel()
        end(id, .cancelled)
        return true
    }

    /// Ends the run as failed, whatever its agent still wanted to do; nothing for one that has ended.
    func fail(run id: RunID, _ message: String) {
        runs[id]?.performance?.cancel()
        end(id, .failed(message: message, code: 504))
    }

    /// Cancels every run that goes on: for a server that stops.
    package func cancelAll() {
        for id in runs.keys { cancel(run: id) }
    }

    /// What stands against the prompt before anything runs.
    package func refusal(for prompt: String, agent: RehearsedAgent) -> Misbehaviour? {
        agent.key == RehearsedAgent.stumble.key ? Stumble.refusal(for: prompt) : nil
    }

    /// What a listener finds who has read a run's acts up to some place.
    enum Reading: Sendable {
        case acts([TimedAct])
        case nothingYet
        /// Also for a run that is not known.
        case ended
    }

    func reading(of id: RunID, from index: Int) -> Reading {
        guard let run = runs[id] else { return .ended }
        if index < run.acts.count { return .acts(Array(run.acts[index...].prefix(Self.longestBatch))) }
        return run.record.state.isEnded ? .ended : .nothingYet
    }

    /// See ``LiveRun/bell()``; nil for a run that is not known.
    func bell(of run: RunID) -> AsyncStream<Void>? {
        runs[run]?.bell()
    }

    /// Keeps what a late listener copies at once small.
    private static let longestBatch = 512
}

// MARK: - Playing

extension RunLedger {
    /// More than this is not held back, so that listeners see a fast run grow.
    private static let batchSize = 64

    /// Does what the agent writes, beside the ledger, in batches that end with each wait.
    nonisolated private func play(_ run: RunID, by agent: RehearsedAgent, _ turn: AgentTurn) async {
        var pacer = Pacer(speed: speed, clock: clock)
        var measure = ToolMeasure()
        var batch: [Act] = []
        var outcome = RunState.completed
        for act in agent.perform(turn) {
            if case .wait(let wait) = act {
                guard pacer.owe(wait) else { continue }
                guard await append(batch, to: run) else { return }
                batch.removeAll(keepingCapacity: true)
                do { try await pacer.rest() } catch { return }
                continue
            }
            batch.append(measure.measured(act, at: pacer.time))
            if let end = act.end {
                outcome = end
                break
            }
            if batch.count == Self.batchSize {
                guard await append(batch, to: run) else { return }
                batch.removeAll(keepingCapacity: true)
            }
        }
        guard await append(batch, to: run) else { return }
        await end(run, outcome)
    }

    /// - Returns: false when the run has been ended meanwhile: then nothing is appended, and nothing more is wanted.
    private func append(_ batch: [Act], to id: RunID) -> Bool {
        guard let run = runs[id], !run.record.state.isEnded else { return false }
        if !batch.isEmpty { run.append(batch, at: wallClock()) }
        return true
    }

    private func end(_ id: RunID, _ state: RunState) {
        guard let run = runs[id], !run.record.state.isEnded else { return }
        run.end(state, at: wallClock())
        run.performance = nil
    }
}

// MARK: - Conversations

extension RunLedger {
    /// Opens a conversation that has no run yet.
    @discardableResult
    package func openConversation(earlier: [Exchange] = []) -> ConversationID {
        let now = wallClock()
        let id: ConversationID = identifiers.next(at: now)
        conversations[id] = LiveConversation(started: now, earlier: earlier)
        return id
    }

    /// A conversation with its runs in order; nil for one that was never seen or is forgotten.
    package func conversation(_ id: ConversationID) -> Conversation? {
        conversations[id].map {
            Conversation(
                id: id, started: $0.started, earlier: $0.earlier, runs: $0.runs.compactMap { runs[$0]?.record })
        }
    }

    /// All that are remembered, the newest first.
    package func allConversations() -> [Conversation] {
        conversations.keys.sorted(by: >).compactMap(conversation)
    }

    /// Forgets a conversation and its runs, which are cancelled first.
    /// - Returns: false when it is not known.
    @discardableResult
    package func removeConversation(_ id: ConversationID) -> Bool {
        guard let removed = conversations.removeValue(forKey: id) else { return false }
        for run in removed.runs {
            cancel(run: run)
            runs[run] = nil
        }
        return true
    }

    private func exchanges(of id: ConversationID) -> [Exchange] {
        conversation(id)?.exchanges ?? []
    }

    private func checkIdle(_ id: ConversationID) throws(LedgerError) {
        guard let conversation = conversations[id] else { throw .unknownConversation(id) }
        if let last = conversation.runs.last, let run = runs[last], !run.record.state.isEnded { throw .busy(last) }
    }
}

// MARK: - Forgetting

extension RunLedger {
    /// Drops the oldest of what has ended until the rest is within bounds, and conversations that thereby became empty.
    private func forget(at now: Int64) {
        let ended = runs.values.filter { $0.record.state.isEnded }.sorted { $0.record.id > $1.record.id }
        var acts = 0
        for (place, run) in ended.enumerated() {
            acts += run.acts.count
            let age = now - (run.record.ended ?? now)
            // The newest stays however long it is: someone is about to read it.
            guard place > 0, place >= retention.runs || acts > retention.acts || age > retention.milliseconds else {
                continue
            }
            runs[run.record.id] = nil
        }
        for (id, conversation) in conversations {
            let left = conversation.runs.filter { runs[$0] != nil }
            let isOld = now - conversation.started > retention.milliseconds
            if left.isEmpty, isOld || !conversation.runs.isEmpty {
                conversations[id] = nil
            } else {
                conversations[id]?.runs = left
            }
        }
    }
}

/// A conversation in the ledger's hands.
private struct LiveConversation {
    let started: Int64
    let earlier: [Exchange]
    var runs: [RunID] = []
}
