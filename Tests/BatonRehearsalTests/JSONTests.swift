import BatonRehearsal
import Testing

struct JSONTests {
    private let value: JSON = [
        "text": "a \"b\" \\ \n\t\u{1} Zürich 👩‍💻", "numbers": [0, -7, 2.5, 1e100], "flags": [true, false, nil],
        "empty": [[:], []],
    ]

    @Test(arguments: [JSON.Style.compact, .python])
    func `what is written is read back as the same value`(style: JSON.Style) throws {
        #expect(try JSON(parsing: value.text(style)) == value)
    }

    @Test func `members are written in their order, compact or as Python does`() {
        let value: JSON = ["b": [1, nil], "a": ["x": true]]
        #expect(value.text() == #"{"b":[1,null],"a":{"x":true}}"#)
        #expect(value.text(.python) == #"{"b": [1, null], "a": {"x": true}}"#)
    }

    @Test func `control characters are escaped and everything beyond ASCII is not`() {
        #expect(JSON.string("\u{8}\u{C}\r\u{1F}é…\u{2028}").text() == "\"\\b\\f\\r\\u001fé…\u{2028}\"")
    }

    @Test func `a number that JSON cannot hold is null`() {
        #expect(JSON.array([.double(.infinity), .double(.nan)]).text() == "[null,null]")
    }

    @Test func `equality is of meaning: neither order nor a fraction of zero counts`() {
        let left: JSON = ["a": 1, "b": 2.0]
        let right: JSON = ["b": 2, "a": 1.0]
        #expect(left == right)
        #expect(left.hashValue == right.hashValue)
        #expect(left != ["a": 1])
        #expect(JSON.bool(true) != 1)
    }

    @Test func `members are read in the order in which they stand`() throws {
        let text = #"{"b":1,"a":{"d":[],"c":null},"b":2}"#
        #expect(try JSON(parsing: text).text() == text)
    }

    @Test(arguments: [
        (#""\u00e9\/\ud83d\udc69 \ud83d!""#, JSON.string("é/👩 \u{FFFD}!")), (" [ 1 , 2 ] \n", .array([1, 2])),
        ("-0.5e+2", .int(-50)),
        ("12345678901234567168", .double(12_345_678_901_234_567_168)), ("0", .int(0)),
    ])
    func `escapes, blanks and numbers are read`(text: String, value: JSON) throws {
        #expect(try JSON(parsing: text) == value)
    }

    @Test(arguments: [
        "", "{", "[1,]", "tru", #"{"a":1}}"#, #"{"a" 1}"#, "{a:1}", "01", "1.", "-", "+1", "\"\n\"", #""\x""#,
        #""\u12g4""#, "[1 2]",
        "nul", "'a'", "NaN", "1e",
    ])
    func `what is not JSON is refused`(text: String) {
        #expect(throws: DecodingError.self) { try JSON(parsing: text) }
    }

    @Test func `deep nesting is refused before it can exhaust the stack`() {
        #expect(throws: DecodingError.self) { try JSON(parsing: String(repeating: "[", count: 100_000)) }
    }

    @Test func `bytes that are not UTF-8 become replacement characters`() throws {
        #expect(try JSON(parsing: [0x22, 0xFF, 0x22]) == "\u{FFFD}")
    }
}
