import BatonCore
import BatonEngine
import BatonInterface
import BatonScreen
import Testing

/// Whole screens as text. The sizes are the interface's own: 80×24, 120×36, 40×10, 1×1.
@Suite struct ScreenTests {
    private func conversation(columns: Int, rows: Int) -> Session {
        var session = Session(columns: columns, rows: rows)
        session.say("What is the weather in Bern, and should I take the train?")
        session.receive(.accepted(thread: "2bd3d825-aaaa", run: "c5af3b86-bbbb"))
        session.receive(.started(nil, agent: "weather", model: "gpt-oss-120b"))
        let weather = ToolCall(id: "c1", name: "get_weather", arguments: ["city": "Bern"])
        session.receive(.stepStarted(Step(id: "s1", kind: .tool, name: "get_weather", call: weather)))
        session.wait(.milliseconds(800))
        session.receive(.stepEnded("s1", StepEnd(result: ["temp_c": 14])))
        let trains = ToolCall(id: "c2", name: "get_trains", arguments: ["from": "Zürich", "to": "Bern"])
        session.receive(.stepStarted(Step(id: "s2", kind: .tool, name: "get_trains", call: trains)))
        session.wait(.milliseconds(1_300))
        return session
    }

    @Test("an idle screen at 80×24 shows slots, place, the agent, the composer and the keys")
    func idle() {
        var session = Session()
        #expect(
            session.screen == """
                 wxo  1 guide  2 tools  3 writer   orq  4 guide  5 tools  6 writer    rehearsal
                ────────────────────────────────────────────────────────────────────────────────
                guide · rehearsal, watsonx Orchestrate

















                ────────────────────────────────────────────────────────────────────────────────
                ›
                ────────────────────────────────────────────────────────────────────────────────
                 ready                                                     Alt-g agents  ? help
                """)
        #expect(session.surface.cursor == Position(column: 2, row: 21))
    }

    @Test("a run at 80×24 shows its steps as they go, its state and its ids")
    func running() {
        var session = conversation(columns: 80, rows: 24)
        #expect(
            session.screen == """
                 wxo  1 guide⠦ 2 tools  3 writer   orq  4 guide  5 tools  6 writer    rehearsal
                ────────────────────────────────────────────────────────────────────────────────
                guide · rehearsal, watsonx Orchestrate

                ▌ What is the weather in Bern, and should I take the train?               10:15

                weather · gpt-oss-120b
                  ▸ get_weather  city=Bern                                   ✓ 0.8 s       13 B
                  ▸ get_trains   from=Zürich to=Bern                         ⠦ 1.3 s











                ────────────────────────────────────────────────────────────────────────────────
                ›
                ────────────────────────────────────────────────────────────────────────────────
                 running get_trains 00:02 · thread 2bd3d825              Esc Esc cancel  ? help
                """)
    }

    @Test("at 120×36 the steps stand at the right, and wide and combining text keeps its cells")
    func wide() {
        var session = conversation(columns: 120, rows: 36)
        session.receive(.stepEnded("s2", StepEnd(failure: "timed out", state: .failed)))
        session.receive(.stepStarted(Step(id: "s3", kind: .handOff, name: "rail")))
        session.receive(.text("東京では雨が降っています。ばいしょう。Cafe\u{301} für alle: 👩‍💻 ok.\n\nTake the train."))
        session.press("F3")
        session.receive(.usageReported(Usage(totalTokens: 449, costUSD: 0.0013)), .ended(.completed))
        #expect(
            session.screen.split(separator: "\n", omittingEmptySubsequences: false).prefix(17).joined(separator: "\n")
                == """
                 rehearsal  1 guide  2 tools  3 writer   rehearsal-orq  4 guide  5 tools  6 writer                    rehearsal (draft)
                ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
                guide · rehearsal, watsonx Orchestrate                                         │ STEPS
                                                                                               │ ▾ weather                      2.1 s
                ▌ What is the weather in Bern, and should I take the train?              10:15 │     get_weather                0.8 s ✓
                                                                                               │     get_trains                 1.3 s ✗
                weather · gpt-oss-120b                                                         │   → handed to rail                   ✓
                  ▸ get_weather  city=Bern                                  ✓ 0.8 s       13 B │
                  ▸ get_trains   timed out                                  ✗ 1.3 s            │
                  → handed to rail                                          ✓                  │
                                                                                               │
                  東京では雨が降っています。ばいしょう。Cafe\u{301} für alle: 👩 ok.                  │
                                                                                               │
                  Take the train.                                                              │
                                                                                               │
                  2.1 s · 449 tokens · $0.0013                                                 │
                                                                                               │
                """)
    }

    @Test("a name that is longer than the others' column, or a hand-off, keeps its distance from the arguments")
    func longNames() {
        var session = Session()
        session.say("go")
        let names = ["get", "look_up_the_weather_of_tomorrow"]
        for name in names {
            let call = ToolCall(id: ToolCallID(name), name: name, arguments: ["city": "Bern"])
            session.receive(.stepStarted(Step(id: StepID(name), kind: .tool, name: name, call: call)))
        }
        let task = ToolCall(id: "h", name: "rail", arguments: ["input": "a train"])
        session.receive(.stepStarted(Step(id: "h", kind: .handOff, name: "rail", call: task)))
        #expect(session.screen.contains("  ▸ get                   city=Bern "))
        #expect(session.screen.contains("  ▸ look_up_the_weather_of_tomorrow  city=Bern "))
        #expect(session.screen.contains("  → handed to rail        input=\"a train\" "))
        session = Session()
        session.say("go")
        session.receive(.stepStarted(Step(id: "h", kind: .handOff, name: "rail", call: task)))
        #expect(session.screen.contains("  → handed to rail  input=\"a train\" "))
    }

    @Test("at 40×10 the text keeps the room, and what has none is left out")
    func small() {
        var session = conversation(columns: 40, rows: 10)
        session.receive(.text("It is 14 °C and dry in Bern, so walk."))
        #expect(
            session.screen == """
                 1 guide ⠦  2  3  │ 4  5  6   rehearsal
                ────────────────────────────────────────
                weather · gpt-oss-120b
                  ▸ get_weather  city=Bern  ✓ 0.8 s
                  ▸ get_trains   from=Zür…  ⠦ 1.3 s

                  It is 14 °C and dry in Bern, so walk.
                ────────────────────────────────────────
                ›
                 streaming 00:02 · thread 2bd3d825
                """)
    }

    @Test("below 40×8 the screen says so and waits, down to one cell, and nothing is lost")
    func tooSmall() {
        var session = conversation(columns: 80, rows: 24)
        session.type("draft")
        let before = session.screen
        session.resize(30, 5)
        #expect(session.screen == "30×5 is too small; Baton needs\n40×8\n\n\n")
        session.type("lost?")
        session.resize(1, 1)
        #expect(session.screen == "1")
        session.resize(0, 0)
        #expect(session.screen == "")
        session.resize(80, 24)
        #expect(session.screen == before)
    }

    @Test(
        "every size from 1×1 on can be drawn, and no row is longer than the screen",
        arguments: [1, 2, 7, 39, 40, 41, 63, 109, 110, 131])
    func everySize(columns: Int) {
        var session = conversation(columns: 80, rows: 24)
        session.receive(.text("東京では雨が降っています。\u{0301} \t x"))
        session.say("queued")
        session.press("F3")
        for rows in [1, 7, 8, 9, 10, 13, 14, 30] {
            session.resize(columns, rows)
            for key in ["F1", "Alt-g", "C-x i", "C-x C-c", "Esc"] {
                session.press(key)
                let surface = session.surface
                #expect(surface.size == Size(columns: columns, rows: rows))
                for row in surface.text.split(separator: "\n") { #expect(TextWidth.columns(of: row) <= columns) }
                if let cursor = surface.cursor { #expect(cursor.column < columns && cursor.row < rows) }
            }
        }
    }

    @Test("a newcomer's first screen opens with the welcome")
    func welcome() {
        var session = Session(
            rows: 14, welcome: ["Baton is a chat for hosted agents.", "orq.ai: no key", "? shows the keys."])
        #expect(
            session.screen == """
                 wxo  1 guide  2 tools  3 writer   orq  4 guide  5 tools  6 writer    rehearsal
                ────────────────────────────────────────────────────────────────────────────────
                  Baton is a chat for hosted agents.
                    orq.ai: no key
                  ? shows the keys.

                guide · rehearsal, watsonx Orchestrate



                ────────────────────────────────────────────────────────────────────────────────
                ›
                ────────────────────────────────────────────────────────────────────────────────
                 ready                                                     Alt-g agents  ? help
                """)
    }

    @Test("a question that was answered stands in the transcript with its options, as a record")
    func question() {
        var session = Session(rows: 20)
        session.say("book")
        let choices = [Need.Choice(label: "Bern", value: "bern"), Need.Choice(label: "Zürich", value: "zuerich")]
        session.receive(.ended(.needs(Need(kind: .choice, question: "Which city?", choices: choices))))
        session.wait(.milliseconds(400))
        session.say("2")
        #expect(
            session.screen.contains(
                "guide\n  ? Which city?\n     1  Bern\n     2  Zürich\n\n  0 ms\n"))
        #expect(session.startedPrompts == ["book", "zuerich"])
    }

    @Test("a failure stands where the answer would, with what to do next, and the notice says it too")
    func failure() {
        var session = Session(rows: 16)
        session.say("fail")
        session.conversation { .streamEnded($0, PlatformFailure(.unauthorized, "The token is wrong", httpStatus: 401)) }
        #expect(
            session.screen.contains("  ✗ The token is wrong (HTTP 401).\n    Check the profile's token or API key."))
        #expect(session.status.hasPrefix(" The token is wrong (HTTP 401). · Check the profile's token or API key."))
        session.wait(.seconds(60))
        #expect(session.status.hasPrefix(" failed"))
    }

    @Test("what an answer rests on stands numbered under it, and the files that came with it by their kind")
    func sources() {
        var session = Session(rows: 30)
        session.say("search")
        session.receive(.text("So it is."))
        session.receive(
            .sourcesFound([Source(title: "Handbook", address: "https://h"), Source(title: "Plain")]),
            .filesOffered([OfferedFile(kind: .image, name: "Cat", address: "https://c")]), .ended(.completed))
        #expect(
            session.screen.contains(
                "  So it is.\n\n  [1] Handbook\n      https://h\n  [2] Plain\n"
                    + "  image: Cat\n         https://c\n\n  0 ms"))
    }

    @Test("a form's field says its type, its bounds and what stands for nothing")
    func form() {
        var field = Need.FormField(name: "n", label: "Nights", type: "integer", isRequired: true)
        field.bounds = .init(minimum: 1, maximum: 30)
        field.defaultValue = 2
        var session = Session(rows: 20)
        session.say("book")
        session.receive(.ended(.needs(Need(kind: .form, question: "How long?", fields: [field]))))
        session.wait(.milliseconds(400))
        session.say("two")
        #expect(session.screen.contains("    · Nights (integer, required, at least 1, at most 30, else 2)"))
    }

    @Test("a run that expired or was rejected says what to do")
    func stoppedRuns() {
        for (outcome, advice) in [(Outcome.expired, "send again."), (.rejected, "send it in other words.")] {
            var session = Session()
            session.say("go")
            session.receive(.text("So far,"), .ended(outcome))
            #expect(session.screen.contains(advice))
        }
    }

    @Test("one number means one thing in an answer: in its texts, their links and its sources")
    func numbers() {
        var session = Session()
        session.say("go")
        session.receive(.accepted(thread: "t", run: "r"), .text("See [the manual](https://m) first.", part: "p1"))
        session.receive(.stepStarted(Step(id: "s", kind: .tool, name: "look_up")), .stepEnded("s", StepEnd(result: 1)))
        session.receive(
            .text("Then [the guide](https://g), and [the manual](https://m) again.", part: "p2"),
            .sourcesFound([
                Source(title: "Handbook", address: "https://h"), Source(title: "Plain"),
                Source(title: "Guide", address: "https://g"),
            ]), .ended(.completed))
        let screen = session.screen
        #expect(screen.contains("See the manual[1] first."))
        #expect(screen.contains("Then the guide[2], and the manual[1] again."))
        #expect(screen.contains("[2] https://g"))
        #expect(screen.contains("[3] Handbook") && screen.contains("[2] Guide") && screen.contains("[4] Plain"))
        session.press("C-x g")
        #expect(session.screen.contains("[3] https://h"))
    }

    @Test("reasoning in full stands behind its bar, warnings and the reason of a cut-off under the text")
    func reasoningAndWarnings() {
        var session = Session(density: .full)
        session.say("think")
        session.receive(.delta(Delta(part: "r", kind: .reasoning, text: "Hm, let me see.")), .text("Forty-two."))
        session.receive(.warned("The answer is long."), .ended(.cutOff(reason: "length")))
        #expect(
            session.screen.contains(
                "guide\n  ┆ Hm, let me see.\n\n  Forty-two.\n\n  ! The answer is long.\n\n"
                    + "  Send “continue” for the rest.\n  cut off (length) · 0 ms"))
    }
}
