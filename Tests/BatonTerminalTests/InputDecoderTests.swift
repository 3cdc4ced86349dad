import BatonScreen
import BatonTerminal
import Testing

@Suite("Input decoder")
struct InputDecoderTests {
    private static func key(_ notation: String) -> InputEvent {
        // A notation that does not parse shows as a key that no test expects.
        .key(KeyStroke(notation) ?? KeyStroke(.character("\u{FFFF}")))
    }

    private func decode(_ bytes: String) -> [InputEvent] {
        var decoder = InputDecoder()
        return decoder.decode(Array(bytes.utf8)) + decoder.flushEscape()
    }

    static let keySamples: [(String, String)] = [
        ("a", "a"), ("Z", "Z"), (" ", "Space"), ("é", "é"), ("漢", "漢"), ("😀", "😀"), ("\r", "Enter"), ("\n", "C-j"),
        ("\t", "Tab"), ("\u{7F}", "Backspace"), ("\u{8}", "C-h"), ("\u{0}", "C-Space"), ("\u{1}", "C-a"),
        ("\u{1A}", "C-z"), ("\u{1C}", "C-\\"), ("\u{1D}", "C-]"), ("\u{1E}", "C-^"), ("\u{1F}", "C-_"),
        ("\u{1B}", "Esc"),
        ("\u{1B}x", "Alt-x"), ("\u{1B}X", "Alt-X"), ("\u{1B}1", "Alt-1"), ("\u{1B}\r", "Alt-Enter"),
        ("\u{1B}é", "Alt-é"),
        ("\u{1B}\u{7F}", "Alt-Backspace"), ("\u{1B}\u{1}", "C-Alt-a"), ("\u{1B}[", "Alt-["), ("\u{1B}O", "Alt-O"),
        ("\u{1B}]", "Alt-]"), ("\u{1B}P", "Alt-P"), ("\u{1B}[A", "Up"), ("\u{1B}OA", "Up"), ("\u{1B}[1;5C", "C-Right"),
        ("\u{1B}[1;2D", "Shift-Left"), ("\u{1B}[1;3B", "Alt-Down"), ("\u{1B}[1;8A", "C-Alt-Shift-Up"),
        ("\u{1B}O5C", "C-Right"),
        ("\u{1B}[H", "Home"), ("\u{1B}[F", "End"), ("\u{1B}OH", "Home"), ("\u{1B}[1~", "Home"), ("\u{1B}[8~", "End"),
        ("\u{1B}[2~", "Insert"), ("\u{1B}[3~", "Delete"), ("\u{1B}[3;5~", "C-Delete"), ("\u{1B}[5~", "PgUp"),
        ("\u{1B}[6;3~", "Alt-PgDn"), ("\u{1B}[Z", "Shift-Tab"), ("\u{1B}OP", "F1"), ("\u{1B}[1;2P", "Shift-F1"),
        ("\u{1B}[13~", "F3"), ("\u{1B}[15~", "F5"), ("\u{1B}[24~", "F12"), ("\u{1B}[[C", "F3"), ("\u{1B}OM", "Enter"),
        ("\u{1B}Oq", "1"), ("\u{1B}[27;2;13~", "Shift-Enter"), ("\u{1B}[27;5;99~", "C-c"), ("\u{1B}[27;6;95~", "C-_"),
        ("\u{1B}[27;2;65~", "A"), ("\u{1B}[27;3;120~", "Alt-x"), ("\u{1B}[27;5;105~", "Tab"),
        ("\u{1B}[27;5;91~", "Esc"),
        ("\u{1B}[27;5;9~", "C-Tab"), ("\u{1B}[27;2;32~", "Shift-Space"), ("\u{1B}[13;2u", "Shift-Enter"),
        ("\u{1B}[120;5u", "C-x"), ("\u{1B}[97;3:1u", "Alt-a"), ("\u{1B}[27u", "Esc"),
        ("\u{1B}[127;3u", "Alt-Backspace"),
        // kitty's protocol: the key without shift, then what shift makes of it; locks are no modifiers; the number pad.
        ("\u{1B}[44:60;4u", "Alt-<"), ("\u{1B}[97:65;4u", "Alt-A"), ("\u{1B}[45:95;6u", "C-_"),
        ("\u{1B}[97;69u", "C-a"), ("\u{1B}[57414u", "Enter"), ("\u{1B}[57399;5u", "C-0"),
        ("\u{1B}[57419;3u", "Alt-Up"), ("\u{1B}[13;6u", "C-Shift-Enter"), ("\u{1B}[9;2u", "Shift-Tab"),
        ("\u{1B}[1089::99;5u", "C-c"),
    ]

