import BatonCore
import BatonEngine
import BatonInterface
import BatonScreen
import Testing

@Suite struct InterruptLadderTests {
    private func running(confirmsInterrupt: Bool = true) -> Session {
        var session = Session(confirmsInterrupt: confirmsInterrupt)
        session.say("go")
        session.receive(.accepted(thread: "t1", run: "r1"))
        return session
    }

    @Test("Esc closes an overlay before anything else, and the run goes on")
    func escapeClosesOverlay() {
        var session = running()
        session.press("F1 Esc")
        #expect(session.state.overlay == nil)
        #expect(session.state.arming == nil)
        #expect(session.cancelledRuns == 0)
    }

    @Test("Esc leaves the transcript's focus before it touches the run")
    func escapeLeavesFocus() {
        var session = running()
        session.press("Alt-Up")
        #expect(session.state.isTranscriptFocused)
        session.press("Esc")
        #expect(!session.state.isTranscriptFocused)
        #expect(session.state.arming == nil)
    }

    @Test("one Esc arms and says how to go on; the second cancels")
    func escapeTwiceCancels() {
        var session = running()
        session.press("Esc")
        #expect(session.status.hasPrefix(" Esc again cancels · C-x d detaches"))
        #expect(session.cancelledRuns == 0)
        session.press("Esc")
        #expect(session.cancelledRuns == 1)
        #expect(session.status.hasPrefix(" cancelling 00:00"))
    }

    @Test("arming is over after 1.5 s, and then Esc only arms again")
    func armingExpires() {
        var session = running()
        session.press("Esc")
        session.wait(.milliseconds(1_499))
        #expect(session.state.arming != nil)
        session.wait(.milliseconds(1))
        #expect(session.state.arming == nil)
        session.press("Esc")
        #expect(session.cancelledRuns == 0)
    }

    @Test("an earlier press's timer does not disarm a later press")
    func lateTimer() {
        var session = running()
        session.press("Esc")
        session.wait(.seconds(1))
        session.press("a Backspace Esc")
        session.wait(.seconds(1))
        #expect(session.state.arming != nil)
    }

    @Test("any other key disarms", arguments: ["a", "Left", "PgUp", "C-x s"])
    func otherKeysDisarm(key: String) {
        var session = running()
        session.press("Esc \(key)")
        #expect(session.state.arming == nil)
        session.press("Esc")
        #expect(session.cancelledRuns == 0)
    }

    @Test("C-c with a run does as Esc does, and the draft stays")
    func interruptCancels() {
        var session = running()
        session.type("draft")
        session.press("C-c")
        #expect(session.status.hasPrefix(" C-c again cancels · C-x d detaches"))
        session.press("C-c")
        #expect(session.cancelledRuns == 1)
        #expect(session.draft == "draft")
    }

    @Test("C-c without a run kills the draft, and C-y brings it back")
    func interruptKillsDraft() {
        var session = Session()
        session.type("a thought")
        session.press("C-c")
        #expect(session.draft == "")
        #expect(session.status.hasPrefix(" The draft is in the kill ring · C-y brings it back"))
        #expect(!session.hasQuit)
        session.press("C-y")
        #expect(session.draft == "a thought")
    }

    @Test("C-c, idle and empty, says again to quit; the second quits, too late a one does not")
    func interruptQuits() {
        var session = Session()
        session.press("C-c")
        #expect(session.status.hasPrefix(" C-c again to quit"))
        session.wait(.milliseconds(1_500))
        session.press("C-c")
        #expect(!session.hasQuit)
        session.press("C-c")
        #expect(session.hasQuit)
    }

    @Test("Esc never quits")
    func escapeNeverQuits() {
        var session = Session()
        session.press("Esc Esc Esc C-c Esc Esc")
        #expect(!session.hasQuit)
    }

    @Test("with confirmation switched off one press cancels, and one quits")
    func unconfirmed() {
        var session = running(confirmsInterrupt: false)
        session.press("Esc")
        #expect(session.cancelledRuns == 1)
        var idle = Session(confirmsInterrupt: false)
        idle.press("C-c")
        #expect(idle.hasQuit)
    }

    @Test("a notice that the ladder has replaced does not come back, nor one that the cancel has overtaken")
    func noticesStayAway() {
        var session = Session()
        session.say("go")
        session.receive(.accepted(thread: "t", run: "r"))
        session.say("and this")
        #expect(session.status.contains("Queued: sent when this run has ended"))
        session.press("Esc")
        #expect(session.status.contains("Esc again cancels"))
        session.press("Esc")
        #expect(session.status.hasPrefix(" cancelling"))
        session.receive(.ended(.cancelled))
        #expect(session.status.contains("What is queued waits for you"))

        session = Session()
        session.say("go")
        session.receive(.accepted(thread: "t", run: "r"))
        session.say("and this")
        session.press("C-x k")
        #expect(session.status.hasPrefix(" cancelling"))
        session.press("C-x .")
        session.press("Esc")
        session.wait(.milliseconds(1_600))
        #expect(session.status.hasPrefix(" cancelling"))
    }

    @Test("C-x k cancels at once")
    func cancelNow() {
        var session = running()
        session.press("C-x k")
        #expect(session.cancelledRuns == 1)
    }

    @Test("C-x d detaches and marks the slot, C-x D watches again")
    func detachAndReattach() {
        var session = running()
        session.press("C-x d")
        #expect(session.state.active.mark == .detached)
        #expect(session.cancelledRuns == 0)
        session.press("C-x D")
        #expect(session.state.active.mark == .running)
        #expect(session.conversationCommands.contains { if case .poll = $0 { true } else { false } })
    }
}
