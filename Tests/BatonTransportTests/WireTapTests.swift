import BatonCore
import BatonTransport
import Synchronization
import Testing

@Suite("The wire tap")
struct WireTapTests {
    @Test("Everything that passes is recorded in its order, with sizes and times, under its scope")
    func order() async throws {
        let ring = WireRing()
        let body = ["data: {\"a\"", ": 1}\n\ndata: {}\n\n", "data: [DONE]\n\n"]
        let clock = Mutex(ContinuousClock.now)
        let start = clock.withLock { $0 }
        let tap = WireTap(around: ScriptedAnswer(chunks: body), recorder: ring) {
            clock.withLock { instant in
                instant += .milliseconds(1)
                return instant
            }
        }
        let request = WireRequest(
            method: "POST", url: "http://h/p", headers: [], body: Array("{}".utf8), recordingScope: "run")
        let received = try await tap.send(request).collect()
        #expect(received == Array(body.joined().utf8))
        await tap.settle()
        let events = ring.events(in: "run")
        #expect(events.map(\.instant) == [1, 1, 2, 4, 4, 5, 6].map { start + .milliseconds($0) })
        #expect(events.map(\.direction) == [.sent, .sent] + Array(repeating: .received, count: 5))
        #expect(events.map(\.byteCount) == [10, 2, 18, 8, 2, 6, 0])
        #expect(
            events.map(\.content) == [
                .requestHead(method: "POST", url: "http://h/p", headers: []), .requestBody(Array("{}".utf8)),
                .responseHead(status: 200, headers: [WireHeader("Server", "scripted")]),
                .frame(Frame(payload: Array("{\"a\": 1}".utf8))), .frame(Frame(payload: Array("{}".utf8))),
                .frame(Frame(payload: Array("[DONE]".utf8), isDone: true)), .end(nil),
            ])
    }

    @Test("Of a form with files only the size is recorded")
    func files() async throws {
        let ring = WireRing()
        let tap = WireTap(around: ScriptedAnswer(chunks: ["{}"]), recorder: ring)
        let form = MultipartForm([.init(name: "files", fileName: "a", content: Array("private".utf8))])
        let request = WireRequest(
            method: "POST", url: "http://h/", headers: [WireHeader("Content-Type", form.contentType)],
            body: form.bytes, recordingScope: "run")
        _ = try await tap.send(request).collect()
        await tap.settle()
        let sent = ring.events(in: "run")[1]
        #expect(sent.content == .unkept)
        #expect(sent.byteCount == form.bytes.count)
    }

    @Test("A body that is dropped, or fails, ends its recording so")
    func ends() async throws {
        let ring = WireRing()
        let failure = TransportFailure(.broken, "the connection with h broke off")
        let tap = WireTap(around: ScriptedAnswer(chunks: ["{"], failure: failure), recorder: ring)
        do { _ = try await tap.send(WireRequest(method: "GET", url: "http://h/1")) }
        await #expect(throws: failure) { try await tap.send(WireRequest(method: "GET", url: "http://h/2")).collect() }
        await tap.settle()
        let ends = ring.events(in: nil).compactMap { event in
            if case .end(let failure) = event.content { failure?.code } else { nil }
        }
        #expect(ends == [.cancelled, .broken])
    }

    @Test("A secret never stands in a recorded event, wherever it was and however the answer is cut")
    func secrets() async throws {
        var generator = SplitMix64(seed: 11)
        for round in 0..<60 {
            let secret = "s3cr3t-\(generator.next())"
            let (request, answer) = SecretPlant.exchange(secret, round: round, using: &generator)
            let recorder = EventList()
            let tap = WireTap(around: answer, recorder: recorder)
            _ = try await tap.send(request).collect()
            await tap.settle()
            let events = recorder.events
            #expect(events.count >= 4)
            for event in events {
                #expect(!String(reflecting: event.content).contains(secret), "round \(round)")
                #expect(!event.text.contains(secret), "round \(round): \(event.text)")
            }
        }
    }

    @Test("A ring keeps the newest events of each scope within its bound")
    func ring() {
        let ring = WireRing(byteLimit: 4096, scopeLimit: 2)
        func frame(_ number: Int, _ scope: String, size: Int = 100) -> WireEvent {
            WireEvent(
                exchange: number, scope: scope, instant: .now, direction: .received, byteCount: size,
                content: .frame(Frame(payload: Array(repeating: 0x61, count: size))))
        }
        for number in 1...1000 { ring.record(frame(number, "a")) }
        let kept = ring.events(in: "a").map(\.exchange)
        #expect(kept.last == 1000)
        #expect(kept == Array(kept[0]...1000))
        #expect(kept.count * 100 <= 4096)
        ring.record(frame(1, "b", size: 5000))
        #expect(ring.events(in: "b").map(\.content) == [.unkept])
        ring.record(frame(1, "c"))
        #expect(ring.events(in: "a").isEmpty)
    }
}

