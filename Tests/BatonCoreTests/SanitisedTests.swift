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

    /// Scalars of every plane, thick with those that the rules are about.
    private func hostile(_ generator: inout SplitMix64) -> [Unicode.Scalar] {
        let notable: [Unicode.Scalar] = [
            "\u{200D}", "\u{200C}", "\r", "\n", "\t", "\u{1B}", "\u{202E}", "\u{2066}", "\u{9B}", "\u{E0041}",
            "\u{FE0F}", "\u{301}", "a", "é", "👩", "💻", "ك", "\u{3000}",
        ]
        return (0..<60).map { _ in
            if Bool.random(using: &generator) { return notable.randomElement(using: &generator) ?? "a" }
            let top: UInt32 = [0x7F, 0xFF, 0x2FFF, 0x10FFFF].randomElement(using: &generator) ?? 0x7F
            return Unicode.Scalar(UInt32.random(in: 0...top, using: &generator)) ?? "\r"
        }
    }

    private func text(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }

    /// Unicode's own properties, not the sanitiser's lists.
    private func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
        if scalar == "\n" || scalar == "\t" { return true }
        // Bidi_Control: PropList.txt of Unicode 16.
        switch scalar.value {
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: return false
        default: return ![.control, .lineSeparator, .paragraphSeparator].contains(scalar.properties.generalCategory)
        }
    }

    @Test(
        "the output has no control but line feed and tab, none of direction, and sanitising it changes nothing",
        arguments: 0..<300)
    func laws(seed: Int) {
        var generator = SplitMix64(seed: UInt64(seed))
        let once = text(hostile(&generator)).sanitised
        #expect(once.unicodeScalars.allSatisfy(isHarmless))
        #expect(Array(once.sanitised.utf8) == Array(once.utf8))
    }

    @Test(
        "deltas that are sanitised one by one are safe together, and but for what is written down the whole",
        arguments: 0..<300)
    func pieces(seed: Int) {
        var generator = SplitMix64(seed: UInt64(seed))
        let scalars = hostile(&generator)
        for cut in 0...scalars.count {
            let joined = text(scalars[..<cut]).sanitised + text(scalars[cut...]).sanitised
            #expect(joined.unicodeScalars.allSatisfy(isHarmless))
            let next = cut < scalars.count ? scalars[cut] : "a"
            let isLineEnd = next == "\n" && cut > 0 && scalars[cut - 1] == "\r"
            if !isLineEnd, next != "\u{200C}", next != "\u{200D}" {
                #expect(Array(joined.utf8) == Array(text(scalars).sanitised.utf8))
            }
        }
    }

    @Test("what a delta's end cuts apart")
    func cuts() {
        #expect("a\r".sanitised + "\nb".sanitised == "a␍\nb")
        #expect("👩".sanitised + "\u{200D}💻".sanitised == "👩\u{200D}💻")
        #expect("a".sanitised + "\u{200D}b".sanitised == "a\u{200D}b")
    }
}
