import BatonCore
import BatonEngine
import BatonInterface
import Testing

@Suite("What is told of a server that does not answer")
struct LinkWatchTests {
    private var machine = ConversationMachine(
        thread: ChatThread(id: "t", agent: AgentReference(profile: "p", agent: "guide")), seed: 7)

    private mutating func tell(_ event: ConversationEvent, at seconds: Int) {
        _ = machine.handle(event, at: Moment(monotonic: .seconds(seconds), unixMilliseconds: 0))
    }

    @Test("once, then ever more seldom, with how long it is still asked; and that it answers again")
    mutating func told() throws {
        machine.patience = .seconds(120)
        tell(.promptSubmitted(Prompt("hello")), at: 0)
        let run = try #require(machine.activeRun?.id)
        let handle = RemoteHandle(platform: .orchestrate, ids: RemoteIDs([.thread: "T", .run: "R"]))
        tell(.streamReceived(run, [SequencedEvent(.accepted(handle))]), at: 0)
        tell(.streamEnded(run, nil), at: 0)
        var watch = LinkWatch(leavingBy: "C-c")
        var lines: [String] = []
        for second in 1...100 {
            if second % 2 == 0 { tell(.pollFailed(run, PlatformFailure(.unreachable, "refused")), at: second) }
            lines += watch.lines(for: machine, at: .seconds(second)).map { "\(second): \($0)" }
        }
        #expect(
            lines == [
                "6: The server does not answer. It is asked again every few seconds, for 116 s at most; "
                    + "C-c ends the waiting and leaves the run going there.",
                "16: No answer for 14 s; it is asked for 106 s more.",
                "36: No answer for 34 s; it is asked for 86 s more.",
                "76: No answer for 74 s; it is asked for 46 s more.",
            ])
        tell(.pollAnswered(run, RunSnapshot(events: [])), at: 101)
        #expect(watch.lines(for: machine, at: .seconds(101)) == ["The server answers again."])
        #expect(watch.lines(for: machine, at: .seconds(102)).isEmpty)
    }

    @Test("a run that has ended meanwhile needs no word")
    mutating func ended() throws {
        tell(.promptSubmitted(Prompt("hello")), at: 0)
        let run = try #require(machine.activeRun?.id)
        let handle = RemoteHandle(platform: .orchestrate, ids: RemoteIDs([.run: "R"]))
        tell(.streamReceived(run, [SequencedEvent(.accepted(handle))]), at: 0)
        tell(.streamEnded(run, nil), at: 0)
        for second in 1...3 { tell(.pollFailed(run, PlatformFailure(.unreachable, "refused")), at: second) }
        var watch = LinkWatch(leavingBy: "/detach")
        #expect(watch.lines(for: machine, at: .seconds(3)).first?.contains("for 15 minutes at most; /detach") == true)
        tell(.pollAnswered(run, RunSnapshot(events: [.ended(.completed)])), at: 4)
        #expect(watch.lines(for: machine, at: .seconds(4)).isEmpty)
    }
}
