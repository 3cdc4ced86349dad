import BatonCore
import Testing

@Suite struct RecordedFrameTests {
    @Test("what a frame is can be read from its line again")
    func law() {
        let contents: [(RecordedFrame.Content, RecordedFrame.Direction)] = [
            (.request(method: "POST", url: "https://h/a b"), .sent), (.requestBody, .sent),
            (.response(status: 404), .received),
            (.body(event: nil), .received), (.body(event: "message.delta"), .received),
            (.unkept(byteCount: 12), .received),
            (.unkept(byteCount: 12), .sent), (.end(failure: nil), .received), (.end(failure: "broken: off"), .received),
        ]
        for (content, direction) in contents {
            #expect(RecordedFrame(monotonic: .zero, direction: direction, content: content).content == content)
        }
    }

    @Test("a frame's size is what went over the wire")
    func size() {
        let body = RecordedFrame(monotonic: .zero, direction: .received, content: .body(event: "a"), bytes: [1, 2, 3])
        #expect(body.byteCount == 3)
        let unkept = RecordedFrame(monotonic: .zero, direction: .received, content: .unkept(byteCount: 12))
        #expect(unkept.byteCount == 12)
        let head = RecordedFrame(
            monotonic: .zero, direction: .received, content: .response(status: 200),
            headers: [.init(name: "A", value: "b")])
        #expect(head.byteCount == "HTTP 200\r\nA: b\r\n".utf8.count)
    }

    @Test("a path is what stands between a server and a query")
    func path() {
        #expect(FrameReading.path(of: "https://h:1/v1/runs?x=/y") == "/v1/runs")
        #expect(FrameReading.path(of: "https://h") == "/")
        #expect(FrameReading.path(of: "") == "/")
    }
}
