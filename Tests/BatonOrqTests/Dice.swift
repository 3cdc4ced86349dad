import BatonCore

/// Chance with a known seed.
struct Dice {
    private var generator: SplitMix64

    init(seed: UInt64) {
        generator = SplitMix64(seed: seed)
    }

    mutating func roll(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }

    /// True once in `count` times.
    mutating func isOne(in count: Int) -> Bool { roll(1...count) == 1 }

    mutating func pick<Element>(_ elements: [Element]) -> Element { elements[roll(0...elements.count - 1)] }

    mutating func list<Element>(_ range: ClosedRange<Int>, of make: (inout Dice) -> Element) -> [Element] {
        (0..<roll(range)).map { _ in make(&self) }
    }

    /// Something that somebody may type or a tool may give.
    mutating func text() -> String {
        pick(["", "Hi", "Wetter in Zürich?", "👩‍👩‍👧 \"quoted\" \\ back", "line\nline\t\u{0}", "{\"a\":1}", "你好", "17"])
    }

    mutating func word() -> String { pick(["a", "tone", "user_42", "Default Project/agents", "x.y-z", "ü"]) }

    mutating func json() -> JSONValue {
        switch roll(1...7) {
        case 1: .null
        case 2: .bool(isOne(in: 2))
        case 3: .number(roll(-3...3))
        case 4: .number(0.5)
        case 5: .array(list(0...2) { .string($0.text()) })
        case 6: ["k": .string(text())]
        default: .string(text())
        }
    }
}
