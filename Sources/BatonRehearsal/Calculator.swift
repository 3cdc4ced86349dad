import Glibc

/// Evaluates an arithmetic expression in double precision.
///
/// From loosest to tightest: `+ -`, `* /` and `%` between two operands (the remainder, with the sign of the dividend), a sign,
/// `^` (from the right: `2 ^ 3 ^ 2` is `2 ^ 9`, `-2 ^ 2` is `-4`), and `%` after an operand (a hundredth; `15 % of 80` is 12).
/// Functions: `sqrt`, `abs`, `round` (halves away from zero). Constant: `pi`.
package struct Calculator {
    package enum Failure: Error, Hashable, Sendable {
        case divisionByZero
        case noRealValue
        case tooLarge
        case tooDeep
        /// What was expected, and what stands there instead; nil for the end.
        case malformed(expected: String, found: String?)
    }

    static let functions: Set<String> = ["sqrt", "abs", "round"]
    /// Beyond this an expression is an attack on the stack rather than arithmetic.
    private static let deepest = 100

    private let tokens: [MessageToken]
    private var position = 0
    private var depth = 0

    /// - Throws: `Failure`, with what was wrong.
    package static func evaluate(_ expression: String) throws(Failure) -> Double {
        var calculator = Self(tokens: MessageToken.tokens(of: expression))
        let value = try calculator.sum()
        if let rest = calculator.peek { throw .malformed(expected: "an operator", found: rest.text) }
        return value
    }

    private init(tokens: [MessageToken]) {
        self.tokens = tokens
    }

    private var peek: MessageToken? { position < tokens.count ? tokens[position] : nil }

    private mutating func take(_ symbol: Character) -> Bool {
        guard peek?.isSymbol(symbol) == true else { return false }
        position += 1
        return true
    }

    private func finite(_ value: Double) throws(Failure) -> Double {
        if value.isNaN { throw .noRealValue }
        if value.isInfinite { throw .tooLarge }
        return value
    }
}

// MARK: - Grammar

extension Calculator {
    private mutating func sum() throws(Failure) -> Double {
        depth += 1
        defer { depth -= 1 }
        if depth > Self.deepest { throw .tooDeep }
        var value = try product()
        while true {
            if take("+") {
                value = try finite(value + product())
            } else if take("-") {
                value = try finite(value - product())
            } else {
                return value
            }
        }
    }

    private mutating func product() throws(Failure) -> Double {
        var value = try signed()
        while true {
            if take("*") || takeOf() {
                value = try finite(value * signed())
            } else if take("/") {
                value = try finite(value / divisor())
            } else if take("%") {
                value = try finite(value.truncatingRemainder(dividingBy: divisor()))
            } else {
                return value
            }
        }
    }

    private mutating func divisor() throws(Failure) -> Double {
        let value = try signed()
        if value == 0 { throw .divisionByZero }
        return value
    }

    private mutating func signed() throws(Failure) -> Double {
        var isNegative = false
        while true {
            if take("-") {
                isNegative.toggle()
            } else if !take("+") {
                break
            }
        }
        let value = try power()
        return isNegative ? -value : value
    }

    private mutating func power() throws(Failure) -> Double {
        let base = try percentage()
        guard take("^") else { return base }
        depth += 1
        defer { depth -= 1 }
        if depth > Self.deepest { throw .tooDeep }
        let exponent = try signed()
        if base == 0, exponent < 0 { throw .divisionByZero }
        return try finite(pow(base, exponent))
    }

    private mutating func percentage() throws(Failure) -> Double {
        var value = try operand()
        while peek?.isSymbol("%") == true, !isOperand(after: position) {
            position += 1
            value /= 100
        }
        return value
    }

    private mutating func operand() throws(Failure) -> Double {
        guard let token = peek else { throw .malformed(expected: "a number", found: nil) }
        position += 1
        switch token.kind {
        case .number(let number):
            return try finite(number)
        case .symbol("("):
            let value = try sum()
            if !take(")") { throw .malformed(expected: "a closing parenthesis", found: peek?.text) }
            return value
        case .word("pi"):
            return .pi
        case .word(let name) where Self.functions.contains(name):
            return try call(name)
        default:
            throw .malformed(expected: "a number", found: token.text)
        }
    }

    private mutating func call(_ name: String) throws(Failure) -> Double {
        depth += 1
        defer { depth -= 1 }
        if depth > Self.deepest { throw .tooDeep }
        let value = try operand()
        switch name {
        case "sqrt": return try finite(value.squareRoot())
        case "abs": return abs(value)
        default: return value.rounded(.toNearestOrAwayFromZero)
        }
    }

    /// `of` after a percentage multiplies.
    private mutating func takeOf() -> Bool {
        guard peek?.word == "of", position > 0, tokens[position - 1].isSymbol("%") else { return false }
        position += 1
        return true
    }

    /// Whether an operand begins right after the `%` at `index`, which makes it a remainder.
    private func isOperand(after index: Int) -> Bool {
        guard index + 1 < tokens.count else { return false }
        switch tokens[index + 1].kind {
        case .number, .symbol("("): return true
        case .word(let word): return word == "pi" || Self.functions.contains(word)
        default: return false
        }
    }
}

extension Calculator.Failure {
    /// For the user, without what was computed.
    var sentence: String {
        switch self {
        case .divisionByZero: "Division by zero has no result."
        case .noRealValue: "The result is not a real number."
        case .tooLarge: "The result is too large for double precision."
        case .tooDeep: "The expression nests too deeply."
        case .malformed(let expected, let found):
            "Expected \(expected) " + (found.map { "but found “\($0)”." } ?? "but the expression ends.")
        }
    }
}
