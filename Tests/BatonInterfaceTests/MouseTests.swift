import BatonCore
import BatonInterface
import BatonScreen
import Testing

@Suite("The mouse")
struct MouseTests {
    private func mouse(_ action: MouseEvent.Action, _ column: Int, _ row: Int) -> AppEvent {
        .input(.mouse(MouseEvent(action: action, position: Position(column: column, row: row))))
    }

    private func session(columns: Int = 80) -> Session {
        var session = Session(columns: columns)
        session.press("Alt-m")
        _ = session.screen
        return session
    }

    /// The first cell that shows `text`.
    private func place(of text: String, in session: inout Session) -> (column: Int, row: Int)? {
        for (row, line) in session.screen.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if let range = line.firstRange(of: text) {
                return (line.distance(from: line.startIndex, to: range.lowerBound), row)
            }
        }
        Issue.record("\(text) is not on the screen")
        return nil
    }

    @Test("it is off at first, and what it does then means nothing")
    func off() {
        var session = Session()
        session.send(mouse(.pressed(.left), 15, 0))
        #expect(session.state.activeNumber == .first)
        session.press("C-x m")
        #expect(session.commands.contains(.setMouse(true)))
        #expect(session.status.contains("hold Shift to select text"))
        session.press("Alt-m")
        #expect(session.commands.contains(.setMouse(false)))
        #expect(!session.state.isMouseOn)
    }

    @Test("a click on a slot's name selects it, however the bar is set", arguments: [40, 60, 80, 120, 300])
    func slots(columns: Int) throws {
        var session = session(columns: columns)
        for name in ["2", "6", "1"] {
            guard let place = (0..<columns).first(where: { session.surface[$0, 0].text == name }) else { continue }
            session.send(mouse(.pressed(.left), place, 0))
            #expect(session.state.activeNumber.value == Int(name))
        }
        let active = session.state.activeNumber
        session.send(mouse(.pressed(.left), columns - 1, 0))
        #expect(session.state.activeNumber == active)
    }

    @Test("a click in the composer puts the insertion point at that cell, or at the row's end")
    func composer() {
        var session = session()
        session.type("hello 日本 you")
        session.press("C-j")
        session.type("two")
        let row = 20
        for (column, line, text) in [
            (2, 0, "^hello 日本 you\ntwo"), (9, 0, "hello ^日本 you\ntwo"), (79, 1, "hello 日本 you\ntwo^"),
        ] {
            session.send(mouse(.pressed(.left), column, row + line))
            session.type("^")
            #expect(session.draft == text)
            session.press("Backspace")
        }
    }

    @Test("the wheel moves three rows of what is under it: transcript, list or steps")
    func wheel() throws {
        var session = session()
        session.say("hello")
        session.receive(.text((1...60).map { "line \($0)\n\n" }.joined()), .ended(.completed))
        let end = try #require(session.surface.text.contains("line 60") ? session.state.viewport?.topRow : nil)
        session.send(mouse(.scrolledUp, 10, 10))
        _ = session.screen
        #expect(session.state.viewport?.topRow == end - 3)
        session.send(mouse(.scrolledDown, 10, 10))
        _ = session.screen
        #expect(session.state.viewport?.topRow == end)
        session.press("F1")
        session.send(mouse(.scrolledDown, 10, 10))
        guard case .help(let list) = session.state.overlay else {
            Issue.record("no help")
            return
        }
        #expect(list.top == 3)
    }

    @Test("a click on a step opens it among the steps, and beside it nothing does")
    func steps() throws {
        var session = session(columns: 120)
        session.say("hello")
        for (id, name) in [("s1", "first_tool"), ("s2", "second_tool")] {
            session.receive(
                .stepStarted(Step(id: StepID(id), kind: .tool, name: name)),
                .stepEnded(StepID(id), StepEnd(result: ["a": 1])))
        }
        session.receive(.text("Done."), .ended(.completed))
        let step = try #require(place(of: "second_tool", in: &session))
        session.send(mouse(.pressed(.left), step.column, step.row))
        #expect(session.screen.contains("step 2 of 2"))
        session.press("q")
        let text = try #require(place(of: "Done.", in: &session))
        session.send(mouse(.pressed(.left), text.column, text.row))
        #expect(session.state.overlay == nil)
        session.press("F3")
        let pane = try #require(place(of: "STEPS", in: &session))
        session.send(mouse(.pressed(.left), pane.column, pane.row + 2))
        #expect(session.screen.contains("step 1 of 2"))
    }

    @Test("a click on a link lists the links of its answer")
    func links() throws {
        var session = Session(theme: .automatic(.dark))
        session.press("Alt-m")
        session.say("hello")
        session.receive(.text("See [the page](https://example.org/a) and more."), .ended(.completed))
        let link = try #require(place(of: "the page", in: &session))
        session.send(mouse(.pressed(.left), link.column, link.row))
        guard case .links(let list) = session.state.overlay else {
            Issue.record("no links")
            return
        }
        #expect(list.targets == ["https://example.org/a"])
    }

    @Test("wherever it is clicked, at any size, nothing breaks", arguments: [(1, 1), (40, 8), (40, 10), (120, 36)])
    func anywhere(columns: Int, rows: Int) {
        var session = Session()
        session.press("C-x m")
        session.say("hello")
        session.receive(.text("Some *text* [x](https://example.org)\n"), .ended(.completed))
        session.press("F3")
        session.resize(columns, rows)
        for row in -1...rows {
            for column in [-1, 0, 1, columns / 2, columns - 1, columns] {
                session.send(mouse(.pressed(.left), column, row))
                session.send(mouse(.scrolledUp, column, row))
                _ = session.screen
            }
        }
        #expect(!session.hasQuit)
    }
}
