import BatonCore
import BatonOrchestrate
import Testing

@Suite struct WireReaderTests {
    private func frame(_ content: RecordedFrame.Content, _ text: String = "", exchange: Int = 1) -> RecordedFrame {
        let isSent =
            switch content {
            case .request, .requestBody: true
            default: false
            }
        return RecordedFrame(
            monotonic: .zero, direction: isSent ? .sent : .received, exchange: exchange, content: content,
            bytes: Array(text.utf8))
    }

    private func types(_ frames: [RecordedFrame]) -> [String] {
        var reader = OrchestrateWireReader()
        return frames.map { frame in
            let reading = reader.read(frame)
            return (reading.isKnown ? "" : "? ") + reading.type + (reading.startsRun ? " *" : "")
        }
    }

    @Test("a run's frames are named in the platform's words, and what no rule knows is marked")
    func stream() {
        let run = #"{"id":"1","event":"run.started","data":{"run_id":"r","thread_id":"t"}}"#
        let frames = [
            frame(.request(method: "POST", url: "https://h/v1/orchestrate/runs?stream=true")),
            frame(.requestBody, "{}"),
            frame(.response(status: 200)), frame(.body(event: nil), run),
            frame(.body(event: nil), #"{"id":"2","event":"run.dreamed","data":{}}"#),
            frame(
                .body(event: nil),
                #"{"id":"3","event":"message.delta","data":{"delta":{"content":[{"response_type":"text","text":"a"}]}}}"#
            ),
            frame(.body(event: nil), "no JSON"), frame(.unkept(byteCount: 12)), frame(.end(failure: nil)),
        ]
        #expect(
            types(frames) == [
                "POST /v1/orchestrate/runs *", "body", "HTTP 200", "run.started", "? run.dreamed", "message.delta",
                "? text",
                "not kept", "end",
            ])
    }

    @Test("what answers a question is named by what it is; a status that no document knows is marked")
    func answers() {
        let run = frame(.request(method: "GET", url: "https://h/v1/orchestrate/runs/r"))
        let frames = [
            run, frame(.body(event: nil), #"{"run_id":"r","status":"completed"}"#),
            frame(.body(event: nil), #"{"run_id":"r","status":"dreaming"}"#), frame(.body(event: nil), "[1, 2]"),
            frame(.body(event: nil), #"{"detail":"no"}"#), frame(.body(event: nil), "[DONE]"),
        ]
        #expect(
            types(frames) == [
                "GET /v1/orchestrate/runs/r", "status completed", "? status dreaming", "2 rows", "error", "[DONE]",
            ])
    }

    @Test("chat completions are named by their objects, and are runs")
    func completions() {
        let frames = [
            frame(.request(method: "POST", url: "https://h/v1/orchestrate/a/chat/completions")),
            frame(.body(event: nil), #"{"object":"thread.message.delta","choices":[{"delta":{"content":"a"}}]}"#),
        ]
        #expect(types(frames) == ["POST /v1/orchestrate/a/chat/completions *", "thread.message.delta"])
    }

    @Test("two exchanges of a run do not mix, and names are safe to show")
    func exchanges() {
        let frames = [
            frame(.request(method: "POST", url: "https://h/runs")),
            frame(.request(method: "POST", url: "https://h/runs/cancel/r"), exchange: 2),
            frame(.body(event: nil), #"{"id":"1","event":"a\u001b[31m","data":{}}"#),
            frame(.body(event: nil), #"{"status":"ok"}"#, exchange: 2),
        ]
        #expect(types(frames) == ["POST /runs *", "POST /runs/cancel/r", "? a␛[31m", "status ok"])
    }
}
