/// English sentences that mean little and come out at any length asked for.
struct Prose {
    private var random: PromptRandom

    init(seed: String) {
        random = PromptRandom(seed)
    }

    mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[Int.random(in: elements.indices, using: &random)]
    }

    mutating func number(_ range: ClosedRange<Int>) -> Int {
        Int.random(in: range, using: &random)
    }

    /// Sentences of exactly `words` words together.
    mutating func paragraph(words: Int) -> String {
        var left = words
        var sentences: [String] = []
        while left > 0 {
            // What stays behind a sentence is either nothing or long enough for a good one.
            let length = left <= Self.longest ? left : number(6...min(Self.longest, left - 4))
            sentences.append(sentence(words: length))
            left -= length
        }
        return sentences.joined(separator: " ")
    }

    /// A sentence of exactly `words` words, 1 to ``longest``.
    mutating func sentence(words: Int) -> String {
        // Between the underscores stand the kinds of word that are filled in.
        let parts = pick(Self.patterns[words - 1]).split(separator: "_", omittingEmptySubsequences: false)
        return parts.indices.reduce(into: "") { text, place in
            let isFixed = place.isMultiple(of: 2)
            text +=
                isFixed ? String(parts[place]) : word(parts[place], isWhole: parts[place + 1].first?.isLetter != true)
        }
    }

    mutating func noun() -> String { pick(Self.nouns) }
    mutating func adjective() -> String { pick(Self.adjectives) }
    mutating func verb() -> String { pick(Self.verbs) }

    /// One word, now and then emphasised, so that every paragraph exercises inline Markdown; never where an ending follows.
    private mutating func word(_ kind: Substring, isWhole: Bool) -> String {
        let word =
            switch kind {
            case "n": noun()
            case "a": adjective()
            default: verb()
            }
        switch isWhole ? number(0...30) : .max {
        case 0: return "**\(word)**"
        case 1: return "*\(word)*"
        case 2: return "`\(word)`"
        case 3: return "[\(word)](https://example.com/\(word))"
        case 4: return "~~\(word)~~"
        default: return word
        }
    }
}

extension Prose {
    /// The longest sentence.
    static let longest = patterns.count

    /// The sentences of one word, of two, and so on.
    private static let patterns: [[String]] = {
        let byLength = Dictionary(grouping: allPatterns) { WordCounter.count(in: $0) }
        return (1...byLength.count).map { byLength[$0, default: []] }
    }()

    /// `_n_`, `_a_` and `_v_` stand for a noun, an adjective and a verb; there is a sentence of every length up to the longest.
    private static let allPatterns = [
        "Indeed.", "Listen.", "Then?", "It works.", "Nothing breaks.", "Who knows?", "That is enough.",
        "The _n_ waits.",
        "Every _n_ counts.", "The _n_ stays _a_.", "No _n_ _v_s alone.", "Nobody doubts the _n_.",
        "A _a_ _n_ _v_s well.",
        "The _n_ follows the _n_.", "Some _n_s never grow _a_.", "The _a_ _n_ _v_s once more.",
        "What is _a_ remains quite _a_.", "One _n_ makes no _n_ yet.", "Between two _n_s lies a _n_.",
        "Each _n_ _v_s before the next _n_.", "A _n_ without a _n_ is _a_.", "Only the _a_ _n_ keeps its _n_.",
        "When the _n_ _v_s, the other _n_ _v_s.", "The _n_ is _a_, and so we wait.",
        "Nothing about the old _n_ was ever _a_.", "The _a_ _n_ _v_s while a second _n_ _v_s.",
        "If the first _n_ seems _a_, ask another _n_.", "We gave the _n_ a _a_ and _a_ _n_.",
        "Every _a_ _n_ begins with a _n_ that really _v_s.", "The _n_ _v_s, the _n_ _v_s, and nobody minds it.",
        "Behind every _a_ _n_ stands a rather _a_ _n_ too.", "The _n_ passes its _n_ on before the _n_ is _a_.",
        "A _a_ _n_ needs a _n_, a _n_ and some patience.", "Whoever _v_s with a _n_ will never quite miss the _n_.",
        "There is a _a_ _n_ in every _n_ that we see today.",
        "Before the _n_ _v_s again, someone has to find the _a_ _n_.",
        "The _n_ _v_s slowly, because the _a_ _n_ has not arrived yet.",
        "The _a_ _n_ hands the _n_ over, and the next _n_ carries it.",
        "Had the _n_ been less _a_, the whole _n_ would have _v_ed again.",
        "Some say the _n_ is _a_; the others trust the _n_ they know.",
        "When a _a_ _n_ _v_s, the _n_ answers, and both stay _a_ together.",
        "The _n_ was _a_ at first, but the _n_ _v_ed until everything became clear.",
        "We keep the _n_ close, the _n_ closer, and the _a_ _n_ well hidden.",
    ]

    private static let nouns = [
        "baton", "runner", "signal", "melody", "choir", "thread", "window", "river", "lantern", "letter", "conductor",
        "rhythm", "question", "garden", "station", "harbour", "compass", "mirror", "bridge", "stage", "drum", "map",
    ]
    private static let adjectives = [
        "quiet", "patient", "bright", "steady", "careful", "sudden", "gentle", "distant", "curious", "faithful",
        "narrow",
        "simple", "deliberate", "warm", "young", "late", "silver", "plain",
    ]
    private static let verbs = [
        "work", "wait", "turn", "listen", "return", "wander", "travel", "land", "last", "start", "sound",
    ]
}
