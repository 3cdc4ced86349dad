import BatonScreen
import Testing

@Suite("Key strokes")
struct KeyStrokeTests {
    @Test(
        "A notation names one stroke",
        arguments: [
            ("a", KeyStroke(.character("a"))), ("A", KeyStroke(.character("A"))), ("?", KeyStroke(.character("?"))),
            ("C-x", KeyStroke(.character("x"), .control)), ("C-X", KeyStroke(.character("x"), .control)),
            ("C-_", KeyStroke(.character("_"), .control)), ("C--", KeyStroke(.character("-"), .control)),
            ("-", KeyStroke(.character("-"))), ("Alt-1", KeyStroke(.character("1"), .alt)),
            ("M-x", KeyStroke(.character("x"), .alt)), ("Alt-X", KeyStroke(.character("X"), .alt)),
            ("Alt-Shift-x", KeyStroke(.character("X"), .alt)), ("Alt--", KeyStroke(.character("-"), .alt)),
            ("Alt-Enter", KeyStroke(.enter, .alt)), ("Shift-Tab", KeyStroke(.tab, .shift)),
            ("F3", KeyStroke(.function(3))),
            ("PgUp", KeyStroke(.pageUp)), ("pageup", KeyStroke(.pageUp)), ("Space", KeyStroke(.character(" "))),
            ("C-Space", KeyStroke(.character(" "), .control)), ("Esc", KeyStroke(.escape)),
            ("漢", KeyStroke(.character("漢"))),
            ("C-Alt-Up", KeyStroke(.up, [.control, .alt])),
        ])
    func parses(notation: String, stroke: KeyStroke) {
        #expect(KeyStroke(notation) == stroke)
    }

    @Test(
        "What names no single key is refused",
        arguments: ["", "C-", "ab", "F0", "F64", "Fx", "Hyper-x", "\u{1}", "c-x"])
    func refuses(notation: String) {
        #expect(KeyStroke(notation) == nil)
    }

    @Test("Every stroke reads back from its notation")
    func roundTrip() {
        let named: [Key] = [
            .enter, .tab, .backspace, .escape, .delete, .insert, .up, .down, .left, .right, .home, .end, .pageUp,
            .pageDown,
        ]
        let characters = (0x20..<0x7F).compactMap { Unicode.Scalar($0).map { Key.character(Character($0)) } }
        let others: [Key] = ["é", "ß", "漢", "e\u{301}", "İ"].map { Key.character($0) }
        for key in named + characters + others + (1...63).map(Key.function) {
            for raw in UInt8(0)..<8 {
                let stroke = KeyStroke(key, KeyStroke.Modifiers(rawValue: raw))
                #expect(KeyStroke(stroke.notation) == stroke)
            }
        }
    }
}
