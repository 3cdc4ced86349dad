package import BatonTheme

/// A screen's worth of everything, to see a theme by: every role is in it.
package enum ThemeSample {
    package typealias Line = [(role: ThemeRole, text: String)]

    /// No line is wider.
    package static let columns = 72

    package static var lines: [Line] { frame + content + bottom }

    /// What is said, without the screen's own rows around it.
    static var content: [Line] { conversation + prose + code + data }

    private static let rule = String(repeating: "─", count: columns)

    private static var frame: [Line] {
        [
            [
                (.slot, " 1 hr-agent   "), (.slotActive, " 2 weather "), (.unread, " ● "), (.slot, "  3 orq/helper"),
                (.error, " ✗"), (.profile, "               local (draft)"),
            ],
            [(.rule, rule)],
        ]
    }

    private static var conversation: [Line] {
        [
            [(.userBar, "▌ "), (.userText, "Why does the parser stop there?")], [],
            [(.agentName, "coder"), (.dim, " · gpt-oss-120b")],
            [(.running, "  ⠹ "), (.tool, "read_file"), (.dim, "  path=Sources/Parser.swift"), (.success, "  ✓ 0.8 s")],
            [
                (.running, "  ⠹ "), (.tool, "run_tests"), (.dim, "  filter=Parser"), (.text, "            "),
                (.warning, "2 skipped"),
            ],
            [(.reasoning, "  It may be the state after a broken escape.")], [],
        ]
    }

    private static var prose: [Line] {
        [
            [(.heading, "  What happens")], [(.rule, "  ────────────")],
            [
                (.text, "  The state is "), (.strong, "never"), (.text, " left "), (.emphasis, "after"),
                (.text, " a lone "),
                (.code, "ESC"), (.text, ": see "), (.link, "ECMA-48"), (.label, " [1]"), (.text, "."),
            ],
            [(.marker, "  • "), (.text, "one "), (.accent, "point"), (.text, " to begin with")],
            [(.rule, "  ▎ "), (.quote, "and what somebody else said about it")], [],
            [(.subheading, "  Measured")], [],
            [(.strong, "  Case          Bytes      Time")], [(.rule, "  ─────────────────────────────")],
            [(.text, "  plain            12    0.8 ms")], [(.text, "  nested        1 204   14.2 ms")], [],
        ]
    }

    private static var code: [Line] {
        [
            [(.label, "  swift")],
            [
                (.keyword, "    func "), (.function, "take"), (.punctuation, "("), (.plainCode, "byte"),
                (.punctuation, ": "), (.type, "UInt8"), (.punctuation, ") {"), (.comment, "  // one at a time"),
            ],
            [
                (.keyword, "        guard "), (.plainCode, "byte "), (.punctuation, "!= "), (.number, "0x1B"),
                (.keyword, " else "), (.punctuation, "{ "), (.keyword, "return "), (.constant, "nil"),
                (.punctuation, " }"),
            ],
            [(.function, "        print"), (.punctuation, "("), (.string, "\"took a byte\""), (.punctuation, ")")], [],
            [(.label, "  diff")], [(.hunk, "    @@ -12,2 +12,2 @@ mutating func take")],
            [(.deleted, "    -    state = .escape")], [(.inserted, "    +    state = .ground")],
            [(.plainCode, "         return events")], [],
        ]
    }

    private static var data: [Line] {
        [
            [
                (.punctuation, "    { "), (.dataKey, "\"city\""), (.punctuation, ": "), (.string, "\"Bern\""),
                (.punctuation, ", "), (.dataKey, "\"dry\""), (.punctuation, ": "), (.constant, "true"),
                (.punctuation, " }   <"), (.tag, "note"), (.punctuation, ">"),
            ],
            [
                (.text, "  found: "), (.match, "parser"), (.text, ", and here: "), (.currentMatch, "parser"),
                (.text, "   chosen: "), (.selection, " the second one "),
            ],
            [(.footer, "  3.2 s · first word 0.4 s · 449 tokens")],
            [(.text, "  "), (.question, "? May it run the tests once more?")],
        ]
    }

    private static var bottom: [Line] {
        [
            [(.rule, rule)], [(.prompt, "› "), (.composer, "yes, and then show me")], [(.rule, rule)],
            [(.status, " working 00:02 · thread 2bd3d825"), (.key, "                     ?"), (.status, " help")],
        ]
    }
}
