import BatonCore
import BatonEngine
import BatonInterface
import BatonScreen
import Testing

/// C-x |: two agents beside each other, one message to both.
@Suite("Side by side")
struct SideBySideTests {
    /// Writer of one platform beside writer of the other.
    private func session(columns: Int = 120, rows: Int = 36) -> Session {
        var session = Session(columns: columns, rows: rows)
        session.press("Alt-3 C-x |")
        session.type("6writer")
        session.press("Enter")
        _ = session.screen
        return session
    }

    /// Both have answered what was asked of both.
    private func answered(columns: Int = 120, rows: Int = 36) -> Session {
        var session = session(columns: columns, rows: rows)
        session.say("Compare yourselves")
        session.receive(.accepted(thread: "2bd3d825", run: "c5af3b86"), slot: 3)
        session.receive(.accepted(thread: "9aa2d825", run: "77af3b86"), slot: 6)
        session.wait(.milliseconds(400))
        session.receive(.text("I am **first**.\n\n- one\n- two"), slot: 3)
        session.wait(.milliseconds(1_100))
        session.receive(.usageReported(Usage(totalTokens: 449, costUSD: 0.0013)), .ended(.completed), slot: 3)
        session.receive(.text("I am _second_, and I take my time to say so in a sentence that is longer."), slot: 6)
        session.wait(.milliseconds(800))
        session.receive(.usageReported(Usage(totalTokens: 512)), .ended(.completed), slot: 6)
        return session
    }

    private func rows(_ session: inout Session) -> [String] {
        session.screen.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    private func turns(_ session: Session, _ slot: Int) -> [String] {
        session.state.slots[slot - 1].machine?.thread.turns.map(\.prompt.text) ?? []
    }

    private func queue(_ session: Session, _ slot: Int) -> [String] {
        session.state.slots[slot - 1].machine?.queue.map(\.text) ?? []
    }

    @Test("at 120×36 they stand at the left and the right, each under its name, place and figures")
    func wide() {
        var session = answered()
        #expect(
            rows(&session)[1...13].joined(separator: "\n") == """
                ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
                 3 writer  rehearsal          1.5 s · 449 tokens · $0.0013 │ 6 writer  rehearsal-orq ─────────────── 2.3 s · 512 tokens
                writer · rehearsal, watsonx Orchestrate                    │ writer · rehearsal-orq, orq.ai
                                                                           │
                ▌ Compare yourselves                                 10:15 │ ▌ Compare yourselves                                 10:15
                                                                           │
                writer                                                     │ writer
                  I am first.                                              │   I am second, and I take my time to say so in a sentence
                                                                           │   that is longer.
                  • one                                                    │
                  • two                                                    │   2.3 s · first word 1.5 s · 512 tokens
                                                                           │
                  1.5 s · first word 0.4 s · 449 tokens · $0.0013          │
                """)
    }

    @Test("who stands in a slot is told by what was said there last, or else by what the agent is for")
    func choosing() {
        var session = Session(columns: 80, rows: 24)
        session.press("Alt-2")
        session.say("a long line, so long that what stands behind it has to keep its place at the end")
        session.receive(.text("done"), .ended(.completed), slot: 2)
        session.press("Alt-3 C-x |")
        session.send(
            .agentsLoaded(
                "rehearsal",
                .success([
                    Agent(
                        id: "g", name: "guide",
                        summary: "Answers questions about Baton from its own documentation, and knows nothing else"),
                    Agent(id: "t", name: "tools", summary: "Calculates"),
                ])))
        let shown = rows(&session)
        #expect(shown.contains(" › guide   rehearsal      Answers questions about Baton from its own do… slot 1"))
        #expect(shown.contains("   tools   rehearsal      a long line, so long that what stands behind … slot 2"))
    }

