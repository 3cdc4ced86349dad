import BatonCore
import BatonEngine
import BatonInterface
import BatonScreen
import Testing

@Suite struct DensityTests {
    private func rows(_ session: inout Session, _ range: Range<Int>) -> String {
        session.screen.split(separator: "\n", omittingEmptySubsequences: false)[range].joined(separator: "\n")
    }

    private func weather(_ session: inout Session) {
        session.say("weather")
        let call = ToolCall(id: "c1", name: "get_weather", arguments: ["city": "Bern", "days": [1, 2]])
        session.receive(.stepStarted(Step(id: "s1", kind: .tool, name: "get_weather", call: call)))
        session.wait(.milliseconds(800))
    }

    private let result: JSONValue = [
        "city": "Bern", "temp_c": 14,
        "note": "Dry, with a light wind from the north-east until the evening, then rain from the west",
        "hours": [["at": "10:00", "sky": "clear"], ["at": "11:00", "sky": "clear"], ["at": "12:00", "sky": "rain"]],
    ]

    @Test("the key goes round: one line, a few lines of what went in and came out, everything")
    func cycle() {
        var session = Session()
        weather(&session)
        session.receive(.stepEnded("s1", StepEnd(result: result)), .ended(.completed))
        let title = "  ▸ get_weather  city=Bern days=[1,2]                        ✓ 0.8 s      218 B\n"
        #expect(rows(&session, 7..<9) == title)
        session.press("C-x .")
        #expect(session.status.hasPrefix(" Steps and reasoning: preview"))
        #expect(
            rows(&session, 7..<12) == """
                  ▸ get_weather  city=Bern days=[1,2]                        ✓ 0.8 s      218 B
                    in   {"city": "Bern", "days": [1, 2]}
                    out  {"city": "Bern", "temp_c": 14, "note": "Dry, with a light wind from
                         the north-east until the evening, then rain from the west", "hours":
                         [{"at": "10:00", "sky": "clear"}, {"at": "11:00", "sky": "clear"}, …
                """)
        session.press("Alt-Up z q")
        #expect(
            rows(&session, 6..<18) == """
                    in   {"city": "Bern", "days": [1, 2]}
                    out  {
                           "city": "Bern",
                           "temp_c": 14,
                           "note": "Dry, with a light wind from the north-east until the
                             evening, then rain from the west",
                           "hours": [
                             {"at": "10:00", "sky": "clear"},
                             {"at": "11:00", "sky": "clear"},
                             {"at": "12:00", "sky": "rain"}
                           ]
                         }
                """)
        session.press("C-x .")
        #expect(!session.screen.contains("temp_c"))
    }

    @Test("a running step shows its arguments, a failed one why; its clock goes on")
    func running() {
        var session = Session()
        weather(&session)
        session.press("C-x .")
        #expect(
            rows(&session, 7..<10) == """
                  ▸ get_weather  city=Bern days=[1,2]                        ⠦ 0.8 s
                    in   {"city": "Bern", "days": [1, 2]}

                """)
        session.wait(.seconds(1))
        #expect(session.screen.contains("days=[1,2]                        ⠼ 1.8 s"))
        let failure = StepEnd(failure: "No such city.\nAsk for another.", state: .failed)
        session.receive(.stepEnded("s1", failure), .ended(.completed))
        #expect(
            rows(&session, 8..<12) == """
                    in   {"city": "Bern", "days": [1, 2]}
                    ✗    No such city.
                         Ask for another.

                """)
    }

    @Test("the setting is what a session begins with")
    func setting() {
        var session = Session(density: .full)
        weather(&session)
        #expect(session.screen.contains("    in   {\"city\": \"Bern\", \"days\": [1, 2]}"))
        #expect(session.state.active.density == .full)
    }

    // MARK: Reasoning

    private func think(_ session: inout Session, _ texts: String...) {
        for text in texts {
            session.receive(.delta(Delta(part: "r", kind: .reasoning, text: text)))
            session.wait(.milliseconds(800))
        }
    }

    @Test("reasoning is one line: its newest words while it grows, then how long and how much")
    func reasoningTitle() {
        var session = Session(columns: 40, rows: 14)
        session.say("why")
        think(&session, "First I look at the question, ", "then at the weather of the whole week.")
        #expect(rows(&session, 6..<9) == "guide\n  ┆ ⠹ the weather of the whole week.\n")
        session.receive(.text("Because."))
        #expect(rows(&session, 6..<10) == "guide\n  ┆ thought for 0.8 s · 14 words\n\n  Because.")
    }

    @Test("reasoning that came as a whole claims no time")
    func reasoningWithoutTime() {
        var session = Session()
        session.say("why")
        session.receive(.partCompleted(Part(id: "r", kind: .reasoning, text: "Hm.")), .text("Because."))
        #expect(session.screen.contains("  ┆ thought · 1 word\n"))
    }

    @Test("a preview of reasoning is its end while it grows, and its beginning afterwards")
    func reasoningPreview() {
        var session = Session(density: .preview)
        session.say("why")
        think(&session, (1...6).map { "thought \($0)\n" }.joined())
        #expect(rows(&session, 7..<11) == "  ┆ thought 4\n  ┆ thought 5\n  ┆ thought 6\n")
        think(&session, "thought 7")
        #expect(rows(&session, 7..<10) == "  ┆ thought 5\n  ┆ thought 6\n  ┆ thought 7")
        session.receive(.text("Because."))
        #expect(
            rows(&session, 7..<13) == """
                  ┆ thought 1
                  ┆ thought 2
                  ┆ thought 3
                  ┆ … 4 more lines · thought for 0.8 s · 14 words

                  Because.
                """)
        session.press("C-x .")
        #expect(session.screen.contains("  ┆ thought 7\n\n  Because."))
        session.press("C-x . C-x .")
        #expect(session.screen.contains("  ┆ … 4 more lines"))
    }

    @Test("at another density the same message stays in sight")
    func anchor() {
        var session = Session()
        for turn in 1...20 {
            weather(&session)
            session.receive(.stepEnded("s1", StepEnd(result: result)), .text("answer \(turn)"), .ended(.completed))
        }
        _ = session.screen
        session.press("PgUp PgUp")
        let before = session.screen.firstMatch(of: /answer (\d+)/)?.1
        session.press("C-x . C-x .")
        _ = session.screen
        session.press("C-x .")
        #expect(session.screen.contains("answer \(before ?? "?")"))
    }

    @Test("whatever comes while a density is shown looks as if it had come before")
    func incremental() {
        for density in Density.allCases {
            var grown = Session(density: density)
            var whole = Session()
            for isGrown in [true, false] {
                var session = isGrown ? grown : whole
                weather(&session)
                if isGrown { _ = session.screen }
                for word in ["Let ", "me ", "see.\n", "Then ", "\nwe", " go"] {
                    session.receive(.delta(Delta(part: "r", kind: .reasoning, text: word)))
                    if isGrown { _ = session.screen }
                }
                session.receive(.stepEnded("s1", StepEnd(result: result)), .text("Done."), .ended(.completed))
                if isGrown { grown = session } else { whole = session }
            }
            while whole.state.active.density != density { whole.press("C-x .") }
            while grown.state.notice != nil || whole.state.notice != nil {
                grown.wait(.seconds(30))
                whole.wait(.seconds(30))
            }
            #expect(grown.screen == whole.screen)
        }
    }
}
