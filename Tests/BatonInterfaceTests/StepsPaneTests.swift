import BatonCore
import BatonEngine
import BatonInterface
import BatonScreen
import Testing

@Suite struct StepsPaneTests {
    @Test("at 120×36 the steps are a tree, what a delegated agent did below its hand-off")
    func wide() {
        var session = Session.delegating(columns: 120, rows: 36)
        session.press("F3")
        #expect(
            session.pane.hasPrefix(
                """
                 STEPS
                 ▾ travel                       3.5 s
                   ▾ handed to rail             1.5 s ✓
                       get_trains               0.8 s ✓
                       get_prices               0.6 s ✗
                """))
    }

    @Test("at 80×24 the steps stand below, the newest in sight")
    func below() {
        var session = Session.delegating(columns: 80, rows: 24)
        session.press("F3")
        #expect(
            session.pane == """
                 STEPS
                 ▾ travel                                                               3.5 s
                   ▾ handed to rail                                                     1.5 s ✓
                       get_trains                                                       0.8 s ✓
                       get_prices                                                       0.6 s ✗

                """)
    }

    @Test("at 40×10 there is a row for them, and all of them where they have the room")
    func small() {
        var session = Session.delegating(columns: 40, rows: 10)
        session.press("F3 C-x z")
        #expect(
            session.pane == """
                 STEPS
                 ▾ travel                       3.5 s
                   ▾ handed to rail             1.5 s ✓
                       get_trains               0.8 s ✓
                       get_prices               0.6 s ✗
                """)
    }

    @Test("before the first run it says so")
    func empty() {
        var session = Session(columns: 120, rows: 36)
        session.press("F3")
        #expect(session.pane.hasPrefix(" STEPS\n none yet"))
    }

    @Test("with the focus a cursor walks over the tree, Enter opens the step there, q comes back")
    func cursor() {
        var session = Session.delegating(columns: 120, rows: 36)
        session.press("F3 Tab Tab")
        #expect(session.paneCursor.contains("get_prices"))
        session.press("k")
        #expect(session.paneCursor.contains("get_trains"))
        session.press("Enter")
        #expect(session.screen.contains("step 2 of 3"))
        session.press("q")
        #expect(session.paneCursor.contains("get_trains"))
        session.press("g")
        #expect(session.paneCursor.contains("travel"))
        session.press("k Enter")
        #expect(session.screen.contains("step 1 of 3"))
        session.press("q G")
        #expect(session.paneCursor.contains("get_prices"))
    }

    @Test("what a delegated agent did folds away and comes back, and the rest says how many they are")
    func folding() {
        var session = Session.delegating(columns: 120, rows: 36)
        session.press("F3 Tab Tab h")
        #expect(session.paneCursor.contains("handed to rail"))
        session.press("h")
        #expect(session.paneCursor.contains("▸ handed to rail (2)"))
        #expect(!session.pane.contains("get_trains"))
        session.press("l")
        #expect(session.paneCursor.contains("▾ handed to rail"))
        #expect(session.pane.contains("get_trains"))
    }

    @Test("more steps than rows scroll under the cursor, and the newest is followed from the end")
    func scrolling() {
        var session = Session(columns: 120, rows: 14)
        session.say("go")
        for number in 1...30 {
            session.receive(.stepStarted(Step(id: StepID("s\(number)"), kind: .tool, name: "tool_\(number)")))
        }
        session.press("F3 Tab Tab")
        #expect(session.pane.contains("tool_30"))
        #expect(!session.pane.contains("tool_1 "))
        session.press("g")
        #expect(session.pane.contains("tool_1 "))
        session.receive(.stepStarted(Step(id: "s31", kind: .tool, name: "tool_31")))
        #expect(!session.pane.contains("tool_31"))
        session.press("G")
        #expect(session.paneCursor.contains("tool_31"))
        session.receive(.stepStarted(Step(id: "s32", kind: .tool, name: "tool_32")))
        #expect(session.paneCursor.contains("tool_32"))
    }

    @Test("the steps are those of the turn at the transcript's cursor, as long as the composer has no focus")
    func turns() {
        var session = Session.delegating(columns: 120, rows: 36)
        session.receive(.ended(.completed))
        session.say("again")
        session.receive(
            .stepStarted(Step(id: "t1", kind: .tool, name: "second_turn")), .text("yes"), .ended(.completed))
        session.press("F3")
        #expect(session.pane.contains("second_turn"))
        _ = session.screen
        session.press("C-x Up { {")
        #expect(session.pane.contains("get_trains"))
        session.press("q")
        #expect(session.pane.contains("second_turn"))
    }

    @Test("a search walks over the rows and marks what it found")
    func search() {
        var session = Session.delegating(columns: 120, rows: 36)
        session.press("F3 Tab Tab g /")
        session.type("PRICES".lowercased())
        #expect(session.pane.hasPrefix(" /prices"))
        #expect(session.paneHead.hasSuffix(" 4/4"))
        session.press("Enter")
        #expect(session.paneCursor.contains("get_prices"))
        session.press("/")
        session.type("nowhere")
        session.press("Enter")
        #expect(session.status.contains("No “nowhere” here"))
        session.press("Esc")
        #expect(session.state.focus == .sidePane)
        #expect(session.pane.hasPrefix(" STEPS"))
    }

    @Test("a search shows its hit as it is typed, from where it was begun, and goes back there when it is left")
    func incremental() {
        var session = Session.delegating(columns: 120, rows: 36)
        session.press("F3 Tab Tab g /")
        #expect(session.paneHead.hasSuffix(" 1/4"))
        session.type("get_")
        let first = session.paneHead.suffix(4)
        #expect(first != " 1/4")
        session.type("prices")
        #expect(session.paneHead.hasSuffix(" 4/4"))
        session.press("Backspace Backspace Backspace Backspace Backspace Backspace")
        #expect(session.paneHead.hasSuffix(first))
        session.type("zzz")
        #expect(session.paneHead.hasSuffix(" 1/4"))
        session.press("Esc")
        #expect(session.paneCursor.contains("travel"))
        session.press("/")
        session.type("get_")
        session.press("Enter")
        let hit = session.paneCursor
        session.press("n")
        #expect(session.paneCursor.contains("get_") && session.paneCursor != hit)
        session.press("N")
        #expect(session.paneCursor == hit)
    }

    @Test("steps that name each other as the one around them are all there, and names are on one row")
    func hostile() {
        var session = Session(columns: 120, rows: 36)
        session.say("go")
        session.receive(
            .stepStarted(Step(id: "a", kind: .tool, name: "first\nline", parent: "b")),
            .stepStarted(Step(id: "b", kind: .handOff, name: String(repeating: "東京", count: 40), parent: "b")),
            .stepStarted(Step(id: "a2", kind: .tool, name: "inside", parent: "b")))
        session.press("F3")
        #expect(session.pane.contains("first line"))
        #expect(session.pane.contains("handed to 東京東京"))
        #expect(session.pane.contains("…"))
        #expect(session.pane.contains("inside"))
    }
}
