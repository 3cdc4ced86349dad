import BatonTransport
import Testing

/// A body as a server may send it, and the frames in it.
struct FramingSample: Sendable, CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]
    let frames: [Frame]

    var testDescription: String { name }

    init(_ name: String, _ body: String, _ frames: [Frame]) {
        self.name = name
        bytes = Array(body.utf8)
        self.frames = frames
    }

    init(_ name: String, _ body: String, _ payloads: [String]) {
        self.init(name, body, payloads.map { Frame(payload: Array($0.utf8)) })
    }

    func frames(cutAt cuts: [Int]) throws -> [Frame] {
        var decoder = FrameDecoder()
        var frames: [Frame] = []
        var start = 0
        for end in cuts + [bytes.count] {
            frames += try decoder.feed(bytes[start..<end])
            start = end
        }
        return try frames + decoder.finish()
    }
}

extension FramingSample {
    private static let one = #"{"id": "1-0", "event": "run.started", "data": {"name": "日本語 👩‍👩‍👧", "e": "é"}}"#
    private static let two = #"{"id":"2-0","data":{"text":"a \"quoted\" \\ {[ ]} \u00e9 \n","list":[1,[2,{}]]}}"#
    private static let done = Frame(payload: Array("[DONE]".utf8), isDone: true)
    private static let pretty = "{\n  \"a\": {\n    \"b\": [\n      1,\n      {}\n    ]\n  },\n  \"é\": \"}{\"\n}"

    private static func frame(_ payload: String, event: String? = nil, id: String? = nil) -> Frame {
        Frame(event: event, id: id, payload: Array(payload.utf8))
    }

    static let all: [FramingSample] = lines + events + arrays + bad

    private static let lines = [
        FramingSample("JSON lines", "\(one)\n\(two)\n", [one, two]),
        FramingSample("JSON lines with CRLF, blank lines and no last end", "\r\n\(one)\r\n\r\n\(two)", [one, two]),
        FramingSample("JSON lines with CR", "\(one)\r\(two)\r", [one, two]),
        FramingSample("a byte order mark", "\u{FEFF}\(one)\n\(two)\n", [one, two]),
        FramingSample("comments between lines", ": hi\n\(one)\n: again\n\(two)\n", [one, two]),
        FramingSample(
            "separators that are none", "{\"a\":\"x\u{2028}y\u{2029}z\u{85}\u{0B}\u{0C}\"}\n\(one)\n",
            ["{\"a\":\"x\u{2028}y\u{2029}z\u{85}\u{0B}\u{0C}\"}", one]),
        FramingSample("lines that are arrays", "[\(one)]\n[\(two), 3]\n", [one, two, "3"]),
        FramingSample("objects without anything between", "\(one)\(two)\(one)", [one, two, one]),
        FramingSample("an end mark among lines", "\(one)\n[DONE]\n", [frame(one), done]),
        FramingSample("one plain object", pretty, [pretty]),
    ]

    private static let events = [
        FramingSample(
            "an event stream", "data: \(one)\n\ndata:\(two)\n\ndata: [DONE]\n\n", [frame(one), frame(two), done]),
        FramingSample(
            "an event stream with every field",
            "\u{FEFF}event: message\nid: 7\nretry: 10\ndata: \(one)\n\n: c\n\ndata: \(two)\n\n",
            [frame(one, event: "message", id: "7"), frame(two)]),
        FramingSample(
            "fields after the data", "data: \(one)\r\nevent: last\r\nid: 8\r\n\r\ndata: \(two)\r\n\r\n",
            [frame(one, event: "last", id: "8"), frame(two)]),
        FramingSample("an event stream with CR", "data: \(one)\r\rdata: \(two)\r\r", [one, two]),
        FramingSample("mixed line ends", "data: \(one)\r\n\ndata: \(two)\r\r\n\ndata: \(one)\n\r", [one, two, one]),
        FramingSample(
            "data on several lines", "data: {\ndata:   \"a\": \"日本\",\ndata: \"b\": 2}\n\n",
            ["{\n  \"a\": \"日本\",\n\"b\": 2}"]),
        FramingSample(
            "data whose later lines have no name", "data: {\n  \"a\": 1\n}\n\ndata: \(two)\n\n",
            ["{\n  \"a\": 1\n}", two]),
        FramingSample("data without a blank line at the end", "data: \(one)\n\ndata: \(two)", [one, two]),
        FramingSample(
            "no blank lines", "data: \(one)\ndata: \(two)\ndata: \(one)\ndata: [DONE]\n",
            [
                frame(one), frame(two), frame(one), done,
            ]),
        FramingSample(
            "no blank lines, with names", "event: a\ndata: \(one)\nevent: b\ndata: \(two)\n",
            [frame(one, event: "a"), frame(two, event: "b")]),
        FramingSample("an array as data", "data: [\(one), \(two)]\n\n", [one, two]),
        FramingSample("events without data", "event: ping\n\nid: 4\n\ndata\n\ndata:\n\ndata: \(one)\n\n", [one]),
        FramingSample("data that is text", "data: hello\ndata: wörld\n\ndata: \(one)\n\n", ["hello\nwörld", one]),
        FramingSample("fields nobody knows", "data: \(one)\n\nfoo: bar\nwhat\n\ndata: \(two)\n\n", [one, two]),
        FramingSample(
            "bare lines in an event stream", "event: x\n\(one)\n\ndata: \(two)\n\(one)\n",
            [
                frame(one, event: "x"), frame(two), frame(one),
            ]),
    ]

    private static let arrays = [
        FramingSample("an array", "[\(one),\(two)]", [one, two]),
        FramingSample("a pretty array", "[\n  \(pretty),\r\n  \(one)\n]\n", [pretty, one]),
        FramingSample("a pretty array with a byte order mark", "\u{FEFF}[\n\t\(one),\n\t\(pretty)\n]", [one, pretty]),
        FramingSample(
            "scalars in an array", "[ 1, \"a,]\\\"b\" ,null\n, {} , [2, [3]] ]",
            ["1", "\"a,]\\\"b\"", "null", "{}", "[2, [3]]"]),
        FramingSample(
            "pretty objects one after the other", "\(pretty)\n\(pretty)\(pretty)\n{}\n\(pretty)",
            [
                pretty, pretty, pretty, "{}", pretty,
            ]),
        FramingSample("empty arrays", "[]\n[ ]\ndata: []\n\n\(one)\n", [one]),
    ]

    private static let bad = [
        FramingSample(
            "a line cut short", "\(one)\n{\"id\": \"2\", \"da\n\(two)\n{\"x\": [1\n\(one)\n",
            [
                one, "{\"id\": \"2\", \"da", two, "{\"x\": [1", one,
            ]),
        FramingSample(
            "a first line cut short in a string", "{\"id\": \"1\", \"ev\n\(two)\n\(one)\n",
            [
                "{\"id\": \"1\", \"ev", two, one,
            ]),
        FramingSample("a first line cut short after a value", "{\"id\": \"1\"\n\(two)\n", ["{\"id\": \"1\"", two]),
        FramingSample("data cut short", "data: {\"a\": \n\ndata: \(one)\n\n", ["{\"a\": ", one]),
        FramingSample("a body that ends in an object", "[\(one), {\"a\": \"日", [one, "{\"a\": \"日"]),
        FramingSample(
            "a page", "<html>\n<p>data & id: no</p>\r\nerror\n</html>",
            [
                "<html>", "<p>data & id: no</p>", "error", "</html>",
            ]),
        FramingSample("half a byte order mark at the end", "\(one)\n\u{FEFF}", [one, "\u{FEFF}"]),
    ]
}
