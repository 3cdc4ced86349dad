/// The writer's text, block by block of Markdown, of exactly as many words as were ordered.
///
/// The kinds of block come round in a fixed order, so that even a short text holds most of what Markdown has; what they say
/// depends on the prompt.
struct Manuscript: Sequence, IteratorProtocol {
    private let order: WriterOrder
    private var prose: Prose
    private var left: Int
    private var place = 0
    private var samples: ManuscriptSamples

    init(order: WriterOrder, prompt: String) {
        self.order = order
        prose = Prose(seed: prompt)
        left = order.words
        samples = ManuscriptSamples(start: prose.number(0...9))
    }

    /// The next block with the blank line behind it; nil when the order is filled.
    mutating func next() -> String? {
        guard left > 0 else { return nil }
        let block = block()
        let count = WordCounter.count(in: block)
        let isRoom = count <= left && left >= Self.shortest
        let text = isRoom ? block : prose.paragraph(words: Swift.min(left, Self.longestParagraph))
        left -= isRoom ? count : Swift.min(left, Self.longestParagraph)
        place += 1
        return left > 0 ? text + "\n\n" : text + "\n"
    }

    /// Below this there is no room for more than prose.
    private static let shortest = 12
    private static let longestParagraph = 90

    private mutating func block() -> String {
        if place == 0 { return "# \(order.topic.prefix(1).uppercased() + order.topic.dropFirst())" }
        // Between two blocks of other kinds stands a paragraph, longer in longer texts.
        if !place.isMultiple(of: 2) {
            return prose.paragraph(
                words: order.words < 600 ? prose.number(12...24) : prose.number(30...Self.longestParagraph))
        }
        switch place / 2 % 12 {
        case 1: return nestedList()
        case 2: return table()
        case 3: return samples.code()
        case 4: return heading(2) + "\n\n" + samples.languages(&prose)
        case 5: return "> \(prose.paragraph(words: 16))\n>\n> > \(prose.sentence(words: 7))"
        case 6: return heading(2) + "\n\n" + numberedList()
        case 7: return samples.code()
        case 8: return heading(3) + "\n\n" + ManuscriptSamples.symbols(&prose)
        case 9: return taskList()
        case 10: return samples.code()
        case 11: return heading(2) + "\n\n" + ManuscriptSamples.links(&prose)
        default: return heading(2) + "\n\n" + prose.paragraph(words: prose.number(12...24))
        }
    }

    private mutating func heading(_ level: Int) -> String {
        let title = "\(prose.adjective()) \(prose.noun())"
        return String(repeating: "#", count: level) + " The " + title
    }

    private mutating func nestedList() -> String {
        """
        - \(prose.sentence(words: 5))
          - \(prose.sentence(words: 4))
            - \(prose.sentence(words: 3))
          - \(prose.sentence(words: 6))
        - \(prose.sentence(words: 7))
        """
    }

    private mutating func numberedList() -> String {
        (1...prose.number(3...5)).map { "\($0). \(prose.sentence(words: 5 + $0))" }.joined(separator: "\n")
    }

    private mutating func taskList() -> String {
        "- [x] \(prose.sentence(words: 5))\n- [ ] \(prose.sentence(words: 6))\n- [ ] \(prose.sentence(words: 4))"
    }

    private mutating func table() -> String {
        let rows = (1...3).map { _ in
            "| \(prose.noun()) | \(prose.adjective()) | \(prose.number(1...9_999)) |"
        }
        return (["| Word | Kind | Figure |", "|:-----|:----:|-------:|"] + rows + ["| 指挥棒 | 👩‍💻 | 0.5 |"])
            .joined(separator: "\n")
    }
}
