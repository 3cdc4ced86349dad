import BatonCore
import BatonEngine
import BatonInterface
import BatonScreen
import Testing

@Suite struct QueueListTests {
    private func session() -> Session {
        var session = Session()
        for prompt in ["running", "one", "two", "three"] { session.say(prompt) }
        session.press("C-x Q")
        return session
    }

    private func queue(_ session: Session) -> [String] { session.state.active.machine?.queue.map(\.text) ?? [] }

    @Test("it lists what waits, the newest selected")
    func lists() {
        var session = session()
        let rows = session.screen.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(rows[2].hasPrefix(" Queued "))
        #expect(rows[4...6] == ["   1  one", "   2  two", " › 3  three"])
    }

    @Test("a message is edited: back into the composer, above the draft")
    func edits() {
        var session = session()
        session.press("k Enter")
        #expect(session.draft == "two")
        #expect(queue(session) == ["one", "three"])
        #expect(!session.screen.contains(" Queued "))
    }

    @Test("a message is removed, and its text is in the kill ring")
    func removes() {
        var session = session()
        session.press("k d")
        #expect(queue(session) == ["one", "three"])
        #expect(session.screen.contains(" › 2  three"))
        session.press("d d")
        #expect(queue(session) == [])
        #expect(!session.screen.contains(" Queued "))
        session.press("C-y")
        #expect(session.draft == "one")
        session.press("Alt-y Alt-y")
        #expect(session.draft == "two")
    }

    @Test("messages change places, and the selection goes with its message")
    func reorders() {
        var session = session()
        session.press("K K K")
        #expect(queue(session) == ["three", "one", "two"])
        #expect(session.screen.contains(" › 1  three"))
        session.press("J")
        #expect(queue(session) == ["one", "three", "two"])
    }

    @Test("when a message leaves for its run the selection stays on its own, and an empty list closes")
    func shrinks() {
        var session = session()
        session.press("k")
        session.receive(.ended(.completed))
        #expect(session.screen.contains(" › 1  two"))
        session.receive(.ended(.completed))
        session.receive(.ended(.completed))
        #expect(!session.screen.contains(" Queued "))
    }

    @Test("without a queue it says so")
    func nothing() {
        var session = Session()
        session.press("C-x Q")
        #expect(session.status.hasPrefix(" Nothing is queued"))
    }
}
