import BatonCore
import BatonScreen
import BatonText
import Testing

@Suite struct TruncationTests {
    @Test("what fits stays as it is; what does not ends in an ellipsis")
    func end() {
        #expect(Truncation.end("weather", columns: 7) == "weather")
        #expect(Truncation.end("weather", columns: 6) == "weath…")
        #expect(Truncation.end("漢字漢字", columns: 6) == "漢字…")
        #expect(Truncation.end("weather", columns: 1) == "…")
        #expect(Truncation.end("weather", columns: 0) == "")
        #expect(Truncation.end("", columns: 0) == "")
    }

    @Test("the middle gives way where both ends matter")
    func middle() {
        #expect(Truncation.middle("2bd3d825-9a1e", columns: 13) == "2bd3d825-9a1e")
        #expect(Truncation.middle("2bd3d825-9a1e", columns: 9) == "2bd3…9a1e")
        #expect(Truncation.middle("2bd3d825-9a1e", columns: 2) == "2…")
        #expect(Truncation.middle("abc", columns: -3) == "")
    }

    @Test("a truncated text is never wider than its place", arguments: 0..<150)
    func widths(seed: Int) {
        var generator = SplitMix64(seed: UInt64(seed))
        let text = HostileText.random(upTo: 30, using: &generator)
        let whole = TextWidth.columns(of: text)
        for columns in 0..<24 {
            for cut in [Truncation.end(text, columns: columns), Truncation.middle(text, columns: columns)] {
                #expect(TextWidth.columns(of: cut) <= columns)
                #expect((cut == text) == (whole <= columns))
            }
        }
    }
}
