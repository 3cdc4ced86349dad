import BatonCore
import BatonEngine

/// A machine under test, with the clock in the test's hand.
struct MachineBench {
    var machine = ConversationMachine(
        thread: ChatThread(id: "t", agent: AgentReference(profile: "p", agent: "guide")), seed: 7)
    var now = Duration.zero

    static let handle = RemoteHandle(platform: .orchestrate, ids: RemoteIDs([.thread: "T", .run: "R"]))

    var moment: Moment { Moment(monotonic: now, unixMilliseconds: now.milliseconds) }
    var run: Run { machine.thread.turns.last!.run! }
    var handle: RemoteHandle { Self.handle }

    @discardableResult
    mutating func send(_ event: ConversationEvent) -> [ConversationCommand] {
        machine.handle(event, at: moment)
    }

    @discardableResult
    mutating func receive(_ events: RunEvent...) -> [ConversationCommand] {
        send(.streamReceived(run.id, events.map { SequencedEvent($0) }))
    }

    /// A bench whose run has been accepted by the platform.
    static func working(_ prompt: String = "hello") -> MachineBench {
        var bench = MachineBench()
        bench.send(.promptSubmitted(Prompt(prompt)))
        bench.receive(.accepted(handle))
        return bench
    }
}

extension [ConversationCommand] {
    /// The prompts that these commands would send.
    var started: [String] {
        compactMap { if case .startRun(_, let request) = $0 { request.prompt.text } else { nil } }
    }

    var polls: Int { filter { if case .poll = $0 { true } else { false } }.count }

    var cancels: Int { filter { if case .cancelRun = $0 { true } else { false } }.count }

    var deadlines: [Deadline] {
        compactMap { if case .schedule(let deadline, _) = $0 { deadline } else { nil } }
    }
}

func text(_ text: String, part: PartID = "1") -> RunEvent {
    .delta(Delta(part: part, kind: .text, text: text))
}
