import BatonRehearsal
import Foundation
import Testing

struct WriterTests {
    private let writer = RehearsedAgent.writer

    private func words(_ text: String) -> Int {
        text.split(whereSeparator: \.isWhitespace).count
    }

    @Test(arguments: [1, 2, 5, 11, 12, 13, 50, 99, 250, 600, 2_000, 16_000])
    func `as many words are written as were asked for, within two in a hundred`(count: Int) {
        let written = words(writer.answer(to: "write \(count) words instantly"))
        #expect(abs(written - count) * 50 <= count)
    }

    @Test(arguments: [
        ("write", 250), ("2,000 words", 2_000), ("a 700-word essay", 700), ("write 2k words", 2_000),
        ("300 words at 50 words a second", 300),
        ("at 50 words/s", 250), ("write 0 words", 1),
    ])
    func `the length is found in the message, and is not the pace`(prompt: String, count: Int) {
        #expect(words(writer.answer(to: prompt)) == count)
    }

    @Test func `more than the longest text is cut to it, and said`() {
        let acts = writer.acts(for: "write 5000000 words instantly")
        #expect(words(acts.text) == 100_000)
        #expect(
            acts.contains { if case .think(let thought) = $0 { thought.contains("as many as I write") } else { false } }
        )
    }

    @Test(arguments: [
        ("600 words", 10.0), ("600 words at 50 words a second", 12), ("600 words, 300 words per minute", 120),
        ("600 words, fast", 2.5), ("600 words, slowly", 50), ("600 words as fast as you can", 0),
    ])
    func `the pauses make the pace`(prompt: String, seconds: Double) {
        // The pause before the first word does not count.
        let waits = writer.acts(for: prompt).drop { if case .say = $0 { false } else { true } }.waits
        #expect(abs(waits / .seconds(1) - seconds) <= seconds / 50)
    }

    @Test func `the same prompt gives the same acts, another prompt others`() {
        let prompt = "write 800 words about relay races"
        #expect(writer.acts(for: prompt) == writer.acts(for: prompt))
        #expect(writer.answer(to: prompt) != writer.answer(to: prompt + "!"))
        #expect(writer.answer(to: prompt).hasPrefix("# Relay races\n"))
    }

    @Test func `deltas have a token's size and make up the text`() {
        let deltas = writer.acts(for: "write 2000 words").compactMap {
            if case .say(let delta) = $0 { delta } else { nil }
        }
        #expect(deltas.allSatisfy { !$0.isEmpty && $0.unicodeScalars.count <= 9 })
        let average = Double(deltas.joined().unicodeScalars.count) / Double(deltas.count)
        #expect((5...7).contains(average))
    }

    @Test(arguments: [
        "\n## ", "\n  - ", "\n    - ", "|:-----|:----:|-------:|", "\n```", "\n> ", "指挥", "👩‍💻",
    ])
    func `a text of the usual length already holds what Markdown has`(mark: String) {
        #expect(writer.answer(to: "write").contains(mark))
    }

    @Test func `a long text holds code in several languages, tasks, links, scripts and joined emoji`() {
        let text = writer.answer(to: "write 4000 words")
        for language in ["```swift", "```python", "```c\n", "```rust", "```sh", "```json", "```sql"] {
            #expect(text.contains(language), "\(language)")
        }
        for mark in ["- [x] ", "](https://example.com/", "\n1. ", "\n### ", "~~"] {
            #expect(text.contains(mark), "\(mark)")
        }
        // Joiners and combining marks stand as scalars of their own, which comparing characters would not see.
        #expect(text.unicodeScalars.contains("\u{200D}"))
        #expect(text.unicodeScalars.contains { $0.value == 0x301 || $0.value == 0x302 || $0.value == 0x30A })
    }

    @Test func `every fence that is opened is closed`() {
        let text = writer.answer(to: "write 3000 words")
        let fences = text.split(separator: "\n", omittingEmptySubsequences: false).count { $0.hasPrefix("```") }
        #expect(fences.isMultiple(of: 2))
    }
}
