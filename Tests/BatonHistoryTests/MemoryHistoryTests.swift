import BatonCore
import BatonHistory
import Testing

@Suite("MemoryHistory")
struct MemoryHistoryTests {
    private let moment = Moment(monotonic: .zero, unixMilliseconds: 0)

    @Test("a thread is found by a unique prefix of its own id or of any remote id")
    func prefix() async throws {
        let history = MemoryHistory()
        for (id, remote) in [("ab1", "T-1"), ("ab2", "T-2")] {
            var thread = ChatThread(id: ThreadID(id), agent: AgentReference(profile: "p", agent: "a"))
            thread.handle = RemoteHandle(platform: .orq, ids: RemoteIDs([.task: remote]))
            try await history.record(.threadOpened(thread))
        }
        #expect(try await history.thread(matching: "ab") == nil)
        #expect(try await history.thread(matching: "ab1")?.id == "ab1")
        #expect(try await history.thread(matching: "T-2")?.id == "ab2")
        #expect(try await history.thread(matching: "") == nil)
    }

    @Test("what was recorded is what is read back")
    func roundTrip() async throws {
        let history = MemoryHistory()
        let thread = ChatThread(id: "t", agent: AgentReference(profile: "p", agent: "a"))
        var turn = Turn(id: "u", prompt: Prompt("hello"), created: moment)
        var run = Run(id: "r", began: moment)
        turn.run = run
        try await history.record(.threadOpened(thread))
        try await history.record(.turnAdded(turn, "t"))
        run.state = .ended(.completed)
        try await history.record(.runChanged(run, "u", "t"))
        try await history.record(.threadRenamed("Hello", "t"))
        let found = try await history.thread(matching: "t")
        #expect(found?.title == "Hello")
        #expect(found?.turns.first?.run?.outcome == .completed)
    }
}
