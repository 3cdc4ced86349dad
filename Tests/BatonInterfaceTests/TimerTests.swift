import BatonCore
import BatonEngine
import BatonInterface
import Testing

@Suite struct TimerTests {
    @Test("an idle screen asks for no timer, however long a run was before")
    func idle() {
        var session = Session()
        #expect(session.pendingTimers == [])
        session.say("go")
        session.receive(.text("hello"))
        session.wait(.seconds(3))
        session.receive(.ended(.completed))
        session.wait(.seconds(30))
        #expect(session.pendingTimers == [])
    }

    @Test("while a run goes on the spinner turns eight times a second, with one timer at a time")
    func spinner() {
        var session = Session()
        session.say("go")
        session.press("Alt-2")
        session.say("go")
        #expect(session.pendingTimers.filter { $0 == .spinner }.count == 1)
        let before = session.state.spinnerFrame
        session.wait(.seconds(1))
        #expect(session.state.spinnerFrame - before == 8)
    }

    @Test("a detached run turns no spinner")
    func detached() {
        var session = Session()
        session.say("go")
        session.receive(.accepted(thread: "t", run: "r"))
        session.press("C-x d")
        session.wait(.seconds(10))
        #expect(session.pendingTimers == [])
    }

    @Test("the strip of keys comes 400 ms after the leader, and goes with the next key")
    func whichKey() {
        var session = Session()
        session.press("C-x")
        #expect(session.status.hasPrefix(" C-x …"))
        session.wait(.milliseconds(399))
        #expect(!session.state.isWhichKeyShown)
        session.wait(.milliseconds(1))
        #expect(session.screen.contains(" n     new thread"))
        session.press("s")
        #expect(session.state.sidePane == .steps)
        #expect(!session.state.isWhichKeyShown)
    }

    @Test("a quick sequence shows no strip, and its late timer none for the next")
    func quickSequence() {
        var session = Session()
        session.press("C-x s")
        session.wait(.milliseconds(300))
        session.press("C-x")
        session.wait(.milliseconds(200))
        #expect(!session.state.isWhichKeyShown)
    }

    @Test("a notice goes when its time is over")
    func notices() {
        var session = Session()
        session.press("C-x k")
        #expect(session.status.hasPrefix(" Nothing is running here"))
        session.wait(.seconds(4))
        #expect(session.status.hasPrefix(" ready"))
    }
}
