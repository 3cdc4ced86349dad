package import BatonCore
package import BatonEngine
internal import Synchronization

/// A machine and a runner without a screen: prompts in, events through, until nothing is left to happen.
package final class EngineBench: Sendable {
    private struct Directory: PlatformDirectory {
        let only: any AgentPlatform
        func platform(for profile: ProfileName) async throws(PlatformFailure) -> any AgentPlatform { only }
    }

    private let state: Mutex<ConversationMachine>
    private let stream: AsyncStream<ConversationEvent>
    private let runner: CommandRunner
    private let clock: TestClock

    /// - Parameter clock: where the engine's waits are spent; moved by ``run(until:)`` when nothing else can happen.
    package init(
        _ platform: any AgentPlatform, history: any HistoryRecorder, clock: TestClock = TestClock(),
        agent: AgentReference = AgentReference(profile: "test", agent: "guide"), fetchesFigures: Bool = false
    ) {
        self.clock = clock
        var machine = ConversationMachine(thread: ChatThread(id: "t1", agent: agent), seed: 1)
        machine.fetchesFigures = fetchesFigures
        state = Mutex(machine)
        let (stream, continuation) = AsyncStream.makeStream(of: ConversationEvent.self)
        self.stream = stream
        runner = CommandRunner(platforms: Directory(only: platform), history: history, clock: clock) { _, event in
            continuation.yield(event)
        }
    }

    package var machine: ConversationMachine { state.withLock { $0 } }

    /// Lets the machine take `event` and performs what it asks for.
    package func send(_ event: ConversationEvent) {
        let (commands, thread) = state.withLock { machine in
            let moment = Moment(monotonic: clock.now.offset, unixMilliseconds: clock.now.offset.milliseconds)
            return (machine.handle(event, at: moment), machine.thread)
        }
        runner.perform(commands, for: thread.id, agent: thread.agent)
    }

    /// Feeds what comes back to the machine until `isDone`; time passes whenever someone waits for it.
    package func run(until isDone: @Sendable (ConversationMachine) -> Bool) async {
        if isDone(machine) { return }
        let ticking = Task {
            // Lets each wait pass as soon as somebody waits: the test's clock is the only thing that can hold them up.
            while !Task.isCancelled {
                if !clock.deadlines.isEmpty { clock.advance(by: .milliseconds(500)) }
                await Task.yield()
            }
        }
        for await event in stream {
            send(event)
            if isDone(machine) { break }
        }
        ticking.cancel()
        await runner.settle()
    }
}
