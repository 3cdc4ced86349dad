import ArgumentParser
import BatonCore
import BatonEngine
import BatonHistory
import Foundation

/// One exchange without a screen: the engine's machine and runner, and a printer that looks on.
struct Exchange {
    let platforms: any PlatformDirectory
    let platform: Platform
    let agent: AgentReference
    var printer: ExchangePrinter
    /// Whether a model is to go on from the bare prompt (``RunRequest/isPlainCompletion``).
    var isPlainCompletion = false

    private enum Happening: Sendable {
        case conversation(ConversationEvent)
        case interrupted
    }

    /// Sends the prompt and follows it to its end. The first interrupt (C-c) cancels the run, the second ends at once.
    ///
    /// - Parameter parameters: what this call sets of the platform's own request.
    /// - Returns: how the program should end.
    func perform(
        _ prompt: Prompt, continuing id: String?, parameters: JSONObject = []
    ) async throws -> ExitCode {
        let (happenings, continuation) = AsyncStream.makeStream(of: Happening.self)
        let runner = CommandRunner(platforms: platforms, history: MemoryHistory(), clock: ContinuousClock()) {
            _, event in
            continuation.yield(.conversation(event))
        }
        let interrupts = Interrupts { continuation.yield(.interrupted) }
        defer {
            interrupts.end()
            runner.stop()
        }
        var generator = SystemRandomNumberGenerator()
        var thread = ChatThread(id: .random(using: &generator), agent: agent)
        if let id { thread.handle = try await handle(of: id) }
        var machine = ConversationMachine(thread: thread, seed: generator.next())
        machine.parameters = parameters
        machine.isPlainCompletion = isPlainCompletion
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
            runner.perform(commands, for: thread.id, agent: agent)
            if machine.isSettled { break }
        }
        guard let run = machine.thread.turns.last?.run else { return Exit.failure }
        try printer.finish(run, notice: machine.notice, now: LiveClock.now)
        return wasInterrupted ? Exit.interrupted : Exit.code(for: run, in: printer.form)
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
