import BatonCore
import BatonEngine
import BatonInterface
import BatonScreen
import Testing

@Suite("Calling the user")
struct CallingTests {
    private func calls(_ session: Session) -> [AppCommand] {
        session.commands.filter { if case .notify = $0 { true } else { false } }
    }

    private func ended(_ outcome: Outcome, lookingAway: Bool = true) -> Session {
        var session = Session()
        session.say("hello")
        session.receive(.accepted(thread: "t", run: "r"), .text("Well."))
        if lookingAway { session.send(.input(.focusChanged(false))) }
        session.receive(.ended(outcome))
        return session
    }

    private static let failure = PlatformFailure(.agentFailed, "the model\nis \u{1B}]0;gone")
    private static let endings: [(Outcome, String?)] = [
        (.completed, "has answered"), (.cutOff(reason: "length"), "has answered, but the answer is cut off"),
        (.failed(failure), "failed: the model is ␛]0;gone."), (.rejected, "failed: the agent rejected it"),
        (.needs(Need(kind: .approval, question: "?")), "needs your approval"),
        (.needs(Need(kind: .choice, question: "?")), "needs your answer"), (.cancelled, nil),
    ]

    @Test("the end of a run calls whoever looks away, once, and never with what could act", arguments: endings)
    func ends(outcome: Outcome, body: String?) {
        let session = ended(outcome)
        #expect(calls(session) == (body.map { [.notify(title: "guide", body: $0)] } ?? []))
    }

    @Test("who looks at the agent is not called")
    func looking() {
        #expect(calls(ended(.completed, lookingAway: false)).isEmpty)
    }

    @Test("another agent's end calls also who looks at Baton")
    func another() {
        var session = Session()
        session.say("hello")
        session.press("Alt-2")
        session.receive(.text("Well."), .ended(.completed))
        #expect(calls(session) == [.notify(title: "guide", body: "has answered")])
    }

    @Test("an occasion calls once, however often its end is told; the next run's end is another occasion")
    func once() throws {
        var session = ended(.completed)
        let thread = try #require(session.state.slots[0].machine?.thread)
        let run = try #require(thread.turns.last?.run?.id)
        session.send(.conversation(thread.id, .streamReceived(run, [SequencedEvent(.ended(.completed))])))
        session.send(.conversation(thread.id, .streamEnded(run, nil)))
        session.press("Alt-2 Alt-1")
        #expect(calls(session).count == 1)
        session.say("again")
        session.receive(.text("Well."), .ended(.completed))
        #expect(calls(session).count == 2)
    }

    @Test("the window is named after the agent and what it does")
    func title() {
        var session = Session()
        #expect(session.state.windowTitle == "guide - Baton")
        session.say("hello")
        #expect(session.state.windowTitle == "… guide - Baton")
        session.press("Alt-2")
        session.receive(.ended(.needs(Need(kind: .input, question: "?"))))
        #expect(session.state.windowTitle == "tools - Baton (another agent needs you)")
        session.press("Alt-1")
        #expect(session.state.windowTitle == "! guide - Baton")
    }
}
