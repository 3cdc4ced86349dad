/// What a message asks of the writer: how much, how fast, about what.
///
/// A word is what stands between white space, as `wc -w` counts: a table's bars and a list's dashes are words, a Chinese
/// sentence is one.
struct WriterOrder: Hashable, Sendable {
    /// A little more than a screen.
    static let usualLength = 250
    static let longestLength = 100_000
    /// Pleasant to watch; about ten times as fast as reading.
    static let usualPace = 60.0

    private(set) var words = Self.usualLength
    /// nil for no pauses at all.
    private(set) var wordsPerSecond: Double? = Self.usualPace
    private(set) var topic = "handing over"
    /// More was asked for than is written.
    private(set) var isCut = false

    init(_ message: String) {
        let tokens = MessageToken.tokens(of: message)
        setPace(from: tokens)
        for index in tokens.indices { setNumber(at: index, in: tokens) }
        if let topic = Self.topic(in: tokens) { self.topic = topic }
    }

    private mutating func setPace(from tokens: [MessageToken]) {
        let words = tokens.compactMap(\.word)
        let sentence = words.joined(separator: " ")
        let unlimited = ["as fast as you can", "as fast as possible", "at full speed", "at once", "instantly"]
        if unlimited.contains(where: sentence.contains) {
            wordsPerSecond = nil
        } else if words.contains("fast") || words.contains("quickly") {
            wordsPerSecond = 4 * Self.usualPace
        } else if words.contains("slowly") || words.contains("slow") {
            wordsPerSecond = Self.usualPace / 5
        }
    }

    /// `2000 words`, `16,000-word`, `2k words`; `50 words a second`, `300 words/minute`.
    private mutating func setNumber(at index: Int, in tokens: [MessageToken]) {
        guard var number = tokens[index].number else { return }
        var next = index + 1
        if next < tokens.count, tokens[next].word == "k", !tokens[next].followsSpace {
            number *= 1_000
            next += 1
        }
        if next < tokens.count, tokens[next].isSymbol("-") { next += 1 }
        guard next < tokens.count, ["word", "words"].contains(tokens[next].word ?? "") else { return }
        if let seconds = Self.period(at: next + 1, in: tokens) {
            // Slower than a word a minute nobody waits for.
            wordsPerSecond = max(number / seconds, 1.0 / 60)
        } else {
            isCut = number > Double(Self.longestLength)
            words = Int(min(max(number, 1), Double(Self.longestLength)))
        }
    }

    /// The seconds of "a second", "per minute", "/s".
    private static func period(at index: Int, in tokens: [MessageToken]) -> Double? {
        guard index + 1 < tokens.count, let unit = tokens[index + 1].word,
            tokens[index].isSymbol("/") || ["a", "per", "each", "every"].contains(tokens[index].word ?? "")
        else { return nil }
        let seconds: [String: Double] = ["s": 1, "sec": 1, "second": 1, "min": 60, "minute": 60]
        return seconds[unit]
    }

    /// Up to six words after "about" or "on".
    private static func topic(in tokens: [MessageToken]) -> String? {
        let start = tokens.indices.dropLast().first {
            ["about", "on"].contains(tokens[$0].word ?? "") && tokens[$0 + 1].word != nil
        }
        guard let start else { return nil }
        let ends: Set = ["at", "in", "with", "as", "and", "fast", "quickly", "slow", "slowly", "instantly", "using"]
        let words = tokens[(start + 1)...].prefix { $0.word.map { !ends.contains($0) } ?? false }.prefix(6)
        return words.isEmpty ? nil : words.map(\.text).joined(separator: " ")
    }
}
