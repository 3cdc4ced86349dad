/// How the clerk reads what people answer in their own words.
enum ClerkWords {
    static func isWithdrawal(_ answer: String) -> Bool {
        let words = words(of: answer)
        return ["cancel", "never mind", "nevermind", "forget it", "leave it"].contains(words.joined(separator: " "))
    }

    /// The index of the one that is meant: by its number, or by one of its names, whole or within a sentence.
    static func choice(in answer: String, of candidates: [[String]]) -> Int? {
        let words = words(of: answer)
        let said = words.joined(separator: " ")
        let names = candidates.map { $0.map { Self.words(of: $0).joined(separator: " ") } }
        if let exact = names.firstIndex(where: { $0.contains(said) }) { return exact }
        if let number = words.lazy.compactMap(number).first, candidates.indices.contains(number - 1) {
            return number - 1
        }
        let spoken = names.indices.filter { names[$0].contains { " \(said) ".contains(" \($0) ") } }
        return spoken.count == 1 ? spoken[0] : nil
    }

    /// Yes, no, or neither.
    static func decision(in answer: String) -> Bool? {
        if let bool = Self.json(answer)?["approved"]?.bool { return bool }
        let words = Set(words(of: answer))
        if !words.isDisjoint(with: ["no", "n", "not", "don't", "deny", "denied", "reject", "rejected", "stop"]) {
            return false
        }
        let yes: Set = ["yes", "y", "approve", "approved", "ok", "okay", "sure", "send", "go", "confirm", "confirmed"]
        return words.isDisjoint(with: yes) ? nil : true
    }

    /// The answer as the JSON object that it may be.
    static func json(_ answer: String) -> JSON? {
        guard answer.first(where: { !$0.isWhitespace }) == "{" else { return nil }
        do {
            return try JSON(parsing: answer)
        } catch {
            // Someone's own words may begin with a brace.
            return nil
        }
    }

    private static func words(of text: String) -> [String] {
        MessageToken.tokens(of: text).compactMap { token in
            switch token.kind {
            case .word(let word): word
            case .number, .other: token.text
            case .symbol: nil
            }
        }
    }

    private static func number(_ word: String) -> Int? {
        let ordinals = ["first", "second", "third", "fourth", "fifth"]
        return Int(word) ?? ordinals.firstIndex(of: word).map { $0 + 1 }
    }
}
