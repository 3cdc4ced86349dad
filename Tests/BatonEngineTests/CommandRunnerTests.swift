import BatonCore
import BatonEngine
import BatonHistory
import BatonTestKit
import Synchronization
import Testing

/// A history that remembers the order of its records and refuses when told to.
private final class RecordingHistory: HistoryRecorder {
    let log = Mutex<[String]>([])
    let refuses: Bool

    init(refuses: Bool = false) { self.refuses = refuses }

    func record(_ record: HistoryRecord) async throws(HistoryFailure) {
        log.withLock { log in
            switch record {
            case .threadOpened: log.append("thread")
            case .turnAdded: log.append("turn")
            case .handleReceived: log.append("handle")
            case .runChanged: log.append("run")
            case .threadRenamed: log.append("title")
            case .handedOver, .threadMarked, .draftChanged, .slotsChanged, .framesRecorded: log.append("other")
            }
        }
        if refuses { throw HistoryFailure("the disk is full") }
    }
}

@Suite("CommandRunner")
struct CommandRunnerTests {
    private let handle = RemoteHandle(platform: .orchestrate, ids: RemoteIDs([.thread: "T", .run: "R"]))

    @Test("prompt on disk, then network; handle on disk, then text")
    func order() async {
        let history = RecordingHistory()
        let platform = ScriptedPlatform(scripts: [.init([.accepted(handle), text("hi"), .ended(.completed)])])
        let bench = EngineBench(platform, history: history)
        bench.send(.promptSubmitted(Prompt("hello")))
        await bench.run { !$0.isBusy }
        #expect(history.log.withLock { $0 } == ["thread", "turn", "handle", "run"])
        #expect(bench.machine.thread.turns[0].run?.text == "hi")
    }

    @Test("a prompt that cannot be kept is never sent")
    func refusal() async {
        let platform = ScriptedPlatform(scripts: [.init([.ended(.completed)])])
        let bench = EngineBench(platform, history: RecordingHistory(refuses: true))
        bench.send(.promptSubmitted(Prompt("hello")))
        await bench.run { !$0.isBusy }
        #expect(platform.requests.isEmpty)
    }

    @Test("a stream that breaks is polled until the run has ended, and the prompt is sent once")
    func recovery() async {
        let platform = ScriptedPlatform(
            scripts: [
                .init([.accepted(handle), text("half")], failure: PlatformFailure(.connectionLost, "reset"))
            ],
            polls: [
                .success(RunSnapshot(events: [])), .failure(PlatformFailure(.serverError, "oops")),
                .success(
                    RunSnapshot(events: [
                        .messageCompleted([Part(id: "m", kind: .text, text: "half, and whole")]), .ended(.completed),
                    ])),
            ])
        let bench = EngineBench(platform, history: MemoryHistory())
        bench.send(.promptSubmitted(Prompt("hello")))
        await bench.run { !$0.isBusy }
        let starts = platform.requests.filter { if case .start = $0 { true } else { false } }
        #expect(starts.count == 1)
        #expect(bench.machine.thread.turns[0].run?.text == "half, and whole")
    }

    @Test("an event that comes twice under one cursor is taken once")
    func duplicates() async {
        let again = SequencedEvent(text("ha"), cursor: StreamCursor("1-0"))
        let platform = ScriptedPlatform(
            scripts: [.init(batches: [[again, again], [again], [SequencedEvent(.ended(.completed))]])])
        let bench = EngineBench(platform, history: MemoryHistory())
        bench.send(.promptSubmitted(Prompt("hello")))
        await bench.run { !$0.isBusy }
        #expect(bench.machine.thread.turns[0].run?.text == "ha")
    }

    @Test("several turns of one conversation continue each other")
    func turns() async {
        let platform = ScriptedPlatform(scripts: [
            .init([.accepted(handle), text("one"), .ended(.completed)]),
            .init([.accepted(handle), text("two"), .ended(.completed)]),
        ])
        let bench = EngineBench(platform, history: MemoryHistory())
        bench.send(.promptSubmitted(Prompt("first")))
        bench.send(.promptSubmitted(Prompt("second")))
        await bench.run { $0.thread.turns.count == 2 && !$0.isBusy }
        guard case .start(let second)? = platform.requests.last else { return #expect(Bool(false)) }
        #expect(second.continuing?.ids[.thread] == "T")
    }
}
