import BatonCore
import BatonInterface
import Testing

@Suite struct FieldPatternTests {
    @Test(
        "what matches",
        arguments: [
            ("abc", "xabcx", true), ("^abc$", "xabc", false), ("a|b", "c", false), ("a|b", "b", true), ("", "", true),
            ("^(ab)+$", "ababab", true), ("^(ab)+$", "aba", false), ("^a{2,3}$", "aaa", true),
            ("^a{2,3}$", "aaaa", false),
            ("^a{2}$", "aa", true), ("^a{2,}$", "aaaaa", true), ("^.$", "日", true), ("^.$", "\n", false),
            ("^[^a-c]+$", "xyz", true), ("^[^a-c]+$", "xbz", false), ("^[a-c-]+$", "a-c", true),
            ("^\\d{3}-\\d$", "123-4", true),
            ("^[\\w.]+@[\\w.]+$", "a.b@c.d", true), ("\\bcat\\b", "a cat!", true), ("\\bcat\\b", "concat", false),
            ("^(?:a|b)*?c$", "abbac", true), ("^(?<y>\\d)$", "7", true), ("^\\u0041\\x42$", "AB", true),
            ("^\\S+\\s\\S+$", "a b", true), ("^[\\D]$", "7", false), ("\\.", "a.b", true), ("^a?$", "", true),
        ])
    func matching(pattern: String, text: String, isMatching: Bool) {
        #expect(FieldPattern(pattern)?.matches(text) == isMatching)
    }

    @Test(
        "what is wrong or not read is no pattern",
        arguments: [
            "(", ")", "[a", "*a", "a{2", "a{3,2}", "(?=a)", "(?!a)", "(?<=a)", "\\1", "\\p{L}", "[b-a]", "a**", "\\",
            String(repeating: "(", count: 100) + String(repeating: ")", count: 100),
        ])
    func unread(pattern: String) {
        #expect(FieldPattern(pattern) == nil)
    }

    @Test(
        "a pattern that is made to take for ever does not",
        arguments: [
            "^(a+)+$", "^(a|a)*$", "^(a|aa)+$", "^(.*a){20}$", "^((a*)*)*$", "^((a{0,9999}){0,9999}){0,9999}$",
        ])
    func hostile(pattern: String) {
        let clock = ContinuousClock()
        let time = clock.measure { _ = FieldPattern(pattern)?.matches(String(repeating: "a", count: 2_000) + "!") }
        #expect(time < .seconds(5))
    }

    @Test("a literal is found if and only if the text contains it")
    func literals() {
        var random = SplitMix64(seed: 9)
        func text(_ count: Int) -> String {
            String((0..<count).map { _ in Character(["a", "b", "c"].randomElement(using: &random) ?? "a") })
        }
        for _ in 0..<1_000 {
            let needle = text(Int.random(in: 1...3, using: &random))
            let hay = text(Int.random(in: 0...8, using: &random))
            #expect(FieldPattern(needle)?.matches(hay) == hay.contains(needle))
            #expect(FieldPattern("^(\(needle))$")?.matches(hay) == (hay == needle))
        }
    }
}
