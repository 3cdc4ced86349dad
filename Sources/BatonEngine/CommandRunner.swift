package import BatonCore
internal import Synchronization

/// Performs the commands of every conversation, and posts what came of them back as events.
///
/// Commands of one conversation run in the order given: a prompt is kept before the network hears of it, and a remote
/// handle before the events that came with it are posted. Watching a run, polling and waiting go on beside each other.
/// May be called from any thread; posts from any thread.
package final class CommandRunner: Sendable {
    private let platforms: any PlatformDirectory
    private let history: any HistoryRecorder
    private let clock: any Clock<Duration>
    private let post: @Sendable (ThreadID, ConversationEvent) -> Void
    private let work = Mutex(Work())

    /// What is under way.
    private struct Work {
        /// The end of each conversation's line of commands.
        var lines: [ThreadID: Task<Void, Never>] = [:]
        /// The open streams, polls and cancels of each run.
        var watches: [RunID: [Task<Void, Never>]] = [:]
    }

    package init(
        platforms: any PlatformDirectory, history: any HistoryRecorder, clock: any Clock<Duration>,
        post: @escaping @Sendable (ThreadID, ConversationEvent) -> Void
    ) {
        self.platforms = platforms
        self.history = history
        self.clock = clock
        self.post = post
    }

    /// Puts `commands` at the end of the conversation's line, and returns at once.
    package func perform(_ commands: [ConversationCommand], for thread: ThreadID, agent: AgentReference) {
        guard !commands.isEmpty else { return }
        work.withLock { work in
            let before = work.lines[thread]
            work.lines[thread] = Task {
                await before?.value
                for command in commands {
                    guard await self.perform(command, for: thread, agent: agent) else { break }
                }
            }
        }
    }

    /// Waits until every command given so far has been taken up (streams may still be open).
    package func settle() async {
        for line in work.withLock({ Array($0.lines.values) }) { await line.value }
    }

    /// Closes every stream and stops every poll; the runs go on at their servers.
    package func stop() {
        work.withLock { work in
            for task in work.lines.values { task.cancel() }
            for task in work.watches.values.joined() { task.cancel() }
            work = Work()
        }
    }

    /// - Returns: whether the commands after it in the same list may be performed.
    private func perform(_ command: ConversationCommand, for thread: ThreadID, agent: AgentReference) async -> Bool {
        switch command {
        case .saveTurn(let turn):
            do throws(HistoryFailure) {
                try await history.record(.turnAdded(turn, thread))
            } catch {
                post(thread, .turnNotSaved(turn.id, error))
                return false
            }
        case .saveThread(let chat): await keep(.threadOpened(chat), for: thread)
        case .saveRun(let run, let turn): await keep(.runChanged(run, turn, thread), for: thread)
        case .saveTitle(let title): await keep(.threadRenamed(title, thread), for: thread)
        case .saveHandOver(let handOver): await keep(.handedOver(handOver), for: thread)
        case .startRun(let run, let request):
            watch(run, of: thread) { await self.follow(run, request, thread, agent.profile) }
        case .poll(let run, let handle):
            watch(run, of: thread) { await self.poll(run, handle, thread, agent.profile) }
        case .cancelRun(let run, let handle):
            watch(run, of: thread) { await self.cancel(run, handle, thread, agent.profile) }
        case .stopWatching(let run):
            let tasks = work.withLock { $0.watches.removeValue(forKey: run) ?? [] }
            for task in tasks { task.cancel() }
        case .readFigures(let run, let handle):
            Task { await self.readFigures(run, handle, thread, agent.profile) }
        case .schedule(let deadline, let delay):
            Task {
                // A cancelled sleep means that the program ends: nobody waits for the deadline.
                guard (try? await self.clock.sleep(for: delay)) != nil else { return }
                self.post(thread, .deadlinePassed(deadline))
            }
        }
        return true
    }

    private func watch(_ run: RunID, of thread: ThreadID, _ body: @escaping @Sendable () async -> Void) {
        let task = Task {
            await RunScope.$current.withValue(RunScope(thread: thread, run: run)) { await body() }
        }
        work.withLock { $0.watches[run, default: []].append(task) }
    }

    private func keep(_ record: HistoryRecord, for thread: ThreadID) async {
        do throws(HistoryFailure) {
            try await history.record(record)
        } catch {
            post(thread, .historyFailed(error))
        }
    }

    private func follow(_ run: RunID, _ request: RunRequest, _ thread: ThreadID, _ profile: ProfileName) async {
        var filter = DuplicateFilter()
        do {
            let platform = try await platforms.platform(for: profile)
            for try await batch in platform.start(request) {
                let fresh = batch.filter { filter.accepts($0) }
                for case .accepted(let handle) in fresh.map(\.event) {
                    await keep(.handleReceived(handle, run, thread), for: thread)
                }
                if !fresh.isEmpty { post(thread, .streamReceived(run, fresh)) }
            }
            if !Task.isCancelled { post(thread, .streamEnded(run, nil)) }
        } catch {
            if !Task.isCancelled { post(thread, .streamEnded(run, PlatformFailure(describing: error))) }
        }
    }

    private func poll(_ run: RunID, _ handle: RemoteHandle, _ thread: ThreadID, _ profile: ProfileName) async {
        do throws(PlatformFailure) {
            let snapshot = try await platforms.platform(for: profile).poll(handle)
            if !Task.isCancelled { post(thread, .pollAnswered(run, snapshot)) }
        } catch {
            if !Task.isCancelled { post(thread, .pollFailed(run, error)) }
        }
    }

    private func readFigures(
        _ run: RunID, _ handle: RemoteHandle, _ thread: ThreadID, _ profile: ProfileName
    ) async {
        do throws(PlatformFailure) {
            post(thread, .figuresFound(run, try await platforms.platform(for: profile).usage(of: handle)))
        } catch {
            post(thread, .figuresMissing(run))
        }
    }

    private func cancel(_ run: RunID, _ handle: RemoteHandle, _ thread: ThreadID, _ profile: ProfileName) async {
        do throws(PlatformFailure) {
            let answer = try await platforms.platform(for: profile).cancel(handle)
            post(thread, .cancelAnswered(run, answer))
        } catch {
            post(thread, .cancelFailed(run, error))
        }
    }
}

extension PlatformFailure {
    /// What an untyped stream threw: ours, or something that breaks the port's promise and is told as it is.
    init(describing error: any Error) {
        self = error as? PlatformFailure ?? PlatformFailure(.connectionLost, "\(error)", delivery: .unknown)
    }
}
