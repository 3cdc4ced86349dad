/// Cuts an answer into deltas of a token's size, with the pauses between them that make its pace.
///
/// Cuts fall between Unicode scalars, not characters: the platforms too send a letter and its accent in two deltas.
struct Delivery: Sequence, IteratorProtocol {
    /// Short answers: quicker than reading, slow enough to be seen growing.
    static let usualPace = 80.0

    private let text: Substring.UnicodeScalarView
    private var position: Substring.UnicodeScalarView.Index
    private let pausePerScalar: Duration
    private var random: PromptRandom
    private var pause: Duration?

    /// - Parameter wordsPerSecond: nil for no pauses at all.
    init(_ text: some StringProtocol, wordsPerSecond: Double?) {
        let whole = Substring(text)
        self.text = whole.unicodeScalars
        position = whole.startIndex
        random = PromptRandom(whole)
        pausePerScalar =
            wordsPerSecond.map {
                .seconds(Double(WordCounter.count(in: whole)) / $0) / Double(Swift.max(whole.unicodeScalars.count, 1))
            } ?? .zero
    }

    static func acts(of text: String) -> [Act] {
        Array(Self(text, wordsPerSecond: usualPace))
    }

    mutating func next() -> Act? {
        if let pause {
            self.pause = nil
            return .wait(pause)
        }
        guard position < text.endIndex else { return nil }
        // Three to nine, six in the middle: about what a model's tokens measure.
        let length = Int.random(in: 3...9, using: &random)
        let end = text.index(position, offsetBy: length, limitedBy: text.endIndex) ?? text.endIndex
        let delta = String(text[position..<end])
        position = end
        if pausePerScalar > .zero { pause = pausePerScalar * length }
        return .say(delta)
    }
}
