/// The words of a text as the search compares them: lower case, without the commonest, without their endings.
enum SearchTerms {
    static func terms(of text: String) -> [String] {
        text.lowercased().split { !$0.isLetter && !$0.isNumber }
            .filter { !stopWords.contains(String($0)) }
            .map { stem(String($0)) }
    }

    private static let stopWords: Set<String> = [
        "a", "about", "all", "also", "am", "an", "and", "any", "are", "as", "at", "baton", "be", "been", "but", "by",
        "can",
        "could", "did", "do", "does", "for", "from", "get", "has", "have", "how", "i", "if", "in", "into", "is", "it",
        "its",
        "just", "like", "me", "my", "no", "not", "of", "on", "or", "please", "should", "so", "some", "tell", "that",
        "the",
        "there", "this", "to", "up", "was", "what", "when", "where", "which", "who", "why", "will", "with", "would",
        "you",
        "your", "s", "t",
    ]

    private static let endings = [
        "ations", "ation", "ings", "ing", "ers", "er", "ied", "ies", "ed", "es", "ly", "s", "e", "y",
    ]

    /// Cuts one ending, if a stem of three letters stays, and one of two equal consonants: `running` and `runs` meet in `run`.
    private static func stem(_ word: String) -> String {
        let ending = endings.first { word.hasSuffix($0) && word.count - $0.count >= 3 } ?? ""
        let stem = word.dropLast(ending.count)
        let isDouble = stem.count > 3 && stem.last == stem.dropLast().last
        return String(isDouble ? stem.dropLast() : stem)
    }
}
