import BatonCore
import BatonEngine
import BatonInterface
import BatonScreen
import Testing

@Suite struct StepViewerTests {
    private func session(columns: Int = 80, rows: Int = 24) -> Session {
        var session = Session(columns: columns, rows: rows)
        session.say("What is the weather in Bern?")
        let call = ToolCall(id: "c1", name: "get_weather", arguments: ["city": "Bern"])
        session.receive(.stepStarted(Step(id: "s1", kind: .tool, name: "get_weather", call: call)))
        session.wait(.milliseconds(800))
        let hours: JSONValue = [
            ["at": "10:00", "sky": "clear"], ["at": "11:00", "sky": "clear"], ["at": "12:00", "sky": "rain"],
        ]
        session.receive(
            .stepEnded(
                "s1",
                StepEnd(result: [
                    "temp_c": 14, "note": "Dry until noon.\n\tThen \"rain\".", "hours": hours,
                    "place": [
                        "name": "Bern", "lat": .number(46.948), "lon": .number(7.447), "country": "Switzerland",
                        "zone": "CET",
                    ],
                ])))
        let trains = ToolCall(id: "c2", name: "get_trains", arguments: ["from": "Zürich", "to": "Bern"])
        session.receive(.stepStarted(Step(id: "s2", kind: .tool, name: "get_trains", call: trains)))
        session.wait(.milliseconds(1_300))
        return session
    }

    private func rows(_ session: inout Session) -> [String] {
        session.screen.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    /// The row that the cursor is on.
    private func current(_ session: inout Session) -> String {
        let surface = session.surface
        return rows(&session)[surface.cursor?.row ?? 0]
    }

    @Test("at 80×24 all steps of the run, each with what went in and what came out")
    func screen() {
        var session = session()
        session.press("C-x j g")
        #expect(
            session.screen == """
                 wxo  1 guide⠦ 2 tools  3 writer   orq  4 guide  5 tools  6 writer    rehearsal
                ────────────────────────────────────────────────────────────────────────────────
                 Steps                                                              step 1 of 2
                  ▸ get_weather  city=Bern                                   ✓ 0.8 s      238 B
                    in   {"city": "Bern"}
                    out  {
                           "temp_c": 14,
                           "note": "Dry until noon.\\n\\tThen \\"rain\\".",
                           "hours": [
                             {"at": "10:00", "sky": "clear"},
                             {"at": "11:00", "sky": "clear"},
                             {"at": "12:00", "sky": "rain"}
                           ],
                           "place": {
                             "name": "Bern",
                             "lat": 46.948,
                             "lon": 7.447,
                             "country": "Switzerland",
                             "zone": "CET"
                           }
                ────────────────────────────────────────────────────────────────────────────────
                ›
                ────────────────────────────────────────────────────────────────────────────────
                 running get_trains 00:02                          Enter fold  / search  q back
                """)
    }

