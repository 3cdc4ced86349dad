import BatonScreen
import Testing

@Suite("Cells")
struct CellTests {
    private func shown(_ text: String) -> [String] { Cell.cells(text, style: .plain).map(\.text) }

    @Test("A cell is sixteen bytes")
    func size() {
        #expect(MemoryLayout<Cell>.size == 16)
        #expect(_isPOD(Cell.self))
    }

    @Test("A wide cluster takes a cell and a continuation of the same style")
    func wide() {
        let style = Style(foreground: .indexed(3), attributes: .bold)
        let cells = Cell.cells("漢", style: style)
        #expect(cells.map(\.text) == ["漢", ""])
        #expect(cells.map(\.isContinuation) == [false, true])
        #expect(cells.allSatisfy { $0.style == style })
    }

    @Test("The cells of a text are those of its clusters, whatever stands beside what, and its columns as many")
    func clusters() {
        let pieces = [
            "a", "é", "e\u{301}", "漢", "か", "\u{3099}", "👩‍💻", "🇨🇭", "─", "\u{1112}", "\u{1161}", "\u{301}", " ", "\t",
            "\u{202E}", "\u{AD}", "ﬁ", "한", "\u{200D}", "…",
        ]
        let style = Style(foreground: .indexed(3))
        for _ in 0..<2_000 {
            let text = (0..<Int.random(in: 0...8)).map { _ in pieces.randomElement() ?? "" }.joined()
            let cells = Cell.cells(text, style: style)
            let expected = text.flatMap { Cell.cells(String($0), style: style) }
            #expect(cells == expected, "\(text.unicodeScalars.map(\.value))")
            #expect(Cell.cells(text[...], style: style) == expected)
            #expect(TextWidth.columns(of: text) == expected.count)
            #expect(TextWidth.columns(of: text[...]) == expected.count)
        }
    }

    @Test("Marks stay on their base, four at most")
    func marks() {
        #expect(shown("e\u{301}x") == ["e\u{301}", "x"])
        #expect(shown("a" + String(repeating: "\u{308}", count: 9)) == ["a" + String(repeating: "\u{308}", count: 4)])
    }

    @Test("What terminals disagree on is reduced to what they share")
    func reduced() {
        #expect(shown("👩‍💻") == ["👩", ""])
        #expect(shown("👋🏽") == ["👋", ""])
        #expect(shown("❤️") == ["❤"])
        #expect(shown("🇨🇭") == ["🇨", "🇭"])
        #expect(shown("\u{1112}\u{1161}\u{11AB}") == ["한", ""])
        #expect(shown("\u{1FAE8}") == ["\u{FFFD}"])
        #expect(shown("x\u{202E}y\u{200B}z") == ["x", "y", "z"])
    }

    @Test("Controls become pictures")
    func controls() {
        #expect(shown("a\u{1B}[\u{7F}\u{9B}\t") == ["a", "␛", "[", "␡", "\u{FFFD}", "␉"])
        for value in UInt8.min...UInt8.max {
            let cells = Cell.cells(String(Unicode.Scalar(value)), style: .plain)
            for scalar in cells.flatMap({ $0.text.unicodeScalars }) {
                #expect(scalar.properties.generalCategory != .control)
            }
        }
    }

    @Test(
        "A cell gives back the style it was made with",
        arguments: [
            Color.standard, .indexed(0), .indexed(255), .rgb(red: 0, green: 0, blue: 0),
            .rgb(red: 1, green: 2, blue: 255),
        ])
    func styles(color: Color) {
        for raw in UInt8(0)..<32 {
            let attributes = Style.Attributes(rawValue: raw)
            let style = Style(foreground: color, background: .rgb(red: 9, green: 8, blue: 7), attributes: attributes)
            #expect(Cell.blank(style).style == style)
            let inverse = Style(foreground: .indexed(7), background: color, attributes: attributes)
            var cell = Cell.blank(style)
            cell.style = inverse
            #expect(cell == Cell.blank(inverse))
        }
    }
}
