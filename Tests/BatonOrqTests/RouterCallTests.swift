import BatonCore
import BatonOrq
import Testing

/// Calls and texts of the newest generation beside each other, and what a text rests on.
@Suite struct RouterCallTests {
    private func event(_ type: String, _ rest: String, _ number: Int) -> String {
        #"{"type":"\#(type)","sequence_number":\#(number),\#(rest)}"#
    }

    private let message =
        #"{"type":"message","id":"msg_1","role":"assistant","content":[{"type":"output_text","text":"Let me look."}]}"#
    private let call =
        #"{"type":"function_call","id":"fc_1","call_id":"call_1","name":"get_weather","arguments":"{\"city\":\"Bern\"}"}"#
    private let weather = ToolCall(id: "call_1", name: "get_weather", arguments: ["city": "Bern"])

    private func end(_ items: [String], _ number: Int) -> String {
        let output = items.joined(separator: ",")
        let response = #"{"id":"resp_1","object":"response","status":"completed","output":[\#(output)]}"#
        return event("response.completed", #""response":\#(response)"#, number)
    }

    private func outcome(_ items: [String]) async -> Outcome? {
        let done = items.enumerated().map { event("response.output_item.done", #""item":\#($1)"#, $0) }
        let events = await events(of: .responses, done + [end(items, items.count)])
        guard case .ended(let outcome)? = events.last else { return nil }
        return outcome
    }

    @Test("a call that follows the answer's text waits for the user's side, although the end tells the text again")
    func textFirst() async {
        let expected = Need(
            kind: .toolResult, question: "get_weather is to be run on this side; the next message is its result",
            calls: [weather])
        #expect(await outcome([message, call]) == .needs(expected))
    }

    @Test("approvals of an MCP server are all shown, and cannot be given from here")
    func approvals() async throws {
        let requests = ["read", "delete"].map {
            #"{"type":"mcp_approval_request","id":"mcpr_\#($0)","name":"\#($0)_notes","arguments":"{}"}"#
        }
        guard case .needs(let need)? = await outcome([message] + requests) else {
            return #expect(Bool(false), "no need")
        }
        #expect(need.kind == .approval)
        #expect(need.calls.map(\.name) == ["read_notes", "delete_notes"])
        #expect(!need.isAnswerable)
        #expect(need.question.hasPrefix("read_notes, delete_notes wait for an approval"))
    }

    @Test("a call before the answer's text was answered on the server")
    func callFirst() async {
        #expect(await outcome([call, message]) == .completed)
    }

    @Test("what a text rests on is told with it, whichever event brings it first")
    func sources() async {
        let annotation = #"{"type":"url_citation","title":"Bern","url":"https://x/bern","start_index":0,"end_index":3}"#
        let source = RunEvent.sourcesFound([Source(title: "Bern", address: "https://x/bern")])
        let added = event("response.output_text.annotation.added", #""item_id":"m","annotation":\#(annotation)"#, 1)
        #expect(await events(of: .responses, [added]) == [source])
        let part = #"{"type":"output_text","text":"Hi","annotations":[\#(annotation),{"type":"odd"}]}"#
        let done = event("response.content_part.done", #""item_id":"m","content_index":0,"part":\#(part)"#, 1)
        #expect(
            await events(of: .responses, [done]) == [
                .partCompleted(Part(id: "m/0", kind: .text, text: "Hi")), source,
            ])
        let file = #"{"type":"file_citation","file_id":"file_1","filename":"a.pdf","index":3}"#
        let cited = event("response.output_text.annotation.added", #""annotation":\#(file)"#, 1)
        #expect(await events(of: .responses, [cited]) == [.sourcesFound([Source(title: "a.pdf")])])
    }

    @Test("an image that a tool has made is offered as a file, once, and its step shows no base64")
    func image() async {
        let item = #"{"type":"image_generation_call","id":"ig_1","status":"completed","result":"aGVsbG8h"}"#
        let done = event("response.output_item.done", #""item":\#(item)"#, 1)
        let file = OfferedFile(
            kind: .image, name: "image.png", address: "data:image/png;base64,aGVsbG8h", mediaType: "image/png",
            byteCount: 6)
        let events = await events(of: .responses, [done])
        #expect(events.contains(.filesOffered([file])))
        #expect(events.contains(.stepEnded("ig_1", StepEnd())))
    }
}
