import BatonCore
import BatonEngine
import BatonInterface
import BatonScreen
import Testing

@Suite struct QueueTests {
    @Test("Enter while a run goes on queues the message and says so")
    func queues() {
        var session = Session()
        session.say("one")
        session.say("two")
        #expect(session.startedPrompts == ["one"])
        #expect(session.status.hasPrefix(" Queued: sent when this run has ended"))
        #expect(session.screen.contains("⋯ two"))
        #expect(session.draft == "")
    }

    @Test("what was queued is sent when the run has ended, in its order")
    func sends() {
        var session = Session()
        for prompt in ["one", "two", "three"] { session.say(prompt) }
        session.receive(.ended(.completed))
        session.receive(.ended(.completed))
        #expect(session.startedPrompts == ["one", "two", "three"])
    }

    @Test("Up on an empty composer takes the newest queued message back, to be changed or dropped")
    func upTakesBack() {
        var session = Session()
        for prompt in ["one", "two", "three"] { session.say(prompt) }
        session.press("Up")
        #expect(session.draft == "three")
        #expect(session.state.active.machine?.queue.map(\.text) == ["two"])
    }

    @Test("C-x q puts the message above the draft, and undo gives the draft back")
    func takesBackAboveDraft() {
        var session = Session()
        session.say("one")
        session.say("two")
        session.type("draft")
        session.press("C-x q")
        #expect(session.draft == "two\ndraft")
        session.press("C-_")
        #expect(session.draft == "draft")
    }

    @Test("without a queue Up recalls the message sent before")
    func upRecalls() {
        var session = Session()
        session.say("one")
        session.receive(.ended(.completed))
        session.press("Up")
        #expect(session.draft == "one")
    }

    @Test("the queue holds after a failure; Enter on an empty composer sends it")
    func held() {
        var session = Session()
        session.say("one")
        session.say("two")
        session.receive(.ended(.failed(PlatformFailure(.agentFailed, "no", delivery: .delivered))))
        #expect(session.startedPrompts == ["one"])
        session.press("Enter")
        #expect(session.startedPrompts == ["one", "two"])
    }

    @Test("a prompt that never reached the server is the draft again, unless something new stands there")
    func returned() {
        var session = Session()
        let unreachable = PlatformFailure(.unreachable, "Nobody answers")
        session.say("one")
        session.conversation { .streamEnded($0, unreachable) }
        #expect(session.draft == "one")
        session.press("Enter")
        session.type("new")
        session.conversation { .streamEnded($0, unreachable) }
        #expect(session.draft == "new")
    }

    @Test("a bare number that names an option sends the option's value; any other text is sent as it is")
    func optionNumbers() {
        let choices = [Need.Choice(label: "Bern", value: "bern"), Need.Choice(label: "Zürich", value: "zuerich")]
        var session = Session()
        for answer in ["2", " 1 ", "3", "Basel"] {
            session.say("book")
            session.receive(.ended(.needs(Need(kind: .choice, question: "Which city?", choices: choices))))
            session.wait(.milliseconds(400))
            session.say(answer)
            session.receive(.ended(.completed))
        }
        #expect(
            session.startedPrompts == ["book", "zuerich", "book", "bern", "book", "3", "book", "Basel"])
    }

    @Test("Enter on nothing but white space sends nothing")
    func emptyPrompt() {
        var session = Session()
        session.press("Enter Space Space Enter")
        #expect(session.startedPrompts == [])
    }

    @Test("a backslash before Enter is a new line, and so are C-j, Alt-Enter and Shift-Enter")
    func newLines() {
        var session = Session()
        session.type("a\\")
        session.press("Enter b C-j c Alt-Enter d Shift-Enter e")
        #expect(session.draft == "a\nb\nc\nd\ne")
        #expect(session.startedPrompts == [])
    }

    @Test("a paste with line feeds is text, never sent")
    func paste() {
        var session = Session()
        session.send(.input(.paste("a\nb\u{1B}[2J")))
        #expect(session.draft == "a\nb␛[2J")
        #expect(session.startedPrompts == [])
    }
}
