import BatonCore

/// Texts that are hard to lay out: every class of cluster, and pieces of clusters that only come together by chance.
enum HostileText {
    private static let pieces: [String] = [
        "a", "word", "another", "longwordwithoutanyend", " ", " ", "  ", "\n", "\t", ".", ",", "(", ")", "-", "0", "é",
        "漢", "字", "かな", "ッ", "、", "。", "「", "」", "（", "한", "글", "\u{3000}", "\u{A0}", "\u{2009}",
        "e\u{301}", "\u{301}", "\u{1100}", "\u{1161}", "\u{11A8}", "क्ष", "\u{94D}", "க்ஷி", "\u{93E}",
        "😀", "👩\u{200D}💻", "\u{200D}", "💻", "🇨🇭", "\u{1F1E8}", "\u{FE0F}", "\u{FE0E}", "❤", "⌚", "👍🏽", "\u{1F3FD}",
        "1\u{20E3}",
        "\u{200B}", "\r", "\u{7}", "\u{7F}", "\u{85}", "\u{202E}", "\u{1FAE8}", "…", "\u{600}",
        "-", "/", "!", ":", "{", "}", "+", "“", "—", "·", "שלום", "سل", "\u{64E}", "٣", "ไทย", "\u{2028}", "\u{2060}",
    ]

    /// - Parameter count: how many pieces at most.
    static func random(upTo count: Int, using generator: inout SplitMix64) -> String {
        (0..<Int.random(in: 0...count, using: &generator))
            .map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
    }
}