    @Test("at 80×24 they stand one above the other")
    func medium() {
        var session = answered(columns: 80, rows: 24)
        #expect(
            session.screen == """
                 wxo  1 guide  2 tools  3 writer   orq  4 guide  5 tools  6 writer    rehearsal
                ────────────────────────────────────────────────────────────────────────────────
                 3 writer  rehearsal            1.5 s · 449 tokens · $0.0013 · first word 0.4 s

                writer
                  I am first.

                  • one
                  • two

                  1.5 s · first word 0.4 s · 449 tokens · $0.0013
                 6 writer  rehearsal-orq ──────────────── 2.3 s · 512 tokens · first word 1.5 s
                writer · rehearsal-orq, orq.ai

                ▌ Compare yourselves                                                      10:15

                writer
                  I am second, and I take my time to say so in a sentence that is longer.

                  2.3 s · first word 1.5 s · 512 tokens
                ────────────────────────────────────────────────────────────────────────────────
                both ›
                ────────────────────────────────────────────────────────────────────────────────
                 Enter sends to both · C-x Enter to this side only          C-x 0 close  ? help
                """)
    }

    @Test("at 40×10 the active one is shown, and C-x o goes to the other")
    func small() {
        var session = answered(columns: 40, rows: 10)
        #expect(
            session.screen == """
                 1  2  3 writer  │ 4  5  6    rehearsal
                ────────────────────────────────────────
                 3 writer  rehearsal              1.5 s
                  • two

                  1.5 s · first word 0.4 s · 449 tokens
                  · $0.0013
                ────────────────────────────────────────
                both ›
                 Enter sends to both
                """)
        session.press("C-x o")
        #expect(session.screen.contains("6 writer"))
        #expect(session.screen.contains("longer."))
    }

    @Test("the picker names the slots first, then agents that stand in none; one of these gets a free slot")
    func picker() {
        var session = Session()
        session.press("C-x |")
        session.send(
            .agentsLoaded("rehearsal", .success([Agent(id: "1", name: "guide"), Agent(id: "2", name: "clerk")])))
        let shown = rows(&session)
        #expect(shown[2].hasPrefix(" Side by side with"))
        #expect(shown[4].contains("tools") && shown[4].contains("slot 2"))
        #expect(!shown.contains { $0.contains("guide    rehearsal  ") && $0.contains("slot 1") })
        session.type("clerk")
        session.press("Enter")
        #expect(session.state.slots[6].agent?.agent == "clerk")
        #expect(session.state.comparison?.contains(SlotNumber(7)!) == true)
        #expect(session.state.activeNumber.value == 1)
    }

    @Test("what is said of Enter agrees with the composer's sign: an agent that asks is answered alone")
    func recipients() {
        var session = Session(columns: 120, rows: 36)
        session.press("Alt-6")
        session.say("go")
        let choices = [Need.Choice(label: "Bern", value: "1"), Need.Choice(label: "Basel", value: "2")]
        session.receive(.ended(.needs(Need(kind: .choice, question: "Where to?", choices: choices))), slot: 6)
        session.press("Alt-3 C-x |")
        session.type("6writer")
        session.press("Enter")
        #expect(session.screen.contains("6 ›"))
        #expect(session.status.contains("Enter answers 6 writer, which asks"))
        session.wait(.seconds(1))
        session.say("1")
        #expect(session.screen.contains("both ›"))
        #expect(!session.status.contains("Enter answers"))
    }

    @Test("a pane that was open says that it waits")
    func waitingPane() {
        var session = Session(columns: 120, rows: 36)
        session.press("F3 Alt-3 C-x |")
        session.type("6writer")
        session.press("Enter")
        #expect(session.status.contains("The pane waits while two agents stand side by side · C-x 0 closes"))
        session.press("C-x 0")
        #expect(session.screen.contains("STEPS"))
    }

    @Test("Enter sends to both, each a run of its own; C-x Enter to the active side")
    func sending() {
        var session = session()
        #expect(session.screen.contains("\nboth ›\n"))
        session.say("one")
        #expect(turns(session, 3) == ["one"])
        #expect(turns(session, 6) == ["one"])
        session.receive(.text("A"), .ended(.completed), slot: 3)
        session.receive(.text("B"), .ended(.completed), slot: 6)
        session.type("two")
        session.press("C-x o")
        #expect(session.draft == "two")
        session.press("C-x Enter")
        #expect(turns(session, 3) == ["one"])
        #expect(turns(session, 6) == ["one", "two"])
        #expect(session.draft == "")
        #expect(session.startedPrompts == ["one", "one", "two"])
    }

    @Test("the side that is busy queues, the other sends; each queue is its own")
    func queues() {
        var session = session()
        session.say("one")
        session.receive(.accepted(thread: "T", run: "R"), .text("A"), .ended(.completed), slot: 3)
        session.say("two")
        #expect(turns(session, 3) == ["one", "two"])
        #expect(queue(session, 6) == ["two"])
        #expect(rows(&session)[2].contains("rehearsal-orq  1 queued ──"))
        session.receive(.text("B"), .ended(.cancelled), slot: 6)
        session.receive(.text("B"), .ended(.completed), slot: 3)
        #expect(queue(session, 6) == ["two"])
        session.press("Enter")
        #expect(turns(session, 6) == ["one", "two"])
        #expect(turns(session, 3) == ["one", "two"])
    }

    @Test("Esc Esc cancels both, C-x d leaves both")
    func ladder() {
        var session = session()
        session.say("one")
        for slot in [3, 6] { session.receive(.accepted(thread: "T\(slot)", run: "R\(slot)"), slot: slot) }
        session.press("Esc")
        #expect(session.status.contains("again cancels"))
        session.press("Esc")
        #expect(session.cancelledRuns == 2)
        for slot in [3, 6] { session.receive(.ended(.cancelled), slot: slot) }
        session.say("two")
        for slot in [3, 6] { session.receive(.accepted(thread: "T\(slot)", run: "Q\(slot)"), slot: slot) }
        session.press("C-x d")
        #expect(session.state.slots[2].isDetached && session.state.slots[5].isDetached)
    }

    @Test("what either side asks stands on the card with its agent's name, and an answer goes to it alone")
    func cards() {
        var session = session()
        session.say("book")
        session.receive(.accepted(thread: "T", run: "R"), .text("A"), .ended(.completed), slot: 3)
        let choices = [Need.Choice(label: "Bern", value: "BRN"), Need.Choice(label: "Basel", value: "BSL")]
        session.receive(.ended(.needs(Need(kind: .choice, question: "Where to?", choices: choices))), slot: 6)
        session.wait(.seconds(1))
        #expect(session.state.activeNumber.value == 3)
        #expect(session.screen.contains("6 writer: "))
        #expect(session.screen.contains("\n6 ›\n"))
        session.say("2")
        #expect(turns(session, 6) == ["book", "BSL"])
        #expect(turns(session, 3) == ["book"])
    }

    @Test("C-x o, Tab and the slots' keys move the keys to the other side; another slot takes the active side's place")
    func moving() {
        var session = session()
        for key in ["C-x o", "Tab", "Alt-6", "Alt-3"] {
            let before = session.state.activeNumber
            session.press(key)
            #expect(session.state.activeNumber != before)
            #expect(session.state.slotsInSight.map(\.value) == [3, 6])
        }
        session.press("Alt-1")
        #expect(session.state.slotsInSight.map(\.value) == [1, 6])
        #expect(session.screen.contains(" 1 guide  rehearsal"))
        session.press("Alt-Up C-x o")
        #expect(session.state.isTranscriptFocused)
        #expect(session.state.activeNumber.value == 6)
    }

    @Test("each side scrolls by itself")
    func scrolling() {
        var session = session(columns: 120, rows: 20)
        session.say("count")
        for slot in [3, 6] { session.receive(.text((1...60).map { "line \($0)\n" }.joined()), slot: slot) }
        _ = session.screen
        session.press("PgUp")
        var shown = rows(&session)
        #expect(shown[2].contains("↓ "))
        #expect(shown[3].hasPrefix("  line 4"))
        #expect(!shown.contains { $0.hasPrefix("  line 60") })
        // What streams beside another grows into some free rows.
        #expect(shown.contains { $0.hasSuffix("line 60") })
        session.receive(.text("line 61\n"), slot: 3)
        session.receive(.text("line 61\n"), slot: 6)
        shown = rows(&session)
        #expect(shown[2].contains("↓ 1 new line"))
        #expect(shown.contains { $0.hasSuffix("line 61") })
        session.press("C-x o PgUp")
        #expect(rows(&session).first { $0.contains("↓") }?.split(separator: "↓").count == 3)
    }

    @Test("closed, the active one stands alone; both keep what they have, and nothing of them was unread")
    func closing() {
        var session = answered()
        session.press("C-x 0")
        #expect(session.state.comparison == nil)
        #expect(session.screen.contains("I am first."))
        #expect(!session.screen.contains("I am second"))
        #expect(turns(session, 6) == ["Compare yourselves"])
        #expect(session.state.slots.allSatisfy { !$0.isUnread })
        #expect(!session.screen.contains("── new"))
        session.press("C-x 0")
        #expect(session.status.contains("Nothing stands side by side"))
    }

    @Test("a side that fails says so in its header and its transcript; the other goes on")
    func failing() {
        var session = session()
        session.say("go")
        session.receive(.accepted(thread: "T", run: "R"), .text("Fine so far"), slot: 3)
        session.conversation(
            { .streamEnded($0, PlatformFailure(.rateLimited, "slow down", delivery: .notDelivered)) }, slot: 6)
        let shown = rows(&session)
        #expect(shown[2].contains("6 writer ✗"))
        #expect(shown.contains { $0.contains("Fine so far") })
        session.receive(.text(", and on."), .ended(.completed), slot: 3)
        #expect(session.screen.contains("Fine so far, and on."))
    }

    @Test("every size works while both stream, and no row is wider than the screen")
    func sizes() {
        var session = answered()
        session.say("more")
        for columns in stride(from: 40, through: 170, by: 13) {
            for rows in stride(from: 8, through: 44, by: 6) {
                session.resize(columns, rows)
                for slot in [3, 6] { session.receive(.text("word 東京 and a word, "), slot: slot) }
                let shown = self.rows(&session)
                #expect(shown.count == rows)
                #expect(shown.joined().contains("word"))
            }
        }
        session.resize(20, 5)
        _ = session.screen
        session.resize(120, 36)
        #expect(session.screen.contains("both ›"))
    }

    @Test("what grew beside another looks as what is shown beside it at once")
    func incremental() {
        var grown = session()
        grown.say("go")
        for character in "One *two* three.\n\n```swift\nlet x = 1\n```\n" {
            for slot in [3, 6] { grown.receive(.text(String(character)), slot: slot) }
            _ = grown.screen
        }
        var whole = session()
        whole.say("go")
        for slot in [3, 6] { whole.receive(.text("One *two* three.\n\n```swift\nlet x = 1\n```\n"), slot: slot) }
        #expect(grown.screen == whole.screen)
    }

    @Test("C-x z gives the active side the room of both; the side panes wait")
    func maximising() {
        var session = answered()
        session.press("F3")
        #expect(session.status.contains("Panes wait while two agents stand side by side · C-x 0 closes"))
        session.press("C-x z")
        #expect(rows(&session)[2].contains("3 writer  rehearsal") && !rows(&session)[2].contains("6 writer"))
        session.press("C-x z")
        #expect(rows(&session)[2].contains("6 writer"))
    }

    @Test("a click goes to the side that it hits, and the wheel turns it")
    func mouse() {
        var session = session(columns: 120, rows: 20)
        session.press("Alt-m")
        session.say("count")
        for slot in [3, 6] { session.receive(.text((1...60).map { "line \($0)\n" }.joined()), slot: slot) }
        _ = session.screen
        let right = Position(column: 90, row: 8)
        session.send(.input(.mouse(MouseEvent(action: .scrolledUp, position: right))))
        #expect(session.state.slots[2].scroll == .tail)
        #expect(session.state.slots[5].scroll != .tail)
        #expect(session.state.activeNumber.value == 3)
        session.send(.input(.mouse(MouseEvent(action: .pressed(.left), position: right))))
        #expect(session.state.activeNumber.value == 6)
        _ = session.screen
        session.send(.input(.mouse(MouseEvent(action: .pressed(.left), position: Position(column: 115, row: 2)))))
        #expect(session.state.slots[5].scroll == .tail)
    }
}
