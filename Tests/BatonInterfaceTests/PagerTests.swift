import BatonCore
import BatonEngine
import BatonInterface
import BatonScreen
import BatonTheme
import Testing

/// The transcript with the focus: its cursor, its search, and what is done with the block at the cursor.
@Suite struct PagerTests {
    private func session(turns: Int = 12) -> Session {
        var session = Session()
        for number in 1...turns {
            session.say("question \(number)")
            let id = StepID("s\(number)")
            let key = JSONValue.string("k\(number)")
            let call = ToolCall(id: ToolCallID("c\(number)"), name: "look_up", arguments: ["key": key])
            let step = Step(id: id, kind: .tool, name: "look_up", call: call)
            session.receive(
                .stepStarted(step),
                .stepEnded(id, StepEnd(result: ["found": .bool(number % 2 == 0)])),
                .text("The **Answer** \(number) is in the box.\n\nIt has two paragraphs."), .ended(.completed))
        }
        _ = session.screen
        return session
    }

    private func rows(_ session: inout Session) -> [String] {
        session.screen.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    /// The rows with the cursor's bar.
    private func marked(_ session: inout Session) -> [String] {
        rows(&session)[2..<20].filter { $0.hasPrefix("┃") }.map { String($0.dropFirst()) }
    }

    private func copied(_ session: Session) -> String? {
        for case .copy(let text, _) in session.commands.reversed() { return text }
        return nil
    }

    /// The columns of the current hit's row in sight.
    private func currentHit(_ session: inout Session) -> String? {
        let surface = session.surface
        let style = session.state.theme[.currentMatch]
        for row in 2..<20 {
            let cells = (0..<surface.size.columns).map { surface[$0, row] }.filter { $0.style == style }
            if !cells.isEmpty { return cells.map(\.text).joined() }
        }
        return nil
    }

    @Test("keys that come between another slot's being selected and its first frame are not lost")
    func ahead() {
        var session = session()
        session.press("Alt-2")
        _ = session.screen
        session.press("Alt-1 Alt-Up g")
        #expect(marked(&session).first?.contains("question 1 ") == true)
        session.press("Alt-2")
        _ = session.screen
        session.press("Alt-1 Alt-Up G [")
        #expect(marked(&session).first?.hasPrefix(" ▸ look_up") == true)
        session.press("Alt-2")
        _ = session.screen
        session.press("Alt-1 Alt-Up /")
        session.type("question 3")
        session.press("Enter")
        #expect(marked(&session).first?.contains("question 3 ") == true)
        session.press("Alt-2")
        _ = session.screen
        session.press("Alt-1 PgUp")
        #expect(session.state.active.scroll != .tail)
    }

    @Test("the focus marks the newest answer, and the keys walk over turns and what they consist of")
    func cursor() {
        var session = session(turns: 2)
        #expect(marked(&session).isEmpty)
        session.press("Alt-Up")
        #expect(marked(&session) == [" The Answer 2 is in the box.", "", " It has two paragraphs."])
        session.press("[")
        #expect(marked(&session).first?.hasPrefix(" ▸ look_up  key=k2") == true)
        session.press("[")
        #expect(marked(&session).first?.hasPrefix(" question 2") == true)
        session.press("[ [")
        #expect(marked(&session).first?.hasPrefix(" ▸ look_up  key=k1") == true)
        session.press("{")
        #expect(marked(&session).first?.hasPrefix(" question 1") == true)
        session.press("} ]")
        #expect(marked(&session).first?.hasPrefix(" ▸ look_up  key=k2") == true)
        session.press("q")
        #expect(marked(&session).isEmpty)
    }

    @Test("wherever the cursor goes, it is in sight; over all blocks and back it comes by each")
    func walking() {
        var session = session()
        session.press("Alt-Up")
        var seen = [marked(&session).first]
        for _ in 0..<35 {
            session.press("[")
            let row = marked(&session).first
            #expect(row != nil)
            seen.append(row)
        }
        #expect(seen.last??.hasPrefix(" question 1 ") == true)
        for row in seen.dropLast().reversed() {
            session.press("]")
            #expect(marked(&session).first == row)
        }
    }

    @Test("keys that come faster than frames go as far as with frames between")
    func fastKeys() {
        var session = session()
        session.press("Alt-Up { { { { ]")
        #expect(marked(&session).first?.hasPrefix(" ▸ look_up  key=k9") == true)
    }

    @Test("a search shows the hit as it is typed, counts, and goes round; n and then N returns")
    func search() {
        var session = session()
        session.press("Alt-Up /")
        session.type("in the box")
        #expect(currentHit(&session) == "in the box")
        #expect(session.status.hasPrefix(" /in the box · "))
        session.press("Enter")
        let start = session.status
        #expect(start.contains("/12"))
        for _ in 0..<14 {
            let before = session.status
            session.press("n")
            #expect(currentHit(&session) == "in the box")
            #expect(session.status != before)
            session.press("N")
            #expect(session.status == before)
            #expect(currentHit(&session) == "in the box")
            session.press("n")
            _ = session.screen
        }
        #expect(!marked(&session).isEmpty)
    }

    @Test("a search backward begins at the end of what is in sight")
    func backward() {
        var session = session()
        session.press("Alt-Up ?")
        session.type("question")
        session.press("Enter")
        #expect(session.status.hasPrefix(" ?question · 12/12"))
        session.press("n")
        #expect(session.status.hasPrefix(" ?question · 11/12"))
    }

    @Test("small letters find either, capitals want capitals; steps and prompts are looked through")
    func patterns() {
        var session = session()
        let counts = [("answer", "12"), ("Answer", "12"), ("ANSWER", ""), ("key=k7", "1"), ("question 3", "1")]
        for (text, count) in counts {
            session.press("Alt-Up /")
            session.type(text)
            session.press("Enter")
            let expected = count.isEmpty ? " No “ANSWER” here" : "/\(count)"
            #expect(session.status.contains(expected), "\(text): \(session.status)")
            session.press("Esc Esc")
            session.press("Esc")
        }
    }

    @Test("Esc leaves what is typed for where it was begun, then the hits, then the focus")
    func leaving() {
        var session = session()
        session.press("Alt-Up")
        let before = session.screen
        session.press("/")
        session.type("question 1 ")
        #expect(session.screen != before)
        session.press("Esc")
        #expect(session.screen == before)
        session.press("/")
        session.type("question 2")
        session.press("Enter Esc")
        #expect(currentHit(&session) == nil)
        #expect(session.state.isTranscriptFocused)
        session.press("Esc")
        #expect(!session.state.isTranscriptFocused)
    }

    @Test("what comes in later is found by the next n, and another width finds the same hits")
    func changes() {
        var session = session(turns: 3)
        session.press("Alt-Up /")
        session.type("paragraphs")
        session.press("Enter q")
        session.say("question 4")
        session.receive(.text("More paragraphs."), .ended(.completed))
        session.press("Alt-Up n")
        #expect(session.status.contains("/4"))
        session.resize(44, 24)
        session.press("n")
        #expect(currentHit(&session) == "paragraphs")
        #expect(session.status.contains("/4"))
    }

    @Test("y copies the source of the block, Y what is shown, e opens the source in the editor")
    func copies() {
        var session = session(turns: 1)
        session.press("Alt-Up y")
        #expect(copied(session) == "The **Answer** 1 is in the box.\n\nIt has two paragraphs.")
        session.press("Y")
        #expect(copied(session) == "  The Answer 1 is in the box.\n\n  It has two paragraphs.\n")
        session.press("[ y")
        let step = #"{"name":"look_up","arguments":{"key":"k1"},"result":{"found":false}}"#
        #expect(copied(session)?.filter { !$0.isWhitespace } == step)
        session.press("[ y e")
        #expect(copied(session) == "question 1")
        #expect(session.commands.contains(.showInEditor("question 1")))
    }

    @Test("Enter on a step opens it, on a message it shows more of its steps")
    func opening() {
        var session = session(turns: 2)
        session.press("Alt-Up [ Enter")
        #expect(session.screen.contains(" Steps "))
        #expect(session.screen.contains("key=k2") || session.screen.contains("\"k2\""))
        session.press("q [ Enter")
        #expect(session.status.hasPrefix(" The steps of this turn: preview"))
        #expect(session.screen.contains("in   {\"key\": \"k2\"}"))
        #expect(!session.screen.contains("in   {\"key\": \"k1\"}"))
    }

    @Test("the screen with a search")
    func golden() {
        var session = session(turns: 2)
        session.press("Alt-Up /")
        session.type("two")
        let text = rows(&session)[2..<24].joined(separator: "\n")
        #expect(text == Self.picture)
    }

    private static let picture = """
          ▸ look_up  key=k1                                          ✓             15 B

        ┃ The Answer 1 is in the box.
        ┃
        ┃ It has two paragraphs.

          0 ms

        ▌ question 2                                                              10:15

        guide
          ▸ look_up  key=k2                                          ✓             14 B

          The Answer 2 is in the box.

          It has two paragraphs.

          0 ms
        ────────────────────────────────────────────────────────────────────────────────
        ›
        ────────────────────────────────────────────────────────────────────────────────
         /two · 1/2                                              Enter search  Esc back
        """
}
