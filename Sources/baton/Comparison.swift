import ArgumentParser
import BatonCore
import BatonEngine
import BatonSettings

/// One of several exchanges that run beside each other: the same machine and runner, and nothing told before its end.
struct Comparison: Sendable {
    enum Happening: Sendable {
        case conversation(ConversationEvent)
        case interrupted
    }

    let setup: Setup
    let profile: ProfileSettings
    let agent: AgentReference

    /// Sends the prompt and follows it to its end.
    /// - Parameter interrupts: yields when the run is to be cancelled.
    func run(_ text: String, interrupts: AsyncStream<Void>) async -> Run? {
        let (happenings, continuation) = AsyncStream.makeStream(of: Happening.self)
        let runner = CommandRunner(platforms: setup.platforms, history: setup.history, clock: ContinuousClock()) {
            continuation.yield(.conversation($1))
        }
        let listener = Task { for await _ in interrupts { continuation.yield(.interrupted) } }
        defer {
            listener.cancel()
            runner.stop()
        }
        var machine = LinearChat.machine(LinearChat.newThread(with: agent), profile)
        continuation.yield(.conversation(.promptSubmitted(Prompt(text))))
        for await happening in happenings {
            let event: ConversationEvent
            switch happening {
            case .conversation(let happened): event = happened
            case .interrupted: event = .cancelRequested
            }
            runner.perform(machine.handle(event, at: LiveClock.now), for: machine.thread.id, agent: agent)
            if machine.isSettled { break }
        }
        await runner.settle()
        return machine.thread.turns.last?.run
    }
}
