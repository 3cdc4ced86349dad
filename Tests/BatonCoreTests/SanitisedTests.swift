import BatonCore
import Testing

@Suite struct SanitisedTests {
    @Test("printable ASCII, line feeds and tabs stay as they are")
    func plain() {
        let text = String(decoding: (0x20...0x7E as ClosedRange<UInt8>), as: UTF8.self) + "\n\t"
        #expect(text.sanitised == text)
    }

    @Test("controls become pictures; carriage return and line feed become a line feed")
    func controls() {
        #expect("a\r\nb\rc\r".sanitised == "a\nb␍c␍")
        #expect("\r\r\n".sanitised == "␍\n")
        #expect("\u{0}\u{7}\u{1B}[2J\u{7F}".sanitised == "␀␇␛[2J␡")
        #expect("\u{80}\u{9B}31m\u{85}".sanitised == "[U+0080][U+009B]31m[U+0085]")
    }

    @Test("what reorders or hides text becomes a code point to read")
    func invisibles() {
        #expect("a\u{202E}b\u{2066}c\u{200E}".sanitised == "a[U+202E]b[U+2066]c[U+200E]")
        #expect("a\u{200B}b\u{FEFF}\u{E0041}".sanitised == "a[U+200B]b[U+FEFF][U+E0041]")
    }

    @Test("no scalar that is invisible by Unicode's own list stays, but variation selectors")
    func ignorables() {
        // The planes between the third and the fourteenth are empty.
        let planes: [ClosedRange<UInt32>] = [0...0x2FFFF, 0xE0000...0xEFFFF]
        for scalar in planes.joined().lazy.compactMap(Unicode.Scalar.init)
        where scalar.properties.isDefaultIgnorableCodePoint {
            let isSelector = (0xFE00...0xFE0F).contains(scalar.value)
            #expect(("a" + String(scalar)).sanitised.unicodeScalars.contains(scalar) == isSelector)
        }
    }

    @Test("joiners stay inside emoji and scripts, and are shown anywhere else")
    func joiners() {
        let texts = [
            "👩\u{200D}💻", "❤\u{FE0F}\u{200D}🔥", "क\u{94D}\u{200D}ष", "می\u{200C}خواهم", "👍🏽", "🇨🇭",
            "1\u{FE0F}\u{20E3}",
        ]
        for kept in texts {
            #expect(Array(kept.sanitised.unicodeScalars) == Array(kept.unicodeScalars))
        }
        #expect("a\u{200D}b".sanitised == "a[U+200D]b")
        // At the beginning a delta may have been cut off from what its joiner joins.
        #expect("\u{200D}💻".sanitised == "\u{200D}💻")
        #expect("\u{3000}\u{200D}".sanitised == "\u{3000}[U+200D]")
        #expect("é\u{200D}\u{200D}".sanitised.hasSuffix("[U+200D]"))
        #expect("é\u{202E}\u{200D}".sanitised == "é[U+202E][U+200D]")
    }

    @Test("the output has no control but line feed and tab, and sanitising it changes nothing", arguments: 0..<300)
    func laws(seed: Int) {
        var generator = SplitMix64(seed: UInt64(seed))
        var view = String.UnicodeScalarView()
        for _ in 0..<60 {
            let top: UInt32 = [0x7F, 0xFF, 0x2FFF, 0x10FFFF].randomElement(using: &generator) ?? 0x7F
            let joiner: Unicode.Scalar = Bool.random(using: &generator) ? "\u{200D}" : "\u{200C}"
            view.append(Unicode.Scalar(UInt32.random(in: 0...top, using: &generator)) ?? "\r")
            if Int.random(in: 0..<4, using: &generator) == 0 { view.append(joiner) }
        }
        let once = String(view).sanitised
        let controls = once.unicodeScalars.filter { $0.properties.generalCategory == .control }
        #expect(controls.allSatisfy { $0 == "\n" || $0 == "\t" })
        #expect(Array(once.sanitised.unicodeScalars) == Array(once.unicodeScalars))
    }
}
