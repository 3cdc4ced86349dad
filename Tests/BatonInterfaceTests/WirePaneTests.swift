import BatonCore
import BatonEngine
import BatonInterface
import BatonScreen
import Testing

@Suite struct WirePaneTests {
    private func session(columns: Int = 120, rows: Int = 36) throws -> (session: Session, watch: Int, run: RunID) {
        var session = Session(columns: columns, rows: rows)
        session.say("Is it dry?")
        session.press("F5")
        let watch = try #require(session.wireWatch)
        let run = try #require(session.state.active.activeRun?.id)
        return (session, watch, run)
    }

    private func recorded(columns: Int = 120, rows: Int = 36) throws -> (session: Session, watch: Int, run: RunID) {
        var (session, watch, run) = try session(columns: columns, rows: rows)
        session.send(.wirePassed(watch, WirePassage(frames: WireScene.exchange(of: run).frames, isRecording: true)))
        return (session, watch, run)
    }

    @Test("at 120×36 every frame with direction, time since the one before, size and type; unknown ones marked")
    func wide() throws {
        var session = try recorded().session
        #expect(
            session.pane.hasPrefix(
                """
                 WIRE  5 frames
                 ▌ Is it dry?
                 →            81 B  POST /v1/o…rate/runs
                 →    0 ms    42 B  body
                 ←   12 ms    43 B  HTTP 200
                 ←    3 ms    54 B  run.started
                 ←   1.3 s    51 B  ? run.dreamed
                """))
    }

    @Test("at 80×24 the newest stand below")
    func below() throws {
        var session = try recorded(columns: 80, rows: 24).session
        #expect(
            session.pane == """
                 WIRE  5 frames
                 →            81 B  POST /v1/orchestrate/runs
                 →    0 ms    42 B  body
                 ←   12 ms    43 B  HTTP 200
                 ←    3 ms    54 B  run.started
                 ←   1.3 s    51 B  ? run.dreamed
                """)
    }

    @Test("at 40×10, maximised, types are cut and columns hold")
    func small() throws {
        var session = try recorded(columns: 40, rows: 10).session
        session.press("C-x z")
        #expect(
            session.pane == """
                 WIRE  5 frames
                 →    0 ms    42 B  body
                 ←   12 ms    43 B  HTTP 200
                 ←    3 ms    54 B  run.started
                 ←   1.3 s    51 B  ? run.dreamed
                """)
    }

    @Test("before anything is there it says that it looks, and then that there is nothing")
    func empty() throws {
        var (session, watch, _) = try session()
        #expect(session.pane.hasPrefix(" WIRE\n looking …"))
        session.send(.wirePassed(watch, WirePassage(frames: [], isRecording: true)))
        #expect(session.pane.hasPrefix(" WIRE\n nothing recorded of this thread"))
    }

    @Test("the wire is watched only while the pane is open, and only that of the thread in sight")
    func watching() throws {
        var session = Session(columns: 120, rows: 36)
        session.say("go")
        #expect(session.wireWatch == nil)
        session.press("F5")
        let first = try #require(session.wireWatch)
        session.press("Alt-2")
        let second = try #require(session.wireWatch)
        #expect(second != first)
        session.send(.wirePassed(first, WirePassage(frames: WireScene.exchange(of: "x").frames)))
        #expect(!session.pane.contains("POST"))
        session.press("F5")
        #expect(session.commands.last == .unwatchWire)
    }

    @Test("frames that pass are added, the end is followed, and the cursor holds its place")
    func live() throws {
        var (session, watch, run) = try recorded(rows: 14)
        var scene = WireScene.exchange(of: run)
        for number in 0..<40 {
            let before = scene.frames.count
            scene.add(.body(event: nil), after: .milliseconds(9), FrameReading("message.delta \(number)"), "{}")
            session.send(.wirePassed(watch, WirePassage(frames: Array(scene.frames[before...]))))
        }
        #expect(session.pane.contains("message.delta 39"))
        session.press("Tab Tab g")
        #expect(session.paneCursor.contains("Is it dry?"))
        scene.add(.end(failure: nil), after: .zero, FrameReading("end"))
        session.send(.wirePassed(watch, WirePassage(frames: [scene.frames[scene.frames.count - 1]])))
        #expect(session.paneCursor.contains("Is it dry?"))
        session.press("G")
        #expect(session.paneCursor.contains("end"))
    }

    @Test("frames for which there was no room are told, and of very many the newest stay")
    func bounded() throws {
        var (session, watch, run) = try recorded()
        session.send(.wirePassed(watch, WirePassage(frames: [], missed: 3)))
        #expect(session.pane.contains("3 more passed"))
        var scene = WireScene(run: run)
        for number in 0..<6_000 { scene.add(.body(event: nil), after: .zero, FrameReading("type \(number)"), "{}") }
        session.send(.wirePassed(watch, WirePassage(frames: scene.frames)))
        #expect(session.pane.contains("type 5999"))
        #expect(session.pane.contains("the newest"))
        session.press("Tab Tab g")
        #expect(!session.pane.contains("type 0\n"))
    }

    @Test("Enter opens a frame: headers of a request, JSON of a body, [ and ] its neighbours")
    func frame() throws {
        var session = try recorded().session
        session.press("Tab Tab Enter")
        #expect(session.screen.contains("run.dreamed  not known to Baton"))
        #expect(session.screen.contains(#""data": {"depth": 3}"#))
        session.press("[")
        #expect(session.screen.contains("frame 4 of its run"))
        session.press("[ [ [")
        #expect(session.screen.contains("Authorization: Bearer [redacted]"))
        #expect(session.screen.contains("POST http://h/v1/orchestrate/runs?stream=true"))
        session.press("[ q")
        #expect(session.state.focus == .sidePane)
    }

    @Test("y copies the frame as JSON, c its request as curl, wherever in the exchange the cursor is")
    func copying() throws {
        var session = try recorded().session
        session.press("Tab Tab y")
        #expect(
            session.copied
                == "{\n  \"id\": \"2\",\n  \"event\": \"run.dreamed\",\n  \"data\": {\n    \"depth\": 3\n  }\n}\n")
        session.press("c")
        #expect(session.copied?.hasPrefix("curl") == true)
        #expect(session.copied?.contains(#"--data-raw '{"message":{"role":"user","content":"go"}}'"#) == true)
        session.press("g c")
        #expect(session.status.contains("There is no request in this row"))
    }

    @Test(
        "c in the transcript asks for the request of the turn at the cursor, and copies it or says that there is none")
    func curlOfTurn() throws {
        var (session, _, run) = try recorded()
        session.receive(.text("yes"), .ended(.completed))
        _ = session.screen
        session.press("C-x Up c")
        guard case .findRequest(_, let asked, let profile)? = session.commands.last else {
            Issue.record("asked for \(String(describing: session.commands.last))")
            return
        }
        #expect(asked == run)
        #expect(profile == "rehearsal")
        session.send(.requestFound(.success(nil)))
        #expect(session.status.contains("Nothing was recorded of this request"))
        let frames = WireScene.exchange(of: run).frames.map(\.frame)
        session.send(.requestFound(.success(CurlText(requestAt: 0, in: frames))))
        #expect(session.copied?.hasPrefix("curl") == true)
        session.send(.requestFound(.failure(HistoryFailure("The disk is gone."))))
        #expect(session.status.contains("The disk is gone."))
    }

    @Test("a search finds types, bodies and headers")
    func search() throws {
        var session = try recorded().session
        for (words, row) in [("depth", "run.dreamed"), ("event-stream", "HTTP 200"), ("started", "run.started")] {
            if session.state.focus != .sidePane { session.press("C-x o C-x o") }
            session.press("g /")
            session.type(words)
            session.press("Enter")
            #expect(session.paneCursor.contains(row))
            session.press("Esc")
        }
    }

    @Test("text that acts on a terminal is shown as pictures in the list, in the frame and in copies")
    func hostile() throws {
        var (session, watch, run) = try session()
        var scene = WireScene(run: run)
        let text = "{\"event\":\"a\u{1B}[31m\u{202E}\"}"
        scene.add(.body(event: nil), after: .zero, FrameReading("a\u{1B}[31m\nb"), text)
        session.send(.wirePassed(watch, WirePassage(frames: scene.frames)))
        session.press("Tab Tab y Enter")
        #expect(!session.screen.contains("\u{1B}"))
        #expect(!session.screen.contains("\u{202E}"))
        #expect(session.copied?.sanitised == session.copied)
    }

    @Test("a click opens a row, the wheel scrolls, and clicking the head gives the pane the focus")
    func mouse() throws {
        var session = try recorded(rows: 9).session
        session.press("Alt-m")
        let pane = try #require(session.state.layout?.sidePane)
        func mouse(_ action: MouseEvent.Action, _ row: Int) -> AppEvent {
            .input(.mouse(MouseEvent(action: action, position: Position(column: pane.column + 3, row: row))))
        }
        session.send(mouse(.pressed(.left), pane.row))
        #expect(session.state.focus == .sidePane)
        let before = session.pane
        session.send(mouse(.scrolledUp, pane.row + 2))
        #expect(session.pane != before)
        session.send(mouse(.pressed(.left), pane.row + 2))
        #expect(session.screen.contains("Frame"))
    }

    @Test("another thread in the slot is another wire")
    func newThread() throws {
        var (session, watch, _) = try recorded()
        session.receive(.text("yes"), .ended(.completed))
        session.press("C-x n")
        #expect(session.wireWatch != watch)
        #expect(!session.pane.contains("POST"))
    }
}