    @Test("Every key is told apart", arguments: keySamples)
    func keys(bytes: String, notation: String) {
        #expect(decode(bytes) == [Self.key(notation)])
    }

    static let otherSamples: [(String, [InputEvent])] = [
        ("\u{1B}[I", [.focusChanged(true)]), ("\u{1B}[O", [.focusChanged(false)]),
        ("\u{1B}[200~a\r\nb\rc\nd\u{1B}[A\u{1B}[201~", [.paste("a\nb\nc\nd\u{1B}[A")]),
        ("\u{1B}[200~\u{1B}[201~x", [.paste(""), key("x")]),
        ("\u{1B}[<0;3;4M", [.mouse(MouseEvent(action: .pressed(.left), position: Position(column: 2, row: 3)))]),
        ("\u{1B}[<2;1;1m", [.mouse(MouseEvent(action: .released(.right), position: Position(column: 0, row: 0)))]),
        (
            "\u{1B}[<80;1;2M",
            [.mouse(MouseEvent(action: .scrolledUp, position: Position(column: 0, row: 1), modifiers: .control))]
        ),
        ("\u{1B}[<65;1;2M", [.mouse(MouseEvent(action: .scrolledDown, position: Position(column: 0, row: 1)))]),
        ("\u{1B}[<33;5;6M", [.mouse(MouseEvent(action: .dragged(.middle), position: Position(column: 4, row: 5)))]),
        ("\u{1B}]11;rgb:1c1c/1c1c/1c1c\u{1B}\\", [.appearanceReported(.dark)]),
        ("a\u{1B}]11;rgb:ff/ff/ff\u{7}b", [key("a"), .appearanceReported(.light), key("b")]),
        ("\u{1B}]11;rgba:fdfd/f6f6/e3e3/ffff\u{1B}\\", [.appearanceReported(.light)]),
        ("\u{1B}]11;rgb:0/2/3\u{7}", [.appearanceReported(.dark)]),
        ("\u{1B}]11;#eee8d5\u{7}", [.appearanceReported(.light)]),
        ("\u{1B}]11;#000022224444\u{7}", [.appearanceReported(.dark)]),
        ("\u{1B}[?997;1n", [.appearanceReported(.dark)]), ("\u{1B}[?997;2n", [.appearanceReported(.light)]),
        ("\u{1B}\u{1B}", [key("Esc"), key("Esc")]), ("\u{1B}\u{1B}[A", [key("Esc"), key("Up")]),
        ("\u{C3}x", [key("Ã"), key("x")]),
    ]

    @Test("Pastes, focus and mouse are events of their own", arguments: otherSamples)
    func otherEvents(bytes: String, events: [InputEvent]) {
        #expect(decode(bytes) == events)
    }

