import BatonCore
import BatonScreen
import BatonText
import Testing

@Suite struct JSONOutlineTests {
    private func outline(_ text: String, width: Int = 40) -> JSONOutline {
        var outline = JSONOutline(text)
        outline.layOut(width: width)
        return outline
    }

    private func rows(_ outline: JSONOutline) -> String {
        (0..<outline.rowCount).map { outline.line($0).text }.joined(separator: "\n")
    }

    private static let weather = """
        {"city":"Bern","hours":[{"at":"10:00","temp_c":14,"sky":"clear"},{"at":"11:00","temp_c":15.5,"sky":null}],
         "wind":{"kmh":12},"empty":[],"note":"Dry, with a light wind from the north-east until the evening"}
        """

    @Test("small arrays and objects stand on one row, the others over several, long values hang")
    func pretty() {
        #expect(
            rows(outline(Self.weather)) == """
                {
                  "city": "Bern",
                  "hours": [
                    {
                      "at": "10:00",
                      "temp_c": 14,
                      "sky": "clear"
                    },
                    {
                      "at": "11:00",
                      "temp_c": 15.5,
                      "sky": null
                    }
                  ],
                  "wind": {"kmh": 12},
                  "empty": [],
                  "note": "Dry, with a light wind from 
                    the north-east until the evening"
                }
                """)
        #expect(rows(outline(Self.weather, width: 80)).contains(#"    {"at": "11:00", "temp_c": 15.5, "sky": null}"#))
    }

    @Test("every kind of token has its role")
    func roles() {
        let line = outline(#"{"a": [1, true, "x"]}"#).line(0)
        #expect(
            line.spans == [
                StyledSpan("{", .punctuation), StyledSpan("\"a\"", .key), StyledSpan(": [", .punctuation),
                StyledSpan("1", .number), StyledSpan(", ", .punctuation), StyledSpan("true", .constant),
                StyledSpan(", ", .punctuation), StyledSpan("\"x\"", .string), StyledSpan("]}", .punctuation),
            ])
    }

    @Test("numbers in a row share rows")
    func packed() {
        let numbers = (1...30).map(String.init).joined(separator: ",")
        #expect(
            rows(outline("{\"vector\":[\(numbers)]}")) == """
                {
                  "vector": [
                    1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 
                    12, 13, 14, 15, 16, 17, 18, 19, 20, 
                    21, 22, 23, 24, 25, 26, 27, 28, 29, 
                    30
                  ]
                }
                """)
    }

    @Test("a folded node says how much is in it, and unfolds again")
    func folding() {
        var outline = outline(Self.weather)
        outline.fold(toDepth: 1)
        #expect(
            rows(outline) == """
                {
                  "city": "Bern",
                  "hours": [… 2 items],
                  "wind": {… 1 key},
                  "empty": [],
                  "note": "Dry, with a light wind from 
                    the north-east until the evening"
                }
                """)
        #expect(outline.toggleFold(atRow: 2) == outline.offset(ofRow: 2))
        #expect(rows(outline).contains("\"hours\": [\n    {… 3 keys},\n    {… 3 keys}\n  ],"))
        outline.fold(toDepth: 0)
        #expect(rows(outline) == "{… 5 keys}")
        #expect(outline.toggleFold(atRow: 0) == 0)
        #expect(outline.depth(showing: 6) == 1)
        #expect(outline.depth(showing: 100) == nil)
    }

    @Test("on a value, folding folds what is around it, and the cursor goes there")
    func foldingAround() {
        var outline = outline(Self.weather)
        let offset = outline.toggleFold(atRow: 5)
        #expect(outline.line(outline.row(at: offset)).text == "    {… 3 keys},")
    }

    @Test("strings are unescaped on request, as text on rows of its own")
    func unescaped() {
        let text = #"{"text":"One\n\ttwo \"three\" \u00e9\ud83d\ude00","short":"x","bad":"\u001b[31m\u202e"}"#
        var outline = outline(text)
        outline.setUnescaped(true)
        #expect(
            rows(outline) == """
                {
                  "text": |
                    One
                        two "three" é😀
                  "short": "x",
                  "bad": |
                    \\u001b[31m\\u202e
                }
                """)
        outline.setUnescaped(false)
        #expect(rows(outline).contains(#"  "text": "One\n\ttwo \"three\" "#))
    }

    @Test("a text that is no JSON is shown as the text it is")
    func plain() {
        #expect(
            rows(outline("It is 14 °C and dry in Bern, so walk to work.\n\tYes.")) == """
                It is 14 °C and dry in Bern, so walk to 
                work.
                    Yes.
                """)
        for text in ["", "{", "[1,]", "{\"a\" 1}", "nul", "01", "1 2", "\"a\nb\"", "[1", "{a: 1}", "-"] {
            #expect(!JSONOutline(text).isJSON, "\(text)")
            #expect(outline(text).rowCount >= 1)
        }
    }

    @Test("a search finds what is folded, in names and values, in any case, and unfolds its way there")
    func search() throws {
        var outline = outline(Self.weather)
        outline.fold(toDepth: 0)
        outline.search(TextPattern("sky"))
        #expect(outline.hits.count == 2)
        #expect(rows(outline) == "{… 5 keys}")
        outline.select(hit: 1)
        let row = outline.row(at: outline.hits[1].lowerBound)
        #expect(outline.line(row).text == "      \"sky\": null")
        #expect(outline.line(row).spans.contains(StyledSpan("sky", .currentMatch)))
        #expect(rows(outline).contains("\"wind\": {… 1 key}"))
        outline.search(TextPattern("BERN"))
        #expect(outline.hits.isEmpty)
        outline.search(TextPattern("bern"))
        #expect(outline.hits.count == 1)
    }

    @Test("a search reads escapes, and large and small letters of every script")
    func searchEscapes() {
        var outline = outline(#"["say \"hi\" now", "Z\u00fcrich", "ÄRGER", "tab\\t"]"#)
        for (text, count) in [(#"say "hi""#, 1), ("zürich", 1), ("ärger", 1), ("Ärger", 0), (#"\t"#, 1), ("z", 1)] {
            outline.search(TextPattern(text))
            #expect(outline.hits.count == count, "\(text)")
        }
    }

    // MARK: Laws

    @Test("unfolded, the rows are the same JSON, at every width", arguments: 0..<200)
    func sameJSON(seed: Int) throws {
        var generator = SplitMix64(seed: UInt64(seed))
        let value = HostileJSON.value(depth: 5, using: &generator)
        let text = Bool.random(using: &generator) ? value.prettyText : value.text
        #expect(try JSONValue(parsing: rows(outline(text, width: 1_000_000))) == value)
        let width = Int.random(in: 8...70, using: &generator)
        let narrow = outline(text, width: width)
        #expect(rows(narrow).withoutSpace == JSONOutline(text).text.withoutSpace)
        for row in 0..<narrow.rowCount {
            let line = narrow.line(row)
            #expect(line.columns <= width)
            #expect(line.columns == line.spans.reduce(0) { $0 + TextWidth.columns(of: $1.text) })
        }
    }

    @Test("folding, unescaping, searching and another width never lose the cursor", arguments: 0..<100)
    func cursor(seed: Int) {
        var generator = SplitMix64(seed: UInt64(seed))
        let value = HostileJSON.value(depth: 5, using: &generator)
        var outline = outline(value.text, width: 30)
        var cursor = 0
        for _ in 0..<60 {
            let shown = outline.offset(ofRow: outline.row(at: cursor))
            switch Int.random(in: 0..<6, using: &generator) {
            case 0: outline.fold(toDepth: Int.random(in: 0...5, using: &generator))
            case 1: outline.layOut(width: Int.random(in: 8...60, using: &generator))
            case 2: outline.setUnescaped(!outline.isUnescaped)
            case 3:
                outline.search(TextPattern(["a", "1", "\"", "漢", "\\"].randomElement(using: &generator) ?? "a"))
                outline.select(hit: outline.hits.indices.randomElement(using: &generator))
            case 4: cursor = outline.offset(ofRow: Int.random(in: 0..<outline.rowCount, using: &generator))
            default: cursor = outline.toggleFold(atRow: outline.row(at: cursor))
            }
            let row = outline.row(at: cursor)
            #expect(0..<outline.rowCount ~= row)
            #expect(outline.offset(ofRow: row) <= max(cursor, shown))
            #expect(row + 1 == outline.rowCount || outline.offset(ofRow: row + 1) > cursor)
            for row in 0..<outline.rowCount { #expect(outline.line(row).columns <= max(8, outline.width)) }
        }
    }

    @Test("text of any kind keeps its letters and its width, and hits do not change what is shown", arguments: 0..<100)
    func anyText(seed: Int) {
        var generator = SplitMix64(seed: UInt64(seed))
        let text = HostileText.random(upTo: 60, using: &generator)
        var outline = outline(text, width: Int.random(in: 8...40, using: &generator))
        for row in 0..<outline.rowCount { #expect(outline.line(row).columns <= outline.width) }
        let before = rows(outline)
        outline.search(TextPattern(["a", "e", "漢", "👩"].randomElement(using: &generator) ?? "a"))
        #expect(rows(outline) == before)
    }

    @Test("neither depth nor size is too much")
    func large() {
        let depth = 100_000
        var deep = outline(String(repeating: "[", count: depth) + String(repeating: "]", count: depth))
        #expect(deep.isJSON)
        deep.fold(toDepth: 2)
        #expect(deep.rowCount == 5)
        let long = outline("{\"text\":\"" + String(repeating: "seven letters ", count: 20_000) + "\"}")
        #expect(long.rowCount > 7_000)
    }
}

extension String {
    fileprivate var withoutSpace: String {
        String(String.UnicodeScalarView(unicodeScalars.filter { $0 != " " && $0 != "\n" }))
    }
}
