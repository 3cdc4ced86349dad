/// A piece of a message as the tools read it: a number, a word, or one other character.
struct MessageToken: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        case number(Double)
        /// Letters and the digits after them, in lower case.
        case word(String)
        case symbol(Character)
        /// Digits that are no number: a date, a time of day, a version.
        case other
    }

    var kind: Kind
    /// As it stands in the message.
    var text: String
    /// Where it begins, in characters.
    var offset: Int
    /// Whether white space comes before it.
    var followsSpace: Bool

    var word: String? {
        guard case .word(let word) = kind else { return nil }
        return word
    }

    var number: Double? {
        guard case .number(let number) = kind else { return nil }
        return number
    }

    func isSymbol(_ character: Character) -> Bool { kind == .symbol(character) }
}

extension MessageToken {
    /// The tokens of a message in order; linear in its length.
    static func tokens(of message: String) -> [MessageToken] {
        var lexer = Lexer(characters: Array(message))
        var tokens: [MessageToken] = []
        while let token = lexer.next() { tokens.append(token) }
        return tokens
    }
}

private struct Lexer {
    let characters: [Character]
    var position = 0

    /// `d` is a digit, anything else itself; the longest comes first.
    private static let shapes = ["dddd-dd-dd", "dddd/dd/dd", "dd.dd.dddd", "dd/dd/dddd", "dd:dd:dd", "dd:dd", "d:dd"]
        .map(Array.init)

    mutating func next() -> MessageToken? {
        let before = position
        while let character = peek(), character.isWhitespace { position += 1 }
        guard let character = peek() else { return nil }
        let start = position
        let kind = kind(startingWith: character)
        return MessageToken(
            kind: kind, text: String(characters[start..<position]), offset: start,
            followsSpace: start > before || start == 0)
    }

    private func peek(_ distance: Int = 0) -> Character? {
        position + distance < characters.count ? characters[position + distance] : nil
    }

    private func isDigit(_ distance: Int) -> Bool {
        peek(distance).map { $0.isASCII && $0.isNumber } ?? false
    }

    private mutating func kind(startingWith character: Character) -> MessageToken.Kind {
        if isDigit(0) || (character == "." && isDigit(1)) { return number() }
        if Self.isLetter(character) {
            let start = position
            while let next = peek(), Self.isLetter(next) || isDigit(0) || next == "'" { position += 1 }
            return .word(String(characters[start..<position]).lowercased())
        }
        position += 1
        return .symbol(character)
    }

    /// The degree sign belongs to its unit.
    private static func isLetter(_ character: Character) -> Bool { character.isLetter || character == "°" }

    private mutating func number() -> MessageToken.Kind {
        if let shape = Self.shapes.first(where: matches) {
            position += shape.count
            return .other
        }
        var digits = wholePart()
        if peek() == ".", isDigit(1) {
            digits += "."
            position += 1
            digits += run()
        }
        if peek() == ".", isDigit(1) {
            while isDigit(0) || (peek() == "." && isDigit(1)) { position += 1 }
            return .other
        }
        digits += exponent()
        // Digits with at most one point and an exponent are always a number to Double.
        return .number(Double(digits) ?? .nan)
    }

    private func matches(_ shape: [Character]) -> Bool {
        shape.indices.allSatisfy { shape[$0] == "d" ? isDigit($0) : peek($0) == shape[$0] } && !isDigit(shape.count)
    }

    /// Digits, with commas where they part thousands: `1,234,567`.
    private mutating func wholePart() -> String {
        var digits = run()
        guard digits.count <= 3 else { return digits }
        while peek() == ",", isDigit(1), isDigit(2), isDigit(3), !isDigit(4), !digits.isEmpty {
            position += 1
            digits += run()
        }
        return digits
    }

    private mutating func run() -> String {
        let start = position
        while isDigit(0) { position += 1 }
        return String(characters[start..<position])
    }

    /// `e` and a power of ten, only where digits follow it at once.
    private mutating func exponent() -> String {
        guard peek() == "e" || peek() == "E" else { return "" }
        let sign = peek(1) == "+" || peek(1) == "-" ? 1 : 0
        guard isDigit(1 + sign) else { return "" }
        let text = String(characters[position...(position + sign)])
        position += 1 + sign
        return text + run()
    }
}
