import ArgumentParser
import BatonCore
import BatonEngine
import Foundation

/// One exchange without a screen: the engine's machine and runner, and a printer that looks on.
struct Exchange {
    let platforms: any PlatformDirectory
    let history: any HistoryStore
    let platform: Platform
    let agent: AgentReference
    var printer: ExchangePrinter

    private enum Happening: Sendable {
        case conversation(ConversationEvent)
        case interrupted
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
        let runner = CommandRunner(platforms: platforms, history: history, clock: ContinuousClock()) {
            _, event in
            continuation.yield(.conversation(event))
        }
        let interrupts = Interrupts { continuation.yield(.interrupted) }
        defer {
            interrupts.end()
            runner.stop()
        }
        var generator = SystemRandomNumberGenerator()
        var thread = known ?? ChatThread(id: .random(using: &generator), agent: agent)
        if let id, known == nil { thread.handle = try await handle(of: id) }
        var machine = ConversationMachine(thread: thread, seed: generator.next())
        machine.parameters = parameters
        var printer = printer
        var wasInterrupted = false

        continuation.yield(.conversation(.promptSubmitted(prompt)))
        for await happening in happenings {
            let event: ConversationEvent
            switch happening {
            case .conversation(let happened): event = happened
            case .interrupted:
                if wasInterrupted { return Exit.interrupted }
                wasInterrupted = true
                event = .cancelRequested
            }
            let commands = machine.handle(event, at: LiveClock.now)
            try printer.saw(event, run: machine.thread.turns.last?.run, now: LiveClock.now)
            runner.perform(commands + machine.growth(after: event), for: thread.id, agent: agent)
            guard machine.isSettled else { continue }
            // The run before this prompt, which the history had left open, is over: now it is the prompt's turn.
            guard !machine.queue.isEmpty else { break }
            continuation.yield(.conversation(.queueReleased))
        }
        await runner.settle()
        guard let run = machine.thread.turns.last?.run else { return Exit.failure }
        try printer.finish(run, notice: machine.notice, now: LiveClock.now)
        return wasInterrupted ? Exit.interrupted : code(for: run)
    }

    private func handle(of id: String) async throws -> RemoteHandle {
        do throws(PlatformFailure) {
            return try await platforms.platform(for: agent.profile).thread(named: id, agent: agent.agent)
        } catch {
            try Exit.fail(error)
        }
    }

    /// A task that the agent itself failed is reported in the document, and the command has done its job; plain text has
    /// no other place to say so than the exit code.
    private func code(for run: Run) -> ExitCode {
        switch run.outcome {
        case .completed, .cutOff, .cancelled, .rejected: .success
        case .needs: Exit.needsInput
        case .failed(let failure):
            failure.code == .agentFailed && printer.form == .json ? .success : Exit.code(for: failure)
        case .expired: printer.form == .json ? .success : Exit.failure
        case nil: Exit.timeout  // Still going on at the server, and no longer waited for.
        }
    }
}

extension ConversationMachine {
    /// Keeps what a running answer has grown by.
    fileprivate func growth(after event: ConversationEvent) -> [ConversationCommand] {
        guard case .streamReceived = event, let run = activeRun, let turn = thread.turns.last else { return [] }
        return [.saveRun(run, turn.id)]
    }

    /// Whether nothing more will happen without the user.
    fileprivate var isSettled: Bool {
        switch phase {
        case .idle: !thread.turns.isEmpty
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
