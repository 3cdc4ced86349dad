import BatonCore
import BatonEngine
import BatonInterface
import Testing

@Suite struct ScrollTests {
    /// A transcript whose answer is the lines `line 1` to `line COUNT`, still growing.
    private func session(lines count: Int) -> Session {
        var session = Session()
        session.say("count")
        session.receive(.text((1...count).map { "line \($0)\n" }.joined()))
        _ = session.screen
        return session
    }

    private func shown(_ session: inout Session) -> [Int] {
        session.screen.split(separator: "\n").compactMap { row in
            // With the focus the first column may have the cursor's bar.
            row.dropFirst().hasPrefix(" line ") ? Int(row.dropFirst("  line ".count)) : nil
        }
    }

    @Test("the transcript follows its end while text comes")
    func follows() {
        var session = session(lines: 100)
        #expect(shown(&session).last == 100)
        session.receive(.text("line 101\n"))
        #expect(shown(&session).last == 101)
    }

    @Test("once the user has scrolled up it stays, and counts the new lines")
    func stays() {
        var session = session(lines: 100)
        session.press("PgUp")
        let before = shown(&session)
        #expect(before.last == 84)
        #expect(session.screen.contains("↓ 16 more"))
        session.receive(.text((101...112).map { "line \($0)\n" }.joined()))
        #expect(shown(&session) == before)
        #expect(session.screen.contains("↓ 12 new lines"))
    }

    @Test("reaching the end follows again, and so does sending")
    func followsAgain() {
        var session = session(lines: 100)
        session.press("PgUp PgUp PgDn PgDn")
        session.receive(.text("line 101\n"))
        #expect(shown(&session).last == 101)
        session.press("PgUp")
        session.say("next")
        #expect(session.state.active.scroll == .tail)
    }

    @Test("keys before the next frame add up, and never go beyond the first or last line")
    func clamped() {
        var session = session(lines: 100)
        session.press("PgUp PgUp PgUp PgUp PgUp PgUp PgUp PgUp PgUp PgDn")
        #expect(shown(&session).first == 12)
        session.press("Alt-<")
        #expect(session.screen.contains("▌ count"))
        session.press("C-x >")
        #expect(shown(&session).last == 100)
    }

    @Test("a transcript that fits does not scroll")
    func fits() {
        var session = session(lines: 3)
        let before = session.screen
        for key in ["PgUp", "Alt-<", "PgDn", "Alt->"] {
            session.press(key)
            #expect(session.screen == before)
            #expect(session.state.active.scroll == .tail)
        }
    }

    @Test("at another width the same message stays in sight, and at the first width again the same row")
    func resized() {
        var session = Session()
        for turn in 1...30 {
            session.say("prompt \(turn)")
            session.receive(.text(String(repeating: "some words of answer \(turn) ", count: 12)), .ended(.completed))
        }
        _ = session.screen
        session.press("PgUp PgUp PgUp")
        let before = session.screen
        let turn = before.firstMatch(of: /prompt (\d+)/)?.1
        session.resize(50, 24)
        let after = session.screen
        #expect(after.firstMatch(of: /answer (\d+)/)?.1 == turn || after.contains("prompt \(turn ?? "")"))
        session.resize(1, 1)
        _ = session.screen
        session.resize(50, 24)
        #expect(session.screen.contains(turn ?? "?"))
    }

    @Test("every slot keeps its place")
    func perSlot() {
        var session = session(lines: 100)
        session.press("PgUp")
        let before = session.screen
        session.press("Alt-2")
        _ = session.screen
        session.press("PgUp Alt-1")
        #expect(session.screen == before)
    }

    @Test("single letters scroll only while the transcript has the focus")
    func focus() {
        var session = session(lines: 100)
        session.press("k")
        #expect(session.draft == "k")
        session.press("Alt-Up k k")
        #expect(session.draft == "k")
        #expect(shown(&session).last == 98)
        session.press("G q j")
        #expect(session.draft == "kj")
        #expect(shown(&session).last == 100)
    }

    @Test("what is laid out piece by piece looks as what is laid out at once")
    func incremental() {
        let text = "One two three, 東京では雨 and more words to wrap at the margin of this screen.\n\nLast 👩‍💻."
        var grown = Session()
        grown.say("go")
        for character in text {
            grown.receive(.text(String(character)))
            _ = grown.screen
        }
        var whole = Session()
        whole.say("go")
        whole.receive(.text(text))
        #expect(grown.screen == whole.screen)
        grown.receive(.messageCompleted([Part(id: "p2", kind: .text, text: "Short.")]))
        #expect(grown.screen.contains("guide\n  Short.\n\n\n"))
    }
}
