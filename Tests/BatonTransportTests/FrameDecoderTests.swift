import BatonCore
import BatonTransport
import Testing

@Suite("Framing")
struct FrameDecoderTests {
    @Test("Every framing gives its frames", arguments: FramingSample.all)
    func frames(_ sample: FramingSample) throws {
        #expect(try sample.frames(cutAt: []) == sample.frames)
    }

    @Test("Where the bytes are cut makes no difference", arguments: FramingSample.all)
    func cuts(_ sample: FramingSample) throws {
        for cut in 1..<sample.bytes.count {
            #expect(try sample.frames(cutAt: [cut]) == sample.frames, "cut at \(cut)")
        }
        #expect(try sample.frames(cutAt: Array(1..<sample.bytes.count)) == sample.frames)
        var generator = SplitMix64(seed: 7)
        for _ in 0..<50 {
            let cuts = (1..<sample.bytes.count).filter { _ in Int.random(in: 0..<5, using: &generator) == 0 }
            #expect(try sample.frames(cutAt: cuts) == sample.frames, "cut at \(cuts)")
        }
    }

    @Test("Nonsense is framed as well, and alike however it is cut")
    func nonsense() throws {
        let words = [
            "data: ", "data:", "\n", "\r", "\n\n", "{", "}", "[", "]", "\"", "\\", ",", ":", "event: a", "id: 1",
            "DONE", " ",
            "é", "\u{FEFF}", "{}", "[DONE]", "\"a\": 1", "retry: 1", "text",
        ]
        var generator = SplitMix64(seed: 3)
        for _ in 0..<3000 {
            let body = (0..<Int.random(in: 1...30, using: &generator)).compactMap { _ in
                words.randomElement(using: &generator)
            }
            let sample = FramingSample("nonsense", body.joined(), [String]())
            let whole = try sample.frames(cutAt: [])
            #expect(try sample.frames(cutAt: Array(0..<sample.bytes.count)) == whole, "\(body.joined())")
        }
    }

    @Test("A line of an array comes out when its element ends, before the array does")
    func earlyElements() throws {
        var decoder = FrameDecoder()
        #expect(try decoder.feed(Array(#"[{"a": 1}, {"b""#.utf8)).map(\.text) == [#"{"a": 1}"#])
        #expect(try decoder.feed(Array(#": 2}"#.utf8)).map(\.text) == [#"{"b": 2}"#])
    }

    @Test("An event comes out at its blank line, and the end mark at its own")
    func earlyEvents() throws {
        var decoder = FrameDecoder()
        #expect(try decoder.feed(Array("data: {}\n".utf8)).isEmpty)
        #expect(try decoder.feed(Array("\n".utf8)).count == 1)
        #expect(try decoder.feed(Array("data: [DONE]\n".utf8)).map(\.isDone) == [true])
    }

    @Test("A carriage return ends a line at once, and a line feed in the next piece ends none")
    func splitLineEnd() throws {
        var decoder = FrameDecoder()
        #expect(try decoder.feed(Array("data: {}\r\n\r".utf8)).count == 1)
        #expect(try decoder.feed(Array("\n".utf8)).isEmpty)
        #expect(try decoder.feed(Array("data: {}\r\n\r\n".utf8)).count == 1)
    }

    @Test("A stream that leaves out its blank lines is followed event by event")
    func unseparated() throws {
        var decoder = FrameDecoder()
        #expect(try decoder.feed(Array("data: {\"n\":1}\ndata: {\"n\":2}\n".utf8)).count == 2)
        #expect(try decoder.feed(Array("data: {\"n\":3}\n".utf8)).count == 1)
    }

    @Test(
        "An event over the limit is an error that says so, after the frames before it",
        arguments: ["data: ", "", "["], [1, 7, 4096])
    func tooLarge(prefix: String, piece: Int) throws {
        var decoder = FrameDecoder(limit: 1024)
        let first = prefix == "data: " ? "data: {}\n\n" : prefix == "[" ? "[{}," : "{}\n"
        let start = prefix == "[" ? "" : prefix
        let bytes = Array((first + start + "{\"text\":\"" + String(repeating: "x", count: 2000) + "\"}\n\n").utf8)
        var frames: [Frame] = []
        let failure = #expect(throws: TransportFailure.self) {
            for start in stride(from: 0, to: bytes.count, by: piece) {
                frames += try decoder.feed(bytes[start..<min(start + piece, bytes.count)])
            }
            frames += try decoder.finish()
        }
        #expect(failure?.code == .tooLarge)
        #expect(failure?.message == "one event of the answer is larger than 1 KiB")
        #expect(frames.map(\.text) == ["{}"])
        #expect(throws: TransportFailure.self) { try decoder.feed([0x20]) }
    }

    @Test("Many events together may be larger than the limit of one")
    func manyEvents() throws {
        for sample in ["data: {\"n\":1}\n\n", "{\"n\":1}\n", "{\"n\":1}"] {
            var decoder = FrameDecoder(limit: 64)
            let bytes = Array(String(repeating: sample, count: 500).utf8)
            #expect(try decoder.feed(bytes).count == 500)
        }
    }

    @Test(
        "The work for a long event in small pieces grows with its length, not faster",
        arguments: ["data: ", "", "[", "x"])
    func linear(prefix: String) throws {
        func work(_ count: Int) throws -> Int {
            var decoder = FrameDecoder()
            let bytes = Array((prefix + "{\"text\":\"" + String(repeating: "é", count: count) + "\"}").utf8)
            for start in stride(from: 0, to: bytes.count, by: 16) {
                _ = try decoder.feed(bytes[start..<min(start + 16, bytes.count)])
            }
            _ = try decoder.finish()
            return decoder.examinedByteCount
        }
        let (small, large) = try (work(2_000), work(32_000))
        #expect(large < small * 17)
        #expect(large < 32_000 * 2 * 5)
    }
}

extension Frame {
    var text: String { String(decoding: payload, as: UTF8.self) }
}
