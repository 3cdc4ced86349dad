import BatonCore
import BatonEngine
import BatonInterface
import BatonScreen
import Testing

/// The line that marks in a transcript where the unseen begins, and the count of what is below.
@Suite("The unread line")
struct UnreadLineTests {
    /// An answer in slot 1 of which one paragraph and the beginning of a second were seen when the user left.
    private func left(columns: Int = 80, rows: Int = 24) -> Session {
        var session = Session(columns: columns, rows: rows)
        session.say("Tell me about trains")
        session.receive(.text("Trains are long.\n\nThey have whee"))
        _ = session.screen
        session.press("Alt-2")
        _ = session.screen
        session.receive(.text("ls, and a driver.\n\nThey stop at stations."))
        return session
    }

    private func rows(_ session: inout Session) -> [String] {
        session.screen.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    private func hasLine(_ session: inout Session) -> Bool { session.screen.contains("── new ──") }

    /// The first row below the line that shows something.
    private func rowBelowLine(_ session: inout Session) -> String? {
        let rows = rows(&session)
        guard let line = rows.firstIndex(where: { $0.hasPrefix("── new ──") }) else { return nil }
        return rows[(line + 1)...].first { !$0.isEmpty }
    }

    @Test("it stands before the paragraph that was not seen to its end, with air around it")
    func golden() {
        var session = left()
        session.press("Alt-1")
        #expect(
            rows(&session)[2...14].joined(separator: "\n") == """
                guide · rehearsal, watsonx Orchestrate

                ▌ Tell me about trains                                                    10:15

                guide
                  Trains are long.

                ── new ────────────────────────────────────────────────────────────────────────

                  They have wheels, and a driver.

                  They stop at stations.

                """)
    }

    @Test(
        "it stands before the same paragraph at every width, and no row is wider than the screen", arguments: 40...130)
    func widths(columns: Int) {
        var session = Session(columns: columns)
        let words = { (name: String) in (1...40).map { "\(name)\($0)" }.joined(separator: " ") }
        session.say("go")
        session.receive(.text("\(words("first"))\n\n- \(words("item"))\n\n\(words("seco"))"))
        _ = session.screen
        session.press("Alt-2")
        session.receive(.text(" more\n\n\(words("third"))\n\n```\ncode\n```\n"))
        session.press("Alt-1")
        session.press("Alt-Up u")
        #expect(rowBelowLine(&session)?.contains("seco1 ") == true)
        session.resize(columns == 40 ? 97 : 40, 24)
        session.press("u")
        #expect(rowBelowLine(&session)?.contains("seco1 ") == true)
        #expect(rows(&session).allSatisfy { $0.count <= session.state.size.columns })
    }

    @Test("it stays until something is sent")
    func sending() {
        var session = left()
        session.press("Alt-1")
        session.receive(.text(" And more."), .ended(.completed))
        #expect(hasLine(&session))
        session.wait(.seconds(60))
        session.press("PgUp PgDn Alt-Up G q")
        #expect(hasLine(&session))
        session.say("Thanks")
        #expect(!hasLine(&session))
    }

    @Test("it goes when the slot is left, and comes again only for what is new then")
    func leaving() {
        var session = left()
        session.press("Alt-1")
        _ = session.screen
        session.press("Alt-2 Alt-1")
        #expect(!hasLine(&session))
        session.press("Alt-2")
        session.receive(.text("\n\nThey whistle."))
        session.press("Alt-1")
        #expect(rowBelowLine(&session) == "  They whistle.")
    }

    @Test("whoever watches the end sees no line, and neither does who comes back to nothing new")
    func watching() {
        var session = Session()
        session.say("go")
        session.receive(.text("One."))
        _ = session.screen
        session.receive(.text(" Two.\n\nThree."), .ended(.completed))
        #expect(!hasLine(&session))
        session.press("Alt-2 Alt-1")
        #expect(!hasLine(&session))
    }

    @Test("what comes while the user looks at something above is marked and counted when they come down")
    func scrolledUp() {
        var session = Session()
        session.say("count")
        session.receive(.text((1...60).map { "line \($0)\n" }.joined()))
        _ = session.screen
        session.press("PgUp")
        _ = session.screen
        #expect(!hasLine(&session))
        session.receive(.text("\n" + (61...63).map { "line \($0)\n" }.joined()))
        #expect(session.screen.contains("↓ 4 new lines"))
        session.press("Alt->")
        #expect(rowBelowLine(&session) == "  line 61")
        #expect(!session.screen.contains("↓"))
    }

    @Test("news of a slot that was left while scrolled up are counted when it is shown again")
    func otherSlot() {
        var session = Session()
        session.say("count")
        session.receive(.text((1...60).map { "line \($0)\n" }.joined()))
        _ = session.screen
        session.press("PgUp PgUp")
        let before = rows(&session)[2..<18]
        session.press("Alt-2")
        _ = session.screen
        session.receive(.text((61...65).map { "line \($0)\n" }.joined()))
        session.press("Alt-1")
        #expect(rows(&session)[2..<18] == before)
        #expect(session.screen.contains("↓ 5 new lines"))
        session.resize(50, 24)
        #expect(session.screen.contains("↓ 5 new lines"))
        session.resize(80, 12)
        #expect(session.screen.contains("↓ 5 new lines"))
    }

