import BatonCore
import BatonEngine
import BatonInterface
import BatonScreen
import Testing

/// Calls that the platform leaves to the user's side.
@Suite struct CardToolTests {
    private static let command = ToolCommand(
        tool: "get_weather", words: ["weather", "--in", "my city"], timeLimit: .seconds(10))

    private func session(_ need: Need, hasCommand: Bool = true) -> Session {
        var session = Session()
        let profile = Profile(
            name: "rehearsal-orq", platform: .orq, tools: hasCommand ? [Self.command] : [])
        session.send(.profilesFound([profile], slots: [], welcome: []))
        session.press("Alt-4")
        session.say("go")
        session.receive(.ended(.needs(need)), slot: 4)
        session.wait(.milliseconds(400))
        return session
    }

    private func end(_ session: inout Session, _ call: ToolCallID, _ result: Result<JSONValue, PlatformFailure>) {
        guard let thread = session.state.active.machine?.thread.id else { return }
        session.send(.toolEnded(thread, call, result))
    }

    private func runs(of session: Session) -> [ToolCallID] {
        session.commands.compactMap { if case .runTool(_, let call, _) = $0 { call.id } else { nil } }
    }

    @Test(
        "the command stands there in full, runs by its key only, and its result goes out by itself",
        arguments: [
            "Tab y", "C-x y",
        ])
    func run(keys: String) {
        var session = session(.weather("Bern"))
        #expect(session.cardScreen.contains("runs    weather --in \"my city\""))
        session.press("Tab Enter Space Esc")
        #expect(runs(of: session) == [])
        session.press(keys)
        #expect(runs(of: session) == ["c1"])
        #expect(session.cardScreen.contains("running"))
        #expect(session.pendingTimers.contains(.spinner))
        end(&session, "c1", .success(["temp": 14]))
        #expect(session.sentPrompts.last?.toolResults == [ToolResult(call: "c1", value: ["temp": 14])])
        #expect(session.sentPrompts.last?.text == #"get_weather: {"temp":14}"#)
        #expect(session.card == nil)
    }

    @Test("several calls go out as one prompt, once the last has its result, in their order")
    func together() {
        var session = session(.weather("Bern", "Rome", "Oslo"))
        session.press("Tab y e")
        session.type("{\"temp\": 21}")
        session.press("Enter")
        end(&session, "c1", .success("dry"))
        #expect(session.startedPrompts == ["go"])
        session.press("N")
        session.type("not my town")
        session.press("Enter")
        #expect(session.startedPrompts.count == 2)
        #expect(
            session.sentPrompts.last?.toolResults == [
                ToolResult(call: "c1", value: "dry"), ToolResult(call: "c2", value: ["temp": 21]),
                .failure("not my town", of: "c3"),
            ])
        #expect(
            session.sentPrompts.last?.text
                == "get_weather: dry\nget_weather: {\"temp\":21}\nget_weather: declined: not my town")
    }

    private static let writings: [(keys: String, value: JSONValue)] = [
        ("dry C-j and C-j warm Enter", "dry\nand\nwarm"), ("[1,2] Enter", [1, 2]), ("{x Enter", "{x"),
        ("Esc n", ["ok": false, "error": "The user declined this call."]),
    ]

    @Test("a result is a text or JSON, whichever it is, over several lines; Esc gives it up", arguments: writings)
    func byHand(keys: String, value: JSONValue) {
        var session = session(.weather("Bern"), hasCommand: false)
        session.press("Tab e")
        for word in keys.split(separator: " ") {
            if ["Enter", "C-j", "Esc", "n"].contains(word) {
                session.press(String(word))
            } else {
                session.type(String(word))
            }
        }
        #expect(session.sentPrompts.last?.toolResults == [ToolResult(call: "c1", value: value)])
    }

    @Test("without a command Enter writes the result, and y says that there is none")
    func noCommand() {
        var session = session(.weather("Bern"), hasCommand: false)
        session.press("C-x y")
        #expect(session.status.hasPrefix(" No command of yours answers get_weather"))
        session.press("Tab Enter")
        session.type("dry")
        #expect(session.cardScreen.contains("Enter takes it, as text"))
        session.press("Enter")
        #expect(session.sentPrompts.last?.toolResults == [ToolResult(call: "c1", value: "dry")])
    }

    @Test("a command that fails sends nothing: its reason stands there, and it can run again")
    func failing() {
        var session = session(.weather("Bern"))
        session.press("Tab y")
        end(&session, "c1", .failure(PlatformFailure(.local, "exit code 3")))
        #expect(session.cardScreen.contains("failed  exit code 3"))
        #expect(session.startedPrompts == ["go"])
        session.press("y")
        #expect(runs(of: session) == ["c1", "c1"])
    }

    @Test("a command is stopped by its key, by an answer by hand, and by a message of another kind")
    func stopping() {
        for keys in ["x", "n", "Esc h Enter"] {
            var session = session(.weather("Bern"))
            session.press("Tab y \(keys)")
            #expect(session.commands.contains { if case .stopTool(_, "c1") = $0 { true } else { false } }, "\(keys)")
        }
    }

    @Test("a result that comes after the card is gone, or twice, changes nothing")
    func late() {
        var session = session(.weather("Bern"))
        session.press("Tab y n")
        let sent = session.sentPrompts
        end(&session, "c1", .success("late"))
        end(&session, "c1", .success("late"))
        #expect(session.sentPrompts == sent)
    }

    @Test(
        "a command that was allowed for the thread answers its next calls by itself; in another thread it is asked for")
    func always() {
        var session = session(.weather("Bern"))
        session.press("C-x Y")
        end(&session, "c1", .success("dry"))
        session.receive(.ended(.needs(.weather("Rome"))), slot: 4)
        #expect(runs(of: session) == ["c1", "c1"])
        end(&session, "c1", .success("wet"))
        #expect(session.sentPrompts.last?.toolResults == [ToolResult(call: "c1", value: "wet")])
        session.receive(.ended(.completed), slot: 4)
        session.press("C-x n")
        session.say("go")
        session.receive(.ended(.needs(.weather("Rome"))), slot: 4)
        #expect(runs(of: session).count == 2)
    }

    @Test("arrows and Tab choose the call; what was answered can be written anew until all are")
    func selection() {
        var session = session(.weather("Bern", "Rome"), hasCommand: false)
        session.press("Tab e")
        session.type("dry")
        session.press("Enter Up e")
        session.type("!")
        session.press("Enter n")
        #expect(
            session.sentPrompts.last?.toolResults == [
                ToolResult(call: "c1", value: "dry!"), .failure("The user declined this call.", of: "c2"),
            ])
    }

    @Test("a command that is allowed for the thread answers so many calls in a row, then the user is asked")
    func limit() {
        var session = session(.weather("Bern"))
        session.press("C-x Y")
        end(&session, "c1", .success("dry"))
        for _ in 1...ConversationMachine.automaticAnswerLimit {
            session.receive(.ended(.needs(.weather("Bern"))), slot: 4)
            end(&session, "c1", .success("dry"))
        }
        let started = runs(of: session).count
        #expect(started == ConversationMachine.automaticAnswerLimit + 1)
        session.receive(.ended(.needs(.weather("Bern"))), slot: 4)
        #expect(runs(of: session).count == started)
        #expect(session.card?.need == .weather("Bern"))
    }
}
