import BatonCore
import BatonEngine
import BatonInterface
import Testing

@Suite("Going on after a failure")
struct RecoveryTests {
    /// A conversation whose second message failed.
    private func session(_ failure: PlatformFailure) -> Session {
        var session = Session(columns: 100, rows: 30)
        session.say("I am Ada.")
        session.receive(.accepted(thread: "T", run: "R"), .text("Hello."), .ended(.completed))
        session.say("Who am I?")
        session.conversation { .streamEnded($0, failure) }
        return session
    }

    private let busy = PlatformFailure(.busy, "Task is not in an inactive state", httpStatus: 409)

    private func lastRequest(of session: Session) -> RunRequest? {
        for case .startRun(_, let request) in session.conversationCommands.reversed() { return request }
        return nil
    }

    @Test("a busy conversation says under the failure and in the status line which keys go on")
    func ways() {
        var session = session(busy)
        let rows = [
            "  ✗ Task is not in an inactive state (HTTP 409).",
            "    Wait until the earlier run has ended, or start a new thread.", "    C-x R  sends it again",
            "    C-x F  goes on in a new conversation, which is told what was said", "    C-x n  starts anew", "",
        ]
        #expect(session.screen.contains(rows.joined(separator: "\n")))
        #expect(session.status.contains("(HTTP 409). · C-x R again · C-x F fork · C-x n anew"))
    }

    @Test("C-x R sends the message again and takes it out of the composer, where it had come back")
    func retry() {
        var session = session(busy)
        #expect(session.draft == "Who am I?")
        session.press("C-x R")
        #expect(session.draft.isEmpty)
        #expect(session.startedPrompts == ["I am Ada.", "Who am I?", "Who am I?"])
        #expect(lastRequest(of: session)?.continuing?.ids[.thread] == "T")
        #expect(!session.screen.contains("C-x R  sends"))
    }

    @Test("another draft stays where it is")
    func draft() {
        var session = session(busy)
        session.press("C-u")
        session.type("later")
        session.press("C-x R")
        #expect(session.draft == "later")
        #expect(session.startedPrompts.last == "Who am I?")
    }

    @Test("C-x F tells a new conversation what was said")
    func fork() {
        var session = session(PlatformFailure(.threadNotFound, "Task not found", httpStatus: 404))
        #expect(!session.screen.contains("C-x R  sends"))
        session.press("C-x F")
        let request = lastRequest(of: session)
        #expect(request?.prompt.text == "Who am I?")
        #expect(request?.continuing == nil)
        #expect(request?.transcript.map(\.text) == ["I am Ada.", "Hello."])
    }

    @Test("a message that the server may have is offered no key that sends it")
    func doubt() {
        var session = session(PlatformFailure(.connectionLost, "reset", delivery: .unknown))
        #expect(!session.screen.contains("sends it again"))
        session.press("C-x R")
        #expect(session.startedPrompts.count == 2)
        #expect(session.status.contains("nothing to send again"))
    }

    @Test("which of the platform's interfaces answers stands in the status line and among the ids")
    func route() {
        var session = Session(columns: 100)
        session.say("hello")
        let handle = RemoteHandle(
            platform: .orq, ids: RemoteIDs([.task: "01K9ZQ4T8N3V"]), state: [RemoteHandle.routeKey: "agent-responses"])
        session.receive(.accepted(handle))
        #expect(session.status.contains(" · api agent-responses · task …ZQ4T8N3V"))
        session.press("C-x i")
        #expect(session.screen.contains("   api            agent-responses"))
    }

    @Test("a cut-off answer says what to send, and figures that come later find their place under an older answer")
    func figures() {
        var session = Session(rows: 30)
        session.say("hello")
        session.receive(.text("And so"), .ended(.cutOff(reason: "length")))
        #expect(session.screen.contains("  And so\n\n  Send “continue” for the rest.\n  cut off (length) · 0 ms"))
        guard let run = session.state.slots[0].machine?.thread.turns[0].run?.id,
            let thread = session.state.slots[0].machine?.thread.id
        else { return #expect(Bool(false)) }
        session.say("continue")
        let usage = Usage(costUSD: 0.0013, timeToFirstToken: .milliseconds(640))
        session.send(.conversation(thread, .figuresFound(run, usage)))
        #expect(session.screen.contains("cut off (length) · 0 ms · first token 0.6 s · $0.0013"))
    }
}
