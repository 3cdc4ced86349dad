import BatonCore
import BatonEngine
import BatonInterface
import BatonScreen
import Testing

@Suite struct TimelinePaneTests {
    @Test("at 120×36 a run that goes on is a waterfall with room to grow")
    func live() {
        var session = Session.delegating(columns: 120, rows: 36)
        session.press("F4")
        #expect(
            session.pane.hasPrefix(
                """
                 TIMELINE               0         4.0 s
                 sent             0.2 s ╌
                 waiting          0.3 s ╌╌
                 reasoning        0.4 s  ▐█▍
                 → rail           1.5 s    ██████
                   get_trains     0.8 s    ▐██▊
                   get_prices     0.6 s       ▐██
                 waiting          0.5 s          ╌╌
                 answer           0.6 s           ▐██▏
                """))
    }

    @Test("at 80×24 a run that is over ends at the right edge")
    func ended() {
        var session = Session.delegating(columns: 80, rows: 24)
        session.wait(.milliseconds(300))
        session.receive(.ended(.completed))
        session.press("F4")
        #expect(
            session.pane == """
                 TIMELINE               0                        1.9 s                    3.8 s
                   get_trains     0.8 s               ▐███████████
                   get_prices     0.6 s                           ████████▊
                 waiting          0.5 s                                   ╌╌╌╌╌╌╌╌
                 answer           0.6 s                                           ████████▋
                 waiting          0.3 s                                                   ╌╌╌╌╌
                """)
    }

    @Test("at 40×10, maximised, labels, figures and bars have their columns still")
    func small() {
        var session = Session.delegating(columns: 40, rows: 10)
        session.press("F4 C-x z")
        #expect(
            session.pane == """
                 TIMELINE               0         4.0 s
                   get_trains     0.8 s    ▐██▊
                   get_prices     0.6 s       ▐██
                 waiting          0.5 s          ╌╌
                 answer           0.6 s           ▐██▏
                """)
    }

    @Test("at 200 columns, maximised, the scale has the room")
    func wide() {
        var session = Session.delegating(columns: 200, rows: 20)
        session.press("F4 C-x z")
        #expect(
            session.pane.hasPrefix(
                """
                 TIMELINE               0                                                                                    2.0 s                                                                                4.0 s
                 sent             0.2 s ╌╌╌╌╌╌╌╌╌
                 waiting          0.3 s         ╌╌╌╌╌╌╌╌╌╌╌╌╌╌
                 reasoning        0.4 s                      ▐█████████████████▍
                 → rail           1.5 s                                        ██████████████████████████████████████████████████████████████████
                   get_trains     0.8 s                                            ▐██████████████████████████████████▊
                   get_prices     0.6 s                                                                               ▐██████████████████████████
                 waiting          0.5 s                                                                                                          ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌
                 answer           0.6 s                                                                                                                               ▐██████████████████████████▏
                """))
    }

    @Test("before the first run it says so")
    func empty() {
        var session = Session(columns: 120, rows: 36)
        session.press("F4")
        #expect(session.pane.hasPrefix(" TIMELINE\n nothing yet"))
    }

    @Test("what was told only afterwards has a place and no length; what was read back has no times, and says so")
    func unseen() throws {
        var session = Session(columns: 120, rows: 36)
        session.say("go")
        session.wait(.seconds(1))
        session.receive(
            .stepStarted(Step(id: "a", kind: .tool, name: "told")), .stepEnded("a", StepEnd(result: 1)))
        session.press("F4")
        let row = try #require(session.pane.split(separator: "\n").first { $0.contains("told") })
        #expect(!row.contains(" s") && !row.contains("ms"))
        #expect(row.contains { "▏▎▍▌▋▊▉█".contains($0) })
    }

    @Test("while a run goes on only its own bar grows, until the scale is full")
    func growing() {
        var session = Session(columns: 120, rows: 36)
        session.say("go")
        session.wait(.milliseconds(200))
        session.receive(.accepted(thread: "t", run: "r"), .stepStarted(Step(id: "a", kind: .tool, name: "first")))
        session.wait(.milliseconds(2_100))
        session.receive(.stepEnded("a", StepEnd(result: 1)), .stepStarted(Step(id: "b", kind: .tool, name: "second")))
        session.press("F4")
        let before = session.pane.split(separator: "\n").filter { !$0.contains("second") }
        session.wait(.milliseconds(300))
        let after = session.pane.split(separator: "\n").filter { !$0.contains("second") }
        #expect(before == after)
    }

    @Test("Enter opens the step at the cursor, and says so where there is nothing more")
    func open() {
        var session = Session.delegating(columns: 120, rows: 36)
        session.press("F4 Tab Tab Enter")
        #expect(session.status.contains("There is nothing more to see"))
        session.press("/")
        session.type("get_trains")
        session.press("Enter Enter")
        #expect(session.screen.contains("step 2 of 3"))
    }

    @Test("a bar is as long as its time, never outside of its columns and never nothing")
    func bars() {
        var session = Session(columns: 120, rows: 36)
        session.say("go")
        session.receive(.accepted(thread: "t", run: "r"))
        var generator = SplitMix64(seed: 3)
        for number in 0..<20 {
            let id = StepID("s\(number)")
            session.receive(.stepStarted(Step(id: id, kind: .tool, name: "tool")))
            session.wait(.milliseconds(Int.random(in: 1...3_000, using: &generator)))
            session.receive(.stepEnded(id, StepEnd(result: 1)))
        }
        session.press("F4")
        for columns in [120, 160, 110, 80, 40] {
            session.resize(columns, 40)
            session.press("C-x z")
            for row in session.pane.split(separator: "\n") where row.contains("tool") {
                #expect(row.contains { "█▉▊▋▌▍▎▏▐".contains($0) })
                #expect(row.count < columns)
            }
            session.press("C-x z")
        }
    }
}
