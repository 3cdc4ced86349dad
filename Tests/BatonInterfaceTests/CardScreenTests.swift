import BatonCore
import BatonEngine
import BatonInterface
import BatonScreen
import Testing

/// Cards as they stand on the screen.
@Suite struct CardScreenTests {
    @Test("an approval at 80×24: the arguments in full, the answers by their chords, the composer below")
    func approval() {
        var session = Session()
        session.ask(.invoice)
        #expect(
            session.screen == """
                 wxo  1 guide! 2 tools  3 writer   orq  4 guide  5 tools  6 writer    rehearsal
                ────────────────────────────────────────────────────────────────────────────────
                guide · rehearsal, watsonx Orchestrate

                ▌ go                                                                      10:15

                guide
                  0 ms







                ── Approval ─────────────────────────────────────────────────── Tab goes here ──
                 ? May I send it?
                 ▸ send_invoice
                     {"to": "ann@example.com", "amount": 120}
                   C-x y once   C-x Y for this thread   C-x x deny   C-x X deny, saying why
                ────────────────────────────────────────────────────────────────────────────────
                ›
                ────────────────────────────────────────────────────────────────────────────────
                 needs approval                                            Alt-g agents  ? help
                """)
        session.press("Tab")
        #expect(session.cardScreen.contains("   y once   s for this thread   n deny   N deny, saying why"))
    }

    @Test("a form at 80×24 with the focus: labels in a column, what may stand there, what is picked")
    func form() {
        var session = Session()
        session.ask(.order)
        session.press("Tab")
        session.type("Ann")
        session.press("Tab")
        #expect(
            session.cardScreen == """
                ── Form ────────────────────────────────────────────────────────────────────────
                 ? What shall I order?

                   Name *      Ann
                 › Quantity *  whole number
                               at least 1 · at most 9
                   Size *      ○ small  ○ medium
                   Gift        ○ yes  ● no
                   Extras      [ ] card  [ ] ribbon

                   [ Submit ]  [ Cancel ]
                """)
        #expect(session.surface.cursor == Position(column: 15, row: 13))
    }

    @Test("client tools at 120×36: each call with its arguments, its command and how it stands")
    func tools() {
        var session = Session(columns: 120, rows: 36)
        let command = ToolCommand(tool: "get_weather", words: ["weather", "--json"], timeLimit: .seconds(10))
        session.send(
            .profilesFound([Profile(name: "rehearsal", platform: .orq, tools: [command])], slots: [], welcome: []))
        session.ask(.weather("Bern", "Rome", "Oslo"))
        session.press("Tab y N")
        session.type("not there")
        session.press("Enter")
        #expect(
            session.cardScreen == """
                ── Your tools ──────────────────────────────────────────────────────────────────────────────────────────────────────────
                 ? The agent waits for what your tools come to.
                 ▸ get_weather                                                                                                ⠙ running
                     {"city": "Bern"}
                     runs    weather --json
                 ▸ get_weather                                                                                               ✗ declined
                     {"city": "Rome"}
                     runs    weather --json
                     why not not there
                 › get_weather                                                                                                    waits
                     {"city": "Oslo"}
                     runs    weather --json
                   y run   s run for this thread   e write the result   n decline   N decline, saying why
                """)
    }

    @Test("a choice at 44×12: the card leaves the composer and a row of the transcript, and scrolls to what is chosen")
    func small() {
        var session = Session(columns: 44, rows: 12)
        let choices = (1...9).map { Need.Choice(label: "Option number \($0)", value: "\($0)") }
        session.ask(Need(kind: .choice, question: "Which one of these would you like to have?", choices: choices))
        session.press("Tab 7")
        #expect(
            session.screen == """
                 1 guide !  2  3  │ 4  5  6       rehearsal
                ────────────────────────────────────────────
                  0 ms
                ── Choice ─────────── ↑ 4 more · ↓ 2 more ──
                   3  Option number 3
                   4  Option number 4
                   5  Option number 5
                   6  Option number 6
                 › 7  Option number 7
                ────────────────────────────────────────────
                ›
                 needs input                       Esc back
                """)
    }

    @Test(
        "every card can be drawn at every size, takes at most half of the screen, and keeps the cursor on it",
        arguments: [40, 44, 63, 80, 120, 200])
    func everySize(columns: Int) {
        let long = String(repeating: "東京 and more ", count: 40)
        var form = Need.order
        form.question = long
        form.fields[0].help = long
        form.fields[1].label = long
        form.fields[2].choiceLabels = [long, "x"]
        let call = ToolCall(id: "c", name: long, arguments: .string(long))
        let needs: [Need] = [
            form, Need(kind: .approval, question: long, calls: [call]),
            Need(kind: .toolResult, question: "", calls: [call]),
            Need(kind: .choice, question: long, choices: [.init(label: long, value: "v")]),
            Need(kind: .signIn, question: long + "https://example.com/" + String(repeating: "x", count: 300)),
        ]
        for need in needs {
            var session = Session()
            session.ask(need)
            for rows in [8, 9, 12, 14, 24, 50] {
                session.resize(columns, rows)
                for keys in ["C-x o", "Down Down Down", "PgDn N e", "Tab Esc Esc"] {
                    session.press(keys)
                    let surface = session.surface
                    for row in surface.text.split(separator: "\n") { #expect(TextWidth.columns(of: row) <= columns) }
                    guard let card = session.state.layout?.card else {
                        Issue.record("no card at \(columns)×\(rows)")
                        continue
                    }
                    #expect(card.rows >= 1 && card.rows + 1 <= max(2, rows / 2))
                    if let cursor = surface.cursor { #expect(cursor.column < columns && cursor.row < rows) }
                    if session.card?.isFocused == true, session.state.overlay == nil, let cursor = surface.cursor {
                        #expect((card.row..<card.row + card.rows).contains(cursor.row))
                    }
                }
            }
        }
    }
}