    @Test("a thread of the history has nothing new; what its run brings afterwards is")
    func restored() {
        let guide = AgentReference(profile: "rehearsal", agent: "guide")
        let moment = Moment(monotonic: .zero, unixMilliseconds: 0)
        var thread = ChatThread(id: "kept", agent: guide)
        var turn = Turn(id: "t", prompt: Prompt("What is it?"), created: moment)
        var run = Run(id: "r", began: moment)
        let handle = RemoteHandle(platform: .orchestrate, ids: RemoteIDs([.thread: "T", .run: "R"]))
        run.apply(.accepted(handle), elapsed: .zero)
        run.apply(.delta(Delta(part: "p", kind: .text, text: "Half of it.")), elapsed: .zero)
        turn.run = run
        thread.turns = [turn]
        thread.handle = handle
        var session = Session()
        session.press("Alt-2")
        session.send(
            .slotsRestored([
                RestoredSlot(number: .first, agent: guide, content: .thread(RestoredThread(thread: thread)))
            ]))
        session.press("Alt-1")
        #expect(!hasLine(&session))
        session.press("Alt-2")
        session.conversation { run in
            .pollAnswered(
                run,
                RunSnapshot(
                    events: [
                        .messageCompleted([Part(id: "p", kind: .text, text: "Half of it.\n\nThe other half.")]),
                        .ended(.completed),
                    ]))
        }
        session.press("Alt-1")
        #expect(rowBelowLine(&session) == "  The other half.")
    }

    @Test("a turn that began elsewhere, and a failure, are new as a whole")
    func wholeTurns() {
        var session = Session()
        session.say("one")
        session.press("Alt-2")
        _ = session.screen
        session.press("Alt-1")
        session.say("two")
        session.receive(.text("First answer."))
        _ = session.screen
        session.press("Alt-2")
        session.receive(.ended(.completed))
        session.press("Alt-1")
        #expect(rowBelowLine(&session)?.hasPrefix("▌ two") == true)
        session.press("Alt-2")
        session.receive(.ended(.failed(PlatformFailure(.agentFailed, "It broke"))))
        session.press("Alt-1")
        #expect(rowBelowLine(&session)?.hasPrefix("  ✗") == true)
    }

    @Test("u in the transcript goes there, from any place; without a line it says so")
    func key() {
        var session = Session()
        session.say("count")
        session.receive(.text((1...60).map { "line \($0)\n\n" }.joined()))
        _ = session.screen
        session.press("Alt-Up u")
        #expect(session.status.contains("Nothing is new here"))
        session.press("q Alt-2")
        session.receive(.text((61...99).map { "line \($0)\n\n" }.joined()))
        session.press("Alt-1")
        #expect(!hasLine(&session))
        for place in ["", "g", "G", "PgUp"] {
            session.press("Alt-Up \(place)")
            _ = session.screen
            session.press("u")
            #expect(rowBelowLine(&session)?.dropFirst() == " line 61")
            #expect(rows(&session)[2].hasSuffix("line 59") || rows(&session)[3].hasSuffix("line 60"))
        }
    }

    @Test("rows that scroll past the line are each shown once, up and down")
    func scrolling() {
        var session = Session(rows: 16)
        session.say("count")
        session.receive(.text((1...12).map { "line \($0)\n\n" }.joined()))
        _ = session.screen
        session.press("Alt-2")
        session.receive(.text((13...24).map { "line \($0)\n\n" }.joined()))
        session.press("Alt-1")
        _ = session.screen
        session.press("Alt-Up g")
        var seen = Array(rows(&session)[2..<12])
        for _ in 0..<60 {
            let before = rows(&session)[2..<12].map { $0.dropFirst() }
            session.press("j")
            let after = rows(&session)[2..<12].map { $0.dropFirst() }
            guard after != before else { break }
            #expect(after.dropLast() == before.dropFirst())
            seen.append(rows(&session)[11])
        }
        let numbers = seen.compactMap { $0.firstMatch(of: /line (\d+)/)?.1 }.compactMap { Int($0) }
        #expect(numbers == Array(1...24))
        #expect(seen.count { $0.contains("── new ──") } == 1)
        for _ in 0..<60 { session.press("k") }
        #expect(rows(&session)[2].contains("guide"))
    }

    @Test("it is no text: a search does not find it, and what is copied has none of it")
    func noText() {
        var session = left()
        session.press("Alt-1")
        _ = session.screen
        session.press("C-x !")
        for case .print(let rows) in session.commands {
            #expect(!rows.contains { $0.map(\.text).joined().contains("── new") })
        }
        session.press("Alt-Up")
        #expect(session.status.contains("u new  / search"))
        session.press("/")
        session.type("new")
        session.press("Enter")
        #expect(session.status.contains("No “new” here"))
        session.press("Esc Esc Alt-Up Y")
        for case .copy(let text, _) in session.commands { #expect(!text.contains("──")) }
    }

    @Test("a click on the count goes to the end")
    func click() {
        var session = Session()
        session.press("Alt-m")
        session.say("count")
        session.receive(.text((1...60).map { "line \($0)\n" }.joined()))
        _ = session.screen
        session.press("PgUp")
        _ = session.screen
        session.receive(.text("line 61\n"))
        let rows = rows(&session)
        guard let row = rows.firstIndex(where: { $0.contains("↓ 1 new line ") }),
            let range = rows[row].firstRange(of: "↓")
        else {
            Issue.record("no count in \(rows)")
            return
        }
        let column = rows[row].distance(from: rows[row].startIndex, to: range.lowerBound)
        for (column, isHit) in [(column - 4, false), (column, true)] {
            session.send(
                .input(.mouse(MouseEvent(action: .pressed(.left), position: Position(column: column, row: row)))))
            #expect((session.state.active.scroll == .tail) == isHit)
        }
    }

    @Test("at 40×10 it has the room it needs and no more")
    func small() {
        var session = left(columns: 40, rows: 10)
        session.press("Alt-1")
        #expect(
            rows(&session)[2...6].joined(separator: "\n") == """
                ── new ────────────────────────────────

                  They have wheels, and a driver.

                  They stop at stations.
                """)
    }
}
