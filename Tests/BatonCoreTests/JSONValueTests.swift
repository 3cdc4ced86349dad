import BatonCore
import Testing

@Suite struct JSONValueTests {
    @Test("what is written parses to the same value", arguments: 0..<300)
    func roundTrip(seed: Int) throws {
        var generator = SplitMix64(seed: UInt64(seed))
        let value = Self.value(depth: 0, using: &generator)
        #expect(try JSONValue(parsing: value.text) == value)
        #expect(try JSONValue(parsing: value.prettyText) == value)
        // Equal strings may differ in their bytes; the text written again tells.
        #expect(Array(try JSONValue(parsing: value.text).text.utf8) == Array(value.text.utf8))
    }

    @Test("every scalar survives in a string, and none that could act on a terminal is written as itself")
    func scalars() throws {
        let scalars = (0...0x2FFF as ClosedRange<UInt32>).compactMap(Unicode.Scalar.init) + ["😀", "\u{10FFFF}"]
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        let text = JSONValue.string(String(view)).text
        #expect(!text.unicodeScalars.contains { $0.properties.generalCategory == .control })
        #expect(try JSONValue(parsing: text).string.map { Array($0.unicodeScalars) } == scalars)
    }

    @Test("the order of members and the spelling of numbers are kept, and of twins the last is found")
    func fidelity() throws {
        let text = #"{"z":1.50,"a":6E+23,"z":-0,"m":[10000000000000000000000,0.1e-2]}"#
        let value = try JSONValue(parsing: text)
        #expect(value.text == text)
        #expect(value["z"] == .number("-0"))
    }

    @Test("escapes are read, in surrogate pairs too, and unpaired surrogates become U+FFFD")
    func escapes() throws {
        #expect(try JSONValue(parsing: #""\"\\\/\b\f\n\r\t\u00e9\uD83D\ude00""#) == "\"\\/\u{8}\u{C}\n\r\té😀")
        #expect(try JSONValue(parsing: #""\ud83d""#) == "\u{FFFD}")
        #expect(try JSONValue(parsing: #""\ude00x""#) == "\u{FFFD}x")
        #expect(try JSONValue(parsing: #""\ud83dA""#) == "\u{FFFD}A")
        #expect(try JSONValue(parsing: #""\ud83d\u0041""#) == "\u{FFFD}A")
        #expect(try JSONValue(parsing: [0x22, 0x61, 0xFF, 0x22]) == "a\u{FFFD}")
    }

    @Test("white space may surround every token")
    func whiteSpace() throws {
        #expect(try JSONValue(parsing: " \r\n\t{ \"a\" : [ 1 , 2 ] , \"b\" : { } } \n") == ["a": [1, 2], "b": [:]])
    }

    @Test(
        "what RFC 8259 does not allow is refused, with its place",
        arguments: [
            ("", 0), ("  ", 2), ("{", 1), ("[", 1), ("[1,]", 3), ("[1 2]", 3), ("[,1]", 1), ("{,}", 1), ("{\"a\"}", 4),
            ("{\"a\":}", 5), ("{\"a\":1,}", 7), ("{a:1}", 1), ("{'a':1}", 1), ("01", 1), ("-", 1), ("+1", 0), ("1.", 2),
            (".5", 0), ("1e", 2), ("1e+", 3), ("-a", 1), ("0x10", 1), ("NaN", 0), ("Infinity", 0), ("nul", 0),
            ("True", 0),
            ("truex", 4), ("\"a", 2), ("\"a\nb\"", 3), ("\"\\x\"", 3), ("\"\\u12\"", 3), ("\"\\u12G4\"", 3),
            ("\"\\", 2),
            ("1 1", 2), ("[1]]", 3), ("// c\n1", 0), ("\u{FEFF}1", 0), ("\u{A0}1", 0),
        ])
    func refusals(text: String, offset: Int) {
        let error = #expect(throws: JSONError.self) { try JSONValue(parsing: text) }
        #expect(error?.offset == offset)
    }

    @Test("a refusal repeats nothing of the text, which may be hostile", arguments: 0...0xFF as ClosedRange<UInt8>)
    func refusalText(byte: UInt8) {
        for bytes in [[0x22, 0x5C, byte, 0x22], [byte], [0x22, byte]] {
            do throws(JSONError) {
                _ = try JSONValue(parsing: bytes)
            } catch {
                #expect(error.reason.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value < 0x7F })
            }
        }
    }