private final class EventList: WireRecorder {
    private let list = Mutex<[WireEvent]>([])
    var events: [WireEvent] { list.withLock { $0 } }

    func record(_ event: WireEvent) {
        list.withLock { $0.append(event) }
    }
}

/// Answers every request with the same pieces.
private struct ScriptedAnswer: HTTPExchange {
    var headers = [WireHeader("Server", "scripted")]
    var chunks: [String]
    var failure: TransportFailure?

    func send(_ request: WireRequest) async throws(TransportFailure) -> WireResponse {
        let (body, continuation) = AsyncThrowingStream<[UInt8], any Error>.makeStream()
        for chunk in chunks { continuation.yield(Array(chunk.utf8)) }
        continuation.finish(throwing: failure)
        return WireResponse(status: 200, headers: headers, body: body)
    }
}

/// An exchange with a secret in one of the places where secrets are.
private enum SecretPlant {
    static func exchange(
        _ secret: String, round: Int, using generator: inout SplitMix64
    ) -> (WireRequest, ScriptedAnswer) {
        var request = WireRequest(method: "POST", url: "https://h/p?limit=1", body: Array("{}".utf8))
        let places = 8
        switch round % places {
        case 0: request.headers = [WireHeader("authorization", "Bearer \(secret)")]
        case 1: request.headers = [WireHeader("X-Api-Key", secret)]
        case 2: request.headers = [WireHeader("Cookie", "theme=dark; session=\(secret)")]
        case 3: request.url += "&access_token=\(secret)"
        case 4: request.url = "https://user:\(secret)@h/p"
        case 5: request.body = Array("grant_type=apikey&apikey=\(secret)".utf8)
        case 6: request.body = Array(#"{"username": "u", "nested": [{"api_key" : "\#(secret)"}]}"#.utf8)
        default: request.body = Array(#"{"arguments": "{\"password\": \"\#(secret)\"}"}"#.utf8)
        }
        let echo = #"{"message": "the key \#(secret) is wrong", "n": "日本"}"#
        let token = #"{"token": "\#(secret)", "Access-Token": {"v": "\#(secret)"}}"#
        let framing = Bool.random(using: &generator) ? ("data: ", "\n\n") : ("", "\n")
        let text = [echo, token, "<p>\(secret)</p>"].map { framing.0 + $0 + framing.1 }.joined()
        let headers = [WireHeader("Set-Cookie", "t=\(secret)"), WireHeader("Location", "https://h/?token=\(secret)")]
        return (request, ScriptedAnswer(headers: headers, chunks: cut(text, using: &generator)))
    }

    private static func cut(_ text: String, using generator: inout SplitMix64) -> [String] {
        var chunks = [""]
        for character in text {
            if Int.random(in: 0..<6, using: &generator) == 0 { chunks.append("") }
            chunks[chunks.count - 1].append(character)
        }
        return chunks.filter { !$0.isEmpty }
    }
}

extension WireEvent {
    /// Everything that it says, as a person would read it.
    fileprivate var text: String {
        switch content {
        case .requestHead(let method, let url, let headers): "\(method) \(url) \(headers)"
        case .requestBody(let bytes): String(decoding: bytes, as: UTF8.self)
        case .responseHead(_, let headers): "\(headers)"
        case .frame(let frame):
            "\(frame.event ?? "") \(frame.id ?? "") \(String(decoding: frame.payload, as: UTF8.self))"
        case .unkept: ""
        case .end(let failure): failure?.message ?? ""
        }
    }
}
