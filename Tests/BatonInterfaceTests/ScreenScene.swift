import BatonCore
import BatonEngine
import BatonInterface
import BatonTheme
import Testing

/// A screen that a user meets, and how it is come to.
struct ScreenScene: Sendable, CustomTestStringConvertible {
    let name: String
    let make: @Sendable (_ columns: Int, _ rows: Int, _ theme: Theme) -> Session

    var testDescription: String { name }

    private init(_ name: String, _ steps: @escaping @Sendable (inout Session) -> Void) {
        self.name = name
        make = { columns, rows, theme in
            var session = Session(
                columns: columns, rows: rows, welcome: name == "welcome" ? Self.welcome : [], theme: theme)
            steps(&session)
            return session
        }
    }

    static let all = [
        ScreenScene("welcome") { _ in },
        ScreenScene("conversation") { $0.converse() },
        ScreenScene("streaming") { session in
            session.press("Alt-2")
            session.exchange("What is 6 * 7?", "42", thread: "t-2", run: "r-2", slot: 2)
            session.press("Alt-1")
            session.runSteps()
            session.receive(.text("It is **14 °C** and dry, so tr"))
            session.say("and tomorrow?")
            session.type("and the day af")
        },
        ScreenScene("agent picker") { session in
            session.press("Alt-g")
            let agents = [
                Agent(id: "1", name: "guide", summary: "Answers questions about Baton from its own documentation."),
                Agent(id: "2", name: "天気", summary: "雨が降っていますか。"), Agent(id: "3", name: "hr/leave"),
            ]
            session.send(.agentsLoaded("rehearsal", .success(agents)))
            session.send(.agentsLoaded("rehearsal-orq", .failure(PlatformFailure(.unreachable, "Nobody answers"))))
            session.press("Down")
        },
        ScreenScene("help") { session in
            session.press("F1")
            session.type("agent")
        },
        ScreenScene("palette") { session in
            session.press("Alt-x")
            session.type("answer")
        },
        ScreenScene("leader") { session in
            session.press("C-x")
            session.wait(.milliseconds(400))
        },
        ScreenScene("form") { session in
            session.ask(.order)
            session.press("Tab")
            session.type("Ann")
            session.press("Tab")
            session.type("ten")
            session.press("Tab Right")
        },
        ScreenScene("approval") { session in
            session.ask(.invoice)
            session.press("Tab")
        },
        ScreenScene("threads") { session in
            session.exchange("What is the weather in Bern?", "Dry.", thread: "t-1", run: "r-1")
            session.openThreads([
                .listed("t-1", "Weather"), .listed("t-9", "Leave for June, and who stands in", agent: "id-tools"),
            ])
        },
        ScreenScene("themes") { session in
            session.press("Alt-x")
            session.type("theme")
            session.press("Enter")
            let names = ["auto", "dark", "light"]
            session.send(
                .themesListed(names.map { ThemeRow(name: $0, about: "for every terminal", theme: session.state.theme) })
            )
        },
        ScreenScene("quitting") { session in
            session.runSteps()
            session.press("C-x C-c")
        },
    ]

    private static let welcome = [
        "Nothing is configured, so this is the rehearsal: agents inside Baton that need no account and no model.",
        "watsonx Orchestrate: no active environment in /home/ann/.config/orchestrate/config.yaml",
        "orq.ai: ORQ_API_KEY is not set", "Connect a platform with baton profiles add, or press ? for the keys.",
    ]
}

extension Session {
    /// A run with a step that has ended, one that goes on, and a hand-off.
    mutating func runSteps() {
        say("What is the weather in Bern, and should I take the train?")
        receive(.accepted(thread: "2bd3d825-aaaa", run: "c5af3b86-bbbb"))
        receive(.started(nil, agent: "weather", model: "gpt-oss-120b"))
        receive(.delta(Delta(part: "r", kind: .reasoning, text: "First the weather, then the trains.")))
        let weather = ToolCall(id: "c1", name: "get_weather", arguments: ["city": "Bern"])
        receive(.stepStarted(Step(id: "s1", kind: .tool, name: "get_weather", call: weather)))
        wait(.milliseconds(800))
        receive(.stepEnded("s1", StepEnd(result: ["temp_c": 14])))
        let trains = ToolCall(id: "c2", name: "get_trains", arguments: ["from": "Zürich", "to": "Bern"])
        receive(.stepStarted(Step(id: "s2", kind: .tool, name: "get_trains", call: trains)))
        wait(.milliseconds(1_300))
    }

    /// A run that has ended, with everything that an answer may have.
    mutating func converse() {
        runSteps()
        receive(.stepEnded("s2", StepEnd(failure: "timed out", state: .failed)))
        let task = ToolCall(id: "h1", name: "rail", arguments: ["input": "trains from Zürich to Bern"])
        receive(.stepStarted(Step(id: "s3", kind: .handOff, name: "rail", call: task)))
        receive(.stepEnded("s3", StepEnd()))
        receive(
            .text(
                """
                It is **14 °C** and dry in Bern, see [the forecast](https://example.com/bern). 東京では雨が降っています。

                1. Take the `IC 8`
                2. Walk: Cafe\u{301}, 👩‍💻 and all

                | From | To | Minutes |
                |------|----|--------:|
                | Zürich | Bern | 56 |

                ```swift
                let minutes = 56  // on a good day
                ```
                """))
        receive(.usageReported(Usage(totalTokens: 449, costUSD: 0.0013)), .ended(.completed))
    }
}