    @Test("nesting is bounded, in both kinds of container")
    func depth() throws {
        func nested(_ open: String, _ close: String, _ count: Int) -> String {
            String(repeating: open, count: count) + "1" + String(repeating: close, count: count)
        }
        let bound = JSONValue.maximumDepth
        #expect(try JSONValue(parsing: nested("[", "]", bound)).text.utf8.count == 2 * bound + 1)
        #expect(throws: JSONError.self) { try JSONValue(parsing: nested("[", "]", bound + 1)) }
        #expect(throws: JSONError.self) { try JSONValue(parsing: nested("{\"a\":", "}", bound + 1)) }
        #expect(throws: JSONError.self) { try JSONValue(parsing: String(repeating: "[", count: 1_000_000)) }
    }

    @Test("every prefix of a text is refused rather than misread")
    func prefixes() {
        let text = Array(#"{"a":[1,-2.5e3,"x\u0041\n",true,false,null],"b":{"c":{}}}"#.utf8)
        for count in text.indices {
            #expect(throws: JSONError.self) { try JSONValue(parsing: text.prefix(count)) }
        }
    }

    @Test("a server's strings and names are sanitised")
    func wire() throws {
        let value = try JSONValue(wire: Array(#"{"a\u001b":"x\u202ey","n":"\u0007"}"#.utf8))
        #expect(value == ["a␛": "x[U+202E]y", "n": "␇"])
    }

    @Test("numbers beyond what a type holds are nil, never infinite and never a trap")
    func numbers() {
        #expect(JSONValue.number("1e999").double == nil && JSONValue.number("1e999").int == nil)
        #expect(JSONValue.number("1e30").int == nil && JSONValue.number("1e30").double == 1e30)
        #expect(JSONValue.number("2.0").int == 2 && JSONValue.number("-7").int == -7)
        #expect(JSONValue.string("1").int == nil && JSONValue.null.double == nil)
    }

    @Test("look-ups chain through what is not there")
    func lookUps() {
        var value: JSONObject = ["a": ["b": [1, 2]], "n": nil, "m": 3]
        let tree = JSONValue.object(value)
        #expect(tree["a"]?["b"]?.elements == [1, 2])
        #expect(tree["x"]?["b"] == nil && tree["m"]?["b"] == nil)
        #expect(tree[anyOf: "x", "n", "m"] == 3)
        value["n"] = nil
        value["o"] = true
        value["m"] = 4
        #expect(value.members.map(\.name) == ["a", "m", "o"] && value["m"] == 4)
    }

    @Test("a text that is JSON inside is unwrapped, any other stays")
    func unwrapping() {
        #expect(JSONValue.string(" {\"a\":1}").unwrappingText == ["a": 1])
        for text in ["{a}", "12", "", "plain", "[1"] {
            #expect(JSONValue.string(text).unwrappingText == .string(text))
        }
        #expect(JSONValue.number(1).unwrappingText == 1)
    }

    private static func value(depth: Int, using generator: inout SplitMix64) -> JSONValue {
        switch Int.random(in: 0..<(depth < 5 ? 8 : 5), using: &generator) {
        case 0: .null
        case 1: .bool(Bool.random(using: &generator))
        case 2: .number(Int.random(in: .min ... .max, using: &generator))
        case 3: .number(Double.random(in: -1e6...1e6, using: &generator))
        case 4: .string(string(using: &generator))
        case 5: .array((0..<3).map { _ in value(depth: depth + 1, using: &generator) })
        case 6: .array([])
        default: .object(object(depth: depth, using: &generator))
        }
    }

    private static func object(depth: Int, using generator: inout SplitMix64) -> JSONObject {
        var object = JSONObject()
        for _ in 0..<Int.random(in: 0..<4, using: &generator) {
            object[string(using: &generator)] = value(depth: depth + 1, using: &generator)
        }
        return object
    }

    private static func string(using generator: inout SplitMix64) -> String {
        let pieces = [
            "a", "\"", "\\", "/", "\n", "\u{0}", "\u{1F}", "\u{7F}", "\u{85}", "é", "e\u{301}", "漢", "😀", "\u{2028}",
            "{",
        ]
        return (0..<Int.random(in: 0..<8, using: &generator))
            .map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
    }
}