    static let unknownSamples = [
        "\u{1B}[?62;22c", "\u{1B}[?2026;2$y", "\u{1B}[24;80R", "\u{1B}]10;rgb:0000/0000/0000\u{1B}\\",
        "\u{1B}]11;rgb:ffff/ffff\u{7}", "\u{1B}]11;rgb:ffff/ffff/fffg\u{7}", "\u{1B}]11;?\u{7}",
        "\u{1B}]11;rgb:ffff/ffff/fffff\u{7}", "\u{1B}]11;rgb:ffff/ffff/ffff\u{18}", "\u{1B}]11;#12345\u{7}",
        "\u{1B}]11;rgb:ffff/ffff/ffff                              \u{7}", "\u{1B}P11;rgb:ffff/ffff/ffff\u{1B}\\",
        "\u{1B}[?997;3n", "\u{1B}[?997;1;2n", "\u{1B}[997;1n", "\u{1B}P>|xterm(379)\u{1B}\\", "\u{1B}[M !!",
        "\u{1B}[99~",
        "\u{1B}[57441u",
        "\u{1B}[97;1:3u", "\u{1B}[1;2;3;4;5;6;7X", "\u{1B}[" + String(repeating: "1;", count: 500) + "A",
        "\u{1B}[12\u{18}",
        "\u{1B}_Gi=1;OK\u{1B}\\",
    ]

    @Test("Unknown sequences and replies are swallowed whole", arguments: unknownSamples)
    func swallowed(bytes: String) {
        #expect(decode(bytes + "x") == [Self.key("x")])
    }

    @Test("A lone escape is the key once nothing follows")
    func loneEscape() {
        var decoder = InputDecoder()
        #expect(decoder.decode([0x1B]).isEmpty)
        #expect(decoder.isEscapePending)
        #expect(decoder.flushEscape() == [Self.key("Esc")])
        #expect(!decoder.isEscapePending)
        #expect(decoder.flushEscape().isEmpty)
        #expect(decoder.decode(Array("[A".utf8)) == [Self.key("["), Self.key("A")])
    }

    @Test("A sequence that has begun is not taken for keys, however late its rest comes")
    func lateRest() {
        var decoder = InputDecoder()
        #expect(decoder.decode(Array("\u{1B}[1;".utf8)).isEmpty)
        #expect(!decoder.isEscapePending)
        #expect(decoder.flushEscape().isEmpty)
        #expect(decoder.decode(Array("5C".utf8)) == [Self.key("C-Right")])
    }

    @Test("Broken UTF-8 never stops what follows")
    func brokenText() {
        for broken: [UInt8] in [[0xFF], [0xC0], [0xE6, 0xBC], [0xF0, 0x9F], [0xED, 0xA0, 0x80], [0xF5]] {
            var decoder = InputDecoder()
            #expect(decoder.decode(broken + [0x78]).last == Self.key("x"))
        }
    }

    @Test("Any cutting of the bytes gives the same events")
    func chunking() {
        let samples =
            Self.keySamples.map(\.0) + Self.otherSamples.map(\.0) + Self.unknownSamples + [
                "\u{1B}[200~漢字\r\n\u{1B}[20\u{1B}[201~"
            ]
        var random = SystemRandomNumberGenerator()
        for _ in 0..<300 {
            var bytes = (0..<20).flatMap { _ in Array((samples.randomElement(using: &random) ?? "").utf8) }
            // Some noise, so that broken sequences and text take part.
            if Bool.random(using: &random) { bytes[Int.random(in: bytes.indices)] = UInt8.random(in: .min ... .max) }
            var whole = InputDecoder()
            let expected = whole.decode(bytes) + whole.flushEscape()
            var cut = InputDecoder()
            var events: [InputEvent] = []
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = Int.random(in: 1...min(7, rest.count), using: &random)
                events += cut.decode(rest.prefix(count))
                rest = rest.dropFirst(count)
            }
            #expect(events + cut.flushEscape() == expected, "bytes: \(bytes)")
        }
    }

    @Test("No bytes produce an event that carries a control character as a typed one")
    func noControls() {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<500 {
            var decoder = InputDecoder()
            let bytes = (0..<40).map { _ in UInt8.random(in: .min ... .max, using: &random) }
            for case .key(let stroke) in decoder.decode(bytes) + decoder.flushEscape() {
                guard case .character(let character) = stroke.key else { continue }
                #expect(character.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }, "\(bytes)")
            }
        }
    }
}
