import BatonCore
import BatonOrq
import Testing

@Suite struct WireReaderTests {
    private func types(at path: String, _ texts: [String], method: String = "POST") -> [String] {
        var reader = OrqWireReader()
        let head = RecordedFrame(
            monotonic: .zero, direction: .sent, exchange: 1, content: .request(method: method, url: "https://h\(path)"))
        let frames = texts.map {
            RecordedFrame(
                monotonic: .zero, direction: .received, exchange: 1, content: .body(event: nil), bytes: Array($0.utf8))
        }
        return ([head] + frames).map { frame in
            let reading = reader.read(frame)
            return (reading.isKnown ? "" : "? ") + reading.type + (reading.startsRun ? " *" : "")
        }
    }

    @Test(
        "tasks' events are named by their type, and what no rule knows is marked",
        arguments: ["/v2/agents/stream-run", "/v2/agents/helper/stream-task"])
    func tasks(path: String) {
        let texts = [
            #"{"type":"event.agents.started","data":{"agent_task_id":"t"}}"#,
            #"{"type":"event.agents.dreamed","data":{}}"#,
            #"{"data":{"type":"event.agents.inactive","data":{"finish_reason":"stop"}}}"#, "no JSON", "[DONE]",
        ]
        #expect(
            types(at: path, texts) == [
                "POST \(path) *", "event.agents.started", "? event.agents.dreamed", "event.agents.inactive", "? text",
                "[DONE]",
            ])
    }

    @Test("agent responses' events are named by their type; a part of a kind that nobody knows is marked too")
    func agentResponses() {
        let texts = [
            #"{"type":"response.started","data":{"taskId":"t"}}"#,
            #"{"type":"part.delta","data":{"delta":{"kind":"text","text":"a"}}}"#,
            #"{"type":"part.delta","data":{"delta":{"kind":"dream"}}}"#, #"{"type":"part.dreamed","data":{}}"#,
        ]
        #expect(
            types(at: "/v2/agents/helper/responses", texts) == [
                "POST /v2/agents/helper/responses *", "response.started", "part.delta", "? part.delta dream",
                "? part.dreamed",
            ])
    }

    @Test("router responses' events are named by their type, and what no rule knows is marked")
    func router() {
        let texts = [
            #"{"type":"response.created","sequence_number":0,"response":{"id":"r"}}"#,
            #"{"type":"response.output_text.delta","sequence_number":1,"item_id":"i","delta":"a"}"#,
            #"{"type":"response.dreamed","sequence_number":2}"#,
        ]
        #expect(
            types(at: "/v3/router/responses", texts) == [
                "POST /v3/router/responses *", "response.created", "response.output_text.delta", "? response.dreamed",
            ])
    }

    @Test("what a poll answers is named by its state; reading and cancelling start no run")
    func polls() {
        let task = #"{"task_id":"t","status":{"state":"TASK_STATE_WORKING"}}"#
        #expect(
            types(
                at: "/v2/agents/tasks/t", [task, #"{"object":"response","status":"queued"}"#, #"{"a":1}"#],
                method: "GET")
                == ["GET /v2/agents/tasks/t", "task working", "response queued", "answer"])
    }
}