    @Test("at 40×10 the same, in the room there is")
    func small() {
        var session = session(columns: 40, rows: 10)
        session.press("C-x j [ Enter")
        #expect(
            session.screen == """
                 1 guide ⠦  2  3  │ 4  5  6   rehearsal
                ────────────────────────────────────────
                 Steps                      step 1 of 2
                  ▸ get_weather  city=Bern  ✓ 0.8 s
                    in   {… 1 key}
                    out  {… 4 keys}

                ────────────────────────────────────────
                ›
                 running get_trains 00:02
                """)
    }

    @Test("it is live: results come in while it is open, and the cursor stays where it is")
    func live() {
        var session = session()
        session.press("C-x j")
        #expect(current(&session).hasPrefix("  ▸ get_trains"))
        session.press("g j")
        #expect(current(&session) == #"    in   {"city": "Bern"}"#)
        session.receive(.stepEnded("s2", StepEnd(result: ["trains": 3])))
        #expect(current(&session) == #"    in   {"city": "Bern"}"#)
        session.press("G")
        #expect(current(&session) == #"    out  {"trains": 3}"#)
        session.receive(.stepStarted(Step(id: "s3", kind: .handOff, name: "rail")))
        #expect(session.screen.contains("step 2 of 3"))
        session.press("]")
        #expect(current(&session).hasPrefix("  → handed to rail"))
        session.press("[ [ [")
        #expect(current(&session).hasPrefix("  ▸ get_weather"))
    }

    @Test("Enter folds and unfolds what the cursor is on, a digit folds to a depth")
    func folding() {
        var session = session()
        session.press("C-x j g j j Enter")
        #expect(current(&session) == "    out  {… 4 keys}")
        session.press("Enter j j j")
        #expect(current(&session) == #"           "hours": ["#)
        session.press("Enter")
        #expect(current(&session) == #"           "hours": [… 3 items],"#)
        session.press("2 j")
        #expect(session.screen.contains(#"             {… 2 keys},"#))
        #expect(current(&session).contains("{… 2 keys}"))
        session.press("1")
        #expect(current(&session) == #"           "hours": [… 3 items],"#)
        session.press("9 g Enter")
        #expect(session.screen.contains("    in   {… 1 key}\n    out  {… 4 keys}\n"))
        session.press("Enter")
        #expect(session.screen.contains("\"zone\": \"CET\""))
    }

    @Test("u shows long strings as the text they stand for")
    func unescaped() {
        var session = session()
        session.press("C-x j g u")
        #expect(
            session.screen.contains(
                """
                           "note": |
                             Dry until noon.
                                 Then "rain".
                """))
        session.press("u")
        #expect(session.screen.contains(#""Dry until noon.\n\tThen"#))
    }

    @Test("a search counts its hits, goes from one to the next, round the ends, and unfolds what hides them")
    func search() {
        var session = session()
        session.press("C-x j g 1 /")
        session.type("qBern")
        #expect(session.screen.contains(" Steps  /qBern"))
        #expect(session.surface.cursor?.row == 2)
        session.press("C-u")
        session.type("bern")
        session.press("Enter")
        #expect(session.screen.contains("1 of 3 hits"))
        #expect(current(&session) == #"    in   {"city": "Bern"}"#)
        session.press("n")
        #expect(session.screen.contains("2 of 3 hits"))
        #expect(current(&session) == #"             "name": "Bern","#)
        session.press("n n")
        #expect(session.screen.contains("1 of 3 hits"))
        session.press("N")
        #expect(session.screen.contains("3 of 3 hits"))
        session.press("? Enter")
        #expect(session.screen.contains("2 of 3 hits"))
        session.press("n")
        #expect(session.screen.contains("1 of 3 hits"))
        session.press("/")
        session.type("nowhere")
        session.press("Enter")
        #expect(session.status.hasPrefix(" No “nowhere” here"))
        session.press("/ x Esc")
        #expect(session.screen.contains(" Steps  /nowhere"))
        session.press("Esc")
        #expect(!session.screen.contains(" Steps "))
    }

    @Test("older turns are a key away, and turns without steps are passed over")
    func turns() {
        var session = session()
        session.receive(.stepEnded("s2", StepEnd(result: ["trains": 3])), .ended(.completed))
        session.say("thanks")
        session.receive(.text("You are welcome."), .ended(.completed))
        session.say("and tomorrow?")
        session.receive(.stepStarted(Step(id: "t1", kind: .retrieval, name: "almanac")))
        session.press("C-x j")
        #expect(session.screen.contains("step 1 of 1 · turn 3 of 3"))
        session.press("{")
        #expect(session.screen.contains("step 1 of 2 · turn 1 of 3"))
        session.press("{")
        #expect(session.status.hasPrefix(" No older turn has steps"))
        session.press("}")
        #expect(session.screen.contains("turn 3 of 3"))
    }

    @Test("it opens from the transcript and goes back there; without steps it says so")
    func opening() {
        var session = Session()
        session.press("C-x j")
        #expect(session.status.hasPrefix(" No steps yet"))
        session = self.session()
        session.press("Alt-Up Enter")
        #expect(session.screen.contains(" Steps "))
        session.press("q")
        #expect(!session.screen.contains(" Steps "))
        #expect(session.state.isTranscriptFocused)
        session.press("C-x j Alt-2")
        #expect(session.state.overlay == nil)
    }

    @Test("one step can be shown otherwise than the others in the transcript")
    func stepDensity() {
        var session = session()
        session.press("C-x j g z z q")
        #expect(session.screen.contains("    out  {\n           \"temp_c\": 14,"))
        #expect(!session.screen.contains("Zürich\"}"))
        session.press("C-x .")
        #expect(!session.screen.contains("           \"temp_c\": 14,\n"))
        #expect(session.screen.contains("    in   {\"from\": \"Zürich\", \"to\": \"Bern\"}"))
    }

    @Test("pages and half pages move as in less, and the cursor is always in sight")
    func moving() {
        var session = session(rows: 14)
        session.press("C-x j g")
        for key in ["j", "Space", "C-d", "G", "b", "C-u", "k", "]", "[", "End", "PgUp", "Home", "PgDn", "Down", "Up"] {
            session.press(key)
            let row = session.surface.cursor?.row ?? 0
            #expect(3..<10 ~= row, "\(key): \(row)")
        }
    }

    @Test("whatever is done at whatever size, the cursor is on the screen", arguments: 0..<12)
    func anything(seed: Int) {
        var generator = SplitMix64(seed: UInt64(seed))
        var session = session()
        session.press("C-x j")
        let keys = [
            "j", "k", "Space", "b", "C-u", "C-d", "[", "]", "Enter", "1", "2", "9", "u", "n", "N", "G", "g", "{",
        ]
        session.press("/ e Enter")
        for _ in 0..<50 {
            switch Int.random(in: 0..<12, using: &generator) {
            case 0:
                session.resize(
                    [40, 63, 80, 120].randomElement(using: &generator) ?? 80, .random(in: 8...40, using: &generator))
            case 1: session.receive(.stepEnded("s2", StepEnd(result: ["trains": ["at": ["10:02", "11:02"]]])))
            case 2:
                let id = StepID("x\(Int.random(in: 0...3, using: &generator))")
                session.receive(.stepStarted(Step(id: id, kind: .tool, name: "more")))
            default: session.press(keys.randomElement(using: &generator) ?? "j")
            }
            let surface = session.surface
            for row in surface.text.split(separator: "\n") {
                #expect(TextWidth.columns(of: row) <= surface.size.columns)
            }
            #expect(surface.cursor.map { 3..<surface.size.rows ~= $0.row } == true)
        }
    }

    @Test("y copies the value at the cursor as JSON, Y as it is shown, s keeps it as a file with a name of its own")
    func copying() {
        var session = session()
        session.press("C-x j g j j j j y")
        #expect(current(&session).contains("note"))
        #expect(session.copied == "\"Dry until noon.\\n\\tThen \\\"rain\\\".\"\n")
        session.press("j y")
        #expect(session.copied?.hasPrefix("[\n  {\n    \"at\": \"10:00\",") == true)
        session.press("Y")
        #expect(session.copied?.hasPrefix("  \"hours\": [\n") == true)
        session.press("s")
        guard case .saveText(let text, "get_weather-result.json")? = session.commands.last else {
            Issue.record("not saved: \(String(describing: session.commands.last))")
            return
        }
        #expect(text.hasPrefix("[\n  {"))
        session.press("g y")
        #expect(session.copied?.hasPrefix("{\n  \"name\": \"get_weather\",") == true)
    }
}
