import BatonCore
import BatonInterface
import Testing

@Suite("Long threads")
struct LongThreadTests {
    /// A session with so many exchanges, of answers that differ in length and kind.
    private func session(exchanges: Int) -> Session {
        var session = Session(columns: 60, rows: 20)
        for index in 0..<exchanges {
            session.say("question \(index)")
            let lines = (0...index % 7).map { "- item \($0) of answer \(index), long enough to be wrapped once or so" }
            session.receive(
                .accepted(thread: "t", run: "r\(index)"), .text("Answer \(index)\n\n" + lines.joined(separator: "\n")))
            session.receive(.ended(.completed))
        }
        return session
    }

    /// What is shown of the transcript, without the rule below it, which says how much more there is.
    private func transcript(_ session: inout Session) -> String {
        session.screen.split(separator: "\n", omittingEmptySubsequences: false)[2..<16].joined(separator: "\n")
    }

    @Test("turns that are laid out when they come in sight scroll by as those that were laid out before")
    func lazy() {
        var whole = session(exchanges: 60)
        var guessed = whole
        // Another width forgets every row; coming back only what is in sight is laid out.
        guessed.resize(61, 20)
        _ = guessed.screen
        guessed.resize(60, 20)
        #expect(transcript(&guessed) == transcript(&whole))
        for key in [String](repeating: "PgUp", count: 70) + [String](repeating: "PgDn", count: 70) {
            whole.press(key)
            guessed.press(key)
            let (expected, shown) = (transcript(&whole), transcript(&guessed))
            #expect(shown == expected)
            if shown != expected { return }
        }
    }

    @Test("going to the first line and back to the last one needs nothing between them")
    func ends() {
        var session = session(exchanges: 60)
        let tail = transcript(&session)
        session.resize(61, 20)
        session.resize(60, 20)
        session.press("Alt-<")
        #expect(transcript(&session).contains("question 0"))
        session.press("Alt->")
        #expect(transcript(&session) == tail)
    }

    @Test("scrolling up through turns that were guessed makes no new lines")
    func unseen() {
        var session = session(exchanges: 60)
        session.resize(61, 20)
        _ = session.screen
        session.resize(60, 20)
        _ = session.screen
        for _ in 0..<20 {
            session.press("PgUp")
            #expect(!session.screen.contains("new line"))
        }
    }
}
