import BatonCore
import BatonEngine
import BatonInterface
import BatonScreen
import Testing

@Suite struct QuitTests {
    private func running() -> Session {
        var session = Session()
        session.say("go")
        session.receive(.accepted(thread: "t1", run: "r1"), .text("half"))
        return session
    }

    @Test("C-d on an empty composer and C-x C-c quit at once where nothing runs", arguments: ["C-d", "C-x C-c"])
    func quitsIdle(keys: String) {
        var session = Session()
        session.press(keys)
        #expect(session.commands.last == .quit(nil))
    }

    @Test("C-d with a draft deletes, and never quits")
    func deletesForward() {
        var session = Session()
        session.type("ab")
        session.press("C-a C-d")
        #expect(session.draft == "b")
        #expect(!session.hasQuit)
    }

    @Test("with live runs quitting asks first, and s or Esc stays", arguments: ["s", "Esc"])
    func asks(stay: String) {
        var session = running()
        session.press("C-d")
        #expect(session.screen.contains(" 1 run is live: d detach · c cancel · s stay"))
        session.press(stay)
        #expect(session.state.overlay == nil)
        #expect(!session.hasQuit)
        #expect(session.cancelledRuns == 0)
    }

    @Test("d leaves the runs and quits with the thread to resume and the last answer")
    func detaches() {
        var session = running()
        session.press("C-x C-c d")
        #expect(session.cancelledRuns == 0)
        guard case .quit(let summary?) = session.commands.last else {
            Issue.record("no summary")
            return
        }
        #expect(summary.answer == "half")
        #expect(summary.handle?.ids[.thread] == "t1")
        #expect(summary.agent == AgentReference(profile: "rehearsal", agent: "guide"))
    }

    @Test("c cancels every live run and quits when the last has ended")
    func cancels() {
        var session = running()
        session.press("Alt-2")
        session.say("go too")
        session.receive(.accepted(thread: "t2", run: "r2"), slot: 2)
        session.press("C-d c")
        #expect(session.cancelledRuns == 2)
        #expect(!session.hasQuit)
        session.receive(.ended(.cancelled), slot: 1)
        #expect(!session.hasQuit)
        session.receive(.ended(.cancelled), slot: 2)
        #expect(session.hasQuit)
    }

    @Test("a second C-c while the runs are being cancelled quits at once")
    func impatient() {
        var session = running()
        session.press("C-d c C-c")
        #expect(session.hasQuit)
    }

    @Test("a detached run does not hold up the end")
    func detachedRuns() {
        var session = running()
        session.press("C-x d C-d")
        #expect(session.hasQuit)
    }

    @Test("the end of the input ends everything without a question")
    func hangUp() {
        var session = running()
        session.send(.input(.endOfInput))
        #expect(session.hasQuit)
    }
}
