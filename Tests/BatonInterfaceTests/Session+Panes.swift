import BatonCore
import BatonEngine
import BatonInterface
import BatonScreen

extension Session {
    /// A run in all its phases, 3.5 s old: sent, reasoning, a hand-off with two tools in it, the beginning of an answer.
    static func delegating(columns: Int, rows: Int) -> Session {
        var session = Session(columns: columns, rows: rows)
        session.say("Should I take the train?")
        session.wait(.milliseconds(200))
        session.receive(.accepted(thread: "2bd3d825-aaaa", run: "c5af3b86-bbbb"))
        session.receive(.started(nil, agent: "travel", model: "gpt-oss-120b"))
        session.wait(.milliseconds(300))
        session.receive(.delta(Delta(part: "r1", kind: .reasoning, text: "I ask those who know.")))
        session.wait(.milliseconds(400))
        session.receive(.delta(Delta(part: "r1", kind: .reasoning, text: " The rail agent.")))
        session.receive(.stepStarted(Step(id: "s1", kind: .handOff, name: "rail")))
        session.wait(.milliseconds(100))
        let call = ToolCall(id: "c2", name: "get_trains", arguments: ["from": "Zürich", "to": "Bern"])
        session.receive(.stepStarted(Step(id: "s2", kind: .tool, name: "get_trains", parent: "s1", call: call)))
        session.wait(.milliseconds(800))
        session.receive(.stepEnded("s2", StepEnd(result: ["trains": 4])))
        session.receive(.stepStarted(Step(id: "s3", kind: .tool, name: "get_prices", parent: "s1")))
        session.wait(.milliseconds(600))
        session.receive(.stepEnded("s3", StepEnd(failure: "timed out", state: .failed)))
        session.receive(.stepEnded("s1", StepEnd(result: "done")))
        session.wait(.milliseconds(500))
        session.receive(.text("Take the train"))
        session.wait(.milliseconds(600))
        session.receive(.text(", it is dry."))
        return session
    }

    /// What stands in the side pane.
    var pane: String {
        mutating get {
            let screen = surface
            guard let rect = state.layout?.sidePane else { return "" }
            return (rect.row..<rect.row + rect.rows).map { row in
                var text = (rect.column..<rect.column + rect.columns).map { screen[$0, row].text }.joined()
                while text.last == " " { text.removeLast() }
                return text
            }.joined(separator: "\n")
        }
    }

    /// The first row of the pane, as far as something stands there.
    var paneHead: String {
        mutating get {
            let rows = pane.split(separator: "\n", omittingEmptySubsequences: false)
            guard let head = rows.first, let end = head.lastIndex(where: { $0 != " " }) else { return "" }
            return String(head[...end])
        }
    }

    /// The row of the pane that the cursor is on.
    var paneCursor: String {
        mutating get {
            guard let rect = state.layout?.sidePane, let row = surface.cursor?.row, row >= rect.row else { return "" }
            let rows = pane.split(separator: "\n", omittingEmptySubsequences: false)
            return rows.indices.contains(row - rect.row) ? String(rows[row - rect.row]) : ""
        }
    }

    var copied: String? {
        for case .copy(let text, _) in commands.reversed() { return text }
        return nil
    }

    /// The number of the newest watch of the wire.
    var wireWatch: Int? {
        for case .watchWire(let number, _, _, _) in commands.reversed() { return number }
        return nil
    }
}

/// Frames as a run of watsonx Orchestrate's has them.
struct WireScene {
    var run: RunID
    private(set) var frames: [WireFrame] = []
    private var time = Duration.seconds(1)

    init(run: RunID) {
        self.run = run
    }

    mutating func add(
        _ content: RecordedFrame.Content, after time: Duration, _ reading: FrameReading, _ text: String = "",
        headers: [RecordedFrame.Header] = []
    ) {
        self.time += time
        let isSent =
            switch content {
            case .request, .requestBody: true
            default: false
            }
        let frame = RecordedFrame(
            monotonic: self.time, direction: isSent ? .sent : .received, exchange: 1, content: content,
            headers: headers,
            bytes: Array(text.utf8))
        frames.append(WireFrame(run: run, number: frames.count, frame: frame, reading: reading))
    }

    static func exchange(of run: RunID) -> WireScene {
        var scene = WireScene(run: run)
        scene.add(
            .request(method: "POST", url: "http://h/v1/orchestrate/runs?stream=true"), after: .zero,
            FrameReading("POST /v1/orchestrate/runs", startsRun: true),
            headers: [.init(name: "Authorization", value: "Bearer [redacted]")])
        scene.add(.requestBody, after: .zero, FrameReading("body"), #"{"message":{"role":"user","content":"go"}}"#)
        scene.add(
            .response(status: 200), after: .milliseconds(12), FrameReading("HTTP 200"),
            headers: [.init(name: "Content-Type", value: "text/event-stream")])
        scene.add(
            .body(event: nil), after: .milliseconds(3), FrameReading("run.started"),
            #"{"id":"1","event":"run.started","data":{"run_id":"r"}}"#)
        scene.add(
            .body(event: nil), after: .milliseconds(1_250), FrameReading("run.dreamed", isKnown: false),
            #"{"id":"2","event":"run.dreamed","data":{"depth":3}}"#)
        return scene
    }
}
