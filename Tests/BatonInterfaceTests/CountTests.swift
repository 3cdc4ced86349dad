import BatonCore
import BatonInterface
import Testing

/// A number before a motion in the transcript.
@Suite struct CountTests {
    private func session() -> Session {
        var session = Session()
        for number in 1...12 { session.exchange("question \(number)", "An answer.", thread: "t", run: "r\(number)") }
        _ = session.screen
        session.press("Alt-Up g")
        _ = session.screen
        for _ in 1...30 { session.press("{") }
        _ = session.screen
        return session
    }

    private func marked(_ session: inout Session) -> String? {
        let row = session.screen.split(separator: "\n").first { $0.hasPrefix("┃ ") }
        // The time stands behind it.
        return row?.dropFirst(2).split(separator: "  ").first.map(String.init)
    }

    @Test("repeats it, stands in the status line meanwhile, and is gone afterwards")
    func motion() {
        var session = session()
        session.type("3")
        #expect(session.status.hasPrefix(" 3 …"))
        session.type("}")
        #expect(marked(&session) == "question 4")
        session.type("}")
        #expect(marked(&session) == "question 5")
        session.type("12}")
        #expect(marked(&session) == "question 12")
        session.type("10{")
        #expect(marked(&session) == "question 2")
    }

    @Test("goes to the hit of that number, forward and back")
    func hits() {
        var session = session()
        session.type("/question")
        session.press("Enter")
        #expect(session.status.contains(" 1/12"))
        session.type("3n")
        #expect(session.status.contains("4/12"))
        session.type("2N")
        #expect(session.status.contains("2/12"))
    }

    @Test("scrolls so many rows, and no further than there are")
    func scrolling() {
        var session = session()
        session.type("5j")
        let five = session.screen
        session.type("g")
        _ = session.screen
        for _ in 1...5 { session.type("j") }
        #expect(session.screen == five)
        session.type("999j")
        #expect(session.screen.contains("question 12"))
    }

    @Test("is taken back by Esc, and means nothing to what is no motion, to the search, or to the composer")
    func elsewhere() {
        var session = session()
        session.type("3")
        session.press("Esc")
        #expect(session.state.isTranscriptFocused)
        session.type("}")
        #expect(marked(&session) == "question 2")
        session.type("2y")
        #expect(session.commands.count { if case .copy = $0 { true } else { false } } == 1)
        session.type("/12")
        #expect(session.status.hasPrefix(" /12"))
        session.press("Esc Esc")
        session.type("42")
        #expect(session.draft == "42")
    }
}
