import BatonCore

/// Markdown as agents write it, and pieces of it that only meet by chance.
enum GeneratedMarkdown {
    /// - Parameter count: how many blocks at most.
    static func document(upTo count: Int, using generator: inout SplitMix64) -> String {
        (0..<Int.random(in: 1...count, using: &generator)).map { _ in block(using: &generator) }.joined()
    }

    /// - Parameter count: how many pieces at most.
    static func noise(upTo count: Int, using generator: inout SplitMix64) -> String {
        (0..<Int.random(in: 0...count, using: &generator)).map { _ in pick(pieces, &generator) }.joined()
    }

    private static let pieces = [
        "a", "word", "Name: x", " ", "  ", "    ", "\n", "\n", "\n\n", "\t", "- ", "* ", "+ ", "1. ", "2) ", "10. ",
        "- [x] ",
        "> ", "# ", "### ", "===\n", "---\n", "***", "**", "*", "_", "`", "``", "```\n", "```swift\n", "~~~\n", "~~",
        "~",
        "[a]", "[b]", "[A]", "[a]: /u\n", "[b]: <x y> 't'\n", "[a](/v)", "![i](/w)", "](", ")", "[", "]", "[^1]",
        "[^1]: note\n", "|", "| a | b |\n", "|---|:-:|\n", "| 1 | 2 |\n", "-|-\n", "<b>", "<!-- ", " -->", "<div>\n",
        "&amp;", "&#27;", "\\", "https://example.com/x", "www.example.org", "me@example.com", "漢字", "🇨🇭", "é", "אב",
    ]

    private static let words = [
        "the", "answer", "is", "a", "longer", "**bold**", "*fine*", "`code`", "[link](https://example.com/a)",
        "[ref][r1]",
        "[r2]", "~~old~~", "https://example.com", "café", "漢字", "and", "then", "x_y_z", "2 < 3", "[^n]", "more,",
    ]

    private static func block(using generator: inout SplitMix64) -> String {
        switch Int.random(in: 0..<14, using: &generator) {
        case 0: "## " + prose(3, &generator) + "\n\n"
        case 1: code(&generator)
        case 2: list(marker: { _ in "- " }, &generator)
        case 3: list(marker: { "\($0 + 1). " }, &generator)
        case 4: list(marker: { $0 % 2 == 0 ? "* [ ] " : "* [x] " }, &generator)
        case 5, 6: table(&generator)
        case 7: "> " + prose(9, &generator) + "\n> \n> - " + prose(3, &generator) + "\n\n"
        case 8: pick(["[r1]: https://one.example\n", "[r2]: <two> 'title'\n\n", "[R1]: /other\n\n"], &generator)
        case 9: "[^n]: " + prose(4, &generator) + "\n\n    more\n\n"
        case 10: pick(["---\n\n", "<div>\nraw\n</div>\n\n", "    indented\n    code\n\n", "\n\n"], &generator)
        default: prose(20, &generator) + pick(["\n", "\n\n", "\n\n"], &generator)
        }
    }

    private static func prose(_ count: Int, _ generator: inout SplitMix64) -> String {
        (0..<Int.random(in: 1...count, using: &generator)).map { _ in pick(words, &generator) }
            .joined(separator: pick([" ", " ", "\n"], &generator))
    }

    private static func code(_ generator: inout SplitMix64) -> String {
        let fence = pick(["```", "~~~~", "````"], &generator)
        let lines = [
            "let a = 1", "", "  if x[0]: y", "/* open", "close */", "``", "\tindented", "[r1]: /no", "\"text\"",
        ]
        let body = (0..<Int.random(in: 0...9, using: &generator)).map { _ in pick(lines, &generator) + "\n" }.joined()
        return fence + pick(["", "swift", "python x"], &generator) + "\n" + body + fence + "\n"
            + pick(["", "\n"], &generator)
    }

    private static func list(marker: (Int) -> String, _ generator: inout SplitMix64) -> String {
        let gap = pick(["", "", "", "\n"], &generator)
        let items = (0..<Int.random(in: 1...7, using: &generator)).map { index in
            let lead = marker(index)
            let inside = String(repeating: " ", count: lead.hasPrefix("*") ? 2 : lead.count)
            let more = pick(
                ["", "", "", inside + "- nested\n", inside + "lazy\n", "\n" + inside + "second\n", "lazy\n"], &generator
            )
            return lead + prose(5, &generator).split(separator: "\n").joined(separator: " ") + "\n" + more + gap
        }
        return items.joined() + pick(["\n", "\n", ""], &generator)
    }

    private static func table(_ generator: inout SplitMix64) -> String {
        func cell() -> String { prose(3, &generator).split(separator: "\n").joined(separator: " ") }
        let rows = (0..<Int.random(in: 0...6, using: &generator)).map { _ in
            pick(["| \(cell()) | \(cell()) |\n", "\(cell()) | \(cell())\n", "| \(cell()) |\n"], &generator)
        }
        let lead = pick(["", "", "Look:\n"], &generator)
        return lead + "| \(cell()) | \(cell()) |\n|:--|--:|\n" + rows.joined() + pick(["\n", "\n", ""], &generator)
    }

    private static func pick<Element>(_ choices: [Element], _ generator: inout SplitMix64) -> Element {
        choices[Int.random(in: 0..<choices.count, using: &generator)]
    }
}
