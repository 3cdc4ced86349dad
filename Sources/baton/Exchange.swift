import ArgumentParser
import BatonCore
import BatonEngine
import BatonInterface
import BatonText
import BatonTransport
import Foundation

/// One exchange without a screen: the engine's machine and runner, and a printer that looks on.
struct Exchange {
    let platforms: LivePlatforms
    let history: any HistoryStore
    let platform: Platform
    let agent: AgentReference
    var printer: ExchangePrinter
    /// Whether the server ends with the program, so that it knows no thread of the history.
    var isForgotten = false
    /// The commands that may answer the agent's calls, and what runs them; none where the user has not allowed that.
    var tools: [ToolCommand] = []
    let runner: ToolRunner
    /// Whether figures that the answer does not carry are waited for.
    var fetchesFigures = false
    /// Where the files go that came with the answer; nil where nobody wants them.
    var saving: FileSaving?
    /// Whether a model is to go on from the bare prompt (``RunRequest/isPlainCompletion``).
    var isPlainCompletion = false

    private enum Happening: Sendable {
        case conversation(ConversationEvent)
        case interrupted
        /// Time to see whether something has to be told of a server that does not answer.
        case ticked
        case callsAnswered([ToolAnswer])
    }

    /// Sends the prompt and follows it to its end. The first interrupt (C-c) cancels the run, the second ends at once.
    ///
    /// - Parameters:
    ///   - id: what the user calls the thread to go on with; the server is asked for it where it is not `known`.
    ///   - known: the thread as the history has it.
    ///   - parameters: what this call sets of the platform's own request.
    /// - Returns: how the program should end.
    func perform(
        _ prompt: Prompt, continuing id: String?, known: ChatThread? = nil, parameters: JSONObject = []
    ) async throws -> ExitCode {
        let (happenings, continuation) = AsyncStream.makeStream(of: Happening.self)
        let performer = CommandRunner(platforms: platforms, history: history, clock: ContinuousClock()) {
            _, event in
            continuation.yield(.conversation(event))
        }
        let interrupts = Interrupts { continuation.yield(.interrupted) }
        let ticks = Task {
            // A cancelled sleep is the exchange's end.
            while (try? await Task.sleep(for: Self.tick)) != nil { continuation.yield(.ticked) }
        }
        defer {
            ticks.cancel()
            interrupts.end()
            performer.stop()
            runner.stopAll()
        }
        var generator = SystemRandomNumberGenerator()
        var thread = known ?? ChatThread(id: .random(using: &generator), agent: agent)
        if let id, known == nil { thread.handle = try await handle(of: id) }
        var machine = ConversationMachine(thread: thread, seed: generator.next())
        if known != nil, isForgotten { machine.forgetServerThread() }
        machine.parameters = parameters
        machine.fetchesFigures = fetchesFigures
        machine.isPlainCompletion = isPlainCompletion
        machine.patience = Self.patience
        var watch = LinkWatch(leavingBy: "C-c")
        var printer = printer
        var wasInterrupted = false

        continuation.yield(.conversation(.promptSubmitted(prompt)))
        for await happening in happenings {
            let event: ConversationEvent
            switch happening {
            case .conversation(let happened): event = happened
            case .callsAnswered(let answers):
                for answer in answers {
                    try printer.ran(answer, run: machine.thread.turns.last?.run, now: LiveClock.now)
                }
                event = .callsAnswered(Self.prompt(of: answers))
            case .ticked:
                printer.tell(watch.lines(for: machine, at: LiveClock.now.monotonic))
                continue
            case .interrupted:
                // Nothing of the server's goes on while commands of the user's run.
                if wasInterrupted || !machine.isBusy { return Exit.interrupted }
                wasInterrupted = true
                // A server that does not answer cannot be asked to cancel.
                event = machine.activeRun?.link == .lost ? .detachRequested : .cancelRequested
            }
            let commands = machine.handle(event, at: LiveClock.now)
            try printer.saw(event, run: machine.thread.turns.last?.run, now: LiveClock.now)
            performer.perform(commands, for: thread.id, agent: agent)
            printer.tell(watch.lines(for: machine, at: LiveClock.now.monotonic))
            if machine.thread.turns.last?.run?.pause != nil {
                // Nobody knows when it is answered, and not by whom: it is left as it stands.
                performer.perform(machine.handle(.detachRequested, at: LiveClock.now), for: thread.id, agent: agent)
                break
            }
            guard machine.isSettled else { continue }
            // The run before this prompt, which the history had left open, is over: now it is the prompt's turn.
            if !machine.queue.isEmpty {
                continuation.yield(.conversation(.queueReleased))
                continue
            }
            guard let calls = calls(of: machine) else { break }
            Task { [id = thread.id] in continuation.yield(.callsAnswered(await answer(calls, of: id))) }
        }
        await performer.settle()
        await platforms.settleRecordings()
        guard let run = machine.thread.turns.last?.run else { return Exit.failure }
        try printer.finish(
            run, notice: machine.notice, remark: reasonForUnanswered(machine), now: LiveClock.now)
        let areSaved = await save(run.files)
        if wasInterrupted { return Exit.interrupted }
        let code = Exit.code(for: run, in: printer.form)
        return code == .success && !areSaved ? Exit.failure : code
    }

    /// Scripts wait no longer than this for a server that has gone; what the run came to can be asked for later.
    static let patience = Duration.seconds(120)
    private static let tick = Duration.seconds(5)

    /// - Returns: whether every file is where the user wants it.
    private func save(_ files: [OfferedFile]) async -> Bool {
        guard let saving else { return true }
        var areSaved = true
        for file in files where file.address != nil {
            do throws(DownloadFailure) {
                let saved = try await saving.save(file)
                StandardError.write("saved: \(saved.path.sanitised) (\(ByteCountText.short(saved.bytes)))\n")
            } catch {
                areSaved = false
                StandardError.write("baton: Could not save “\(file.name)”: \(error.message.sanitised).\n")
            }
        }
        return areSaved
    }

    private func handle(of id: String) async throws -> RemoteHandle {
        do throws(PlatformFailure) {
            return try await platforms.platform(for: agent.profile).thread(named: id, agent: agent.agent)
        } catch {
            try Exit.fail(error)
        }
    }
}

extension ConversationMachine {
    /// Whether nothing more will happen without the user.
    var isSettled: Bool {
        switch phase {
        case .idle: !thread.turns.isEmpty && awaitedFigures == nil
        case .detached: true
        case .contacting, .working, .polling, .cancelling: false
        }
    }
}

/// Tells of each interrupt (C-c), instead of ending the program.
struct Interrupts {
    private let source: any DispatchSourceSignal

    init(_ handler: @escaping @Sendable () -> Void) {
        signal(SIGINT, SIG_IGN)
        source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
        source.setEventHandler(handler: handler)
        source.activate()
    }

    func end() {
        source.cancel()
        signal(SIGINT, SIG_DFL)
    }
}
