import BatonRehearsal
import Foundation
import Testing

struct CalculatorTests {
    @Test(arguments: [
        ("2 + 3 * 4", 14), ("(2 + 3) * 4", 20), ("2 - 3 - 4", -5), ("24 / 4 / 2", 3), ("2 ^ 3 ^ 2", 512),
        ("-2 ^ 2", -4),
        ("2 ^ -1", 0.5), ("--3", 3), ("+3 - -4", 7), ("17 % 5", 2), ("-17 % 5", -2), ("50%", 0.5), ("15 % of 80", 12),
        ("200 * 10%", 20), ("10% + 1", 1.1), ("sqrt(16) + 1", 5), ("sqrt 16", 4), ("abs(-3.5)", 3.5), ("round(2.5)", 3),
        ("round(-2.5)", -3), ("1,234.5 * 2", 2_469), ("1e3 + .5", 1_000.5), ("2 * pi", 2 * Double.pi),
    ])
    func `operators bind as in arithmetic`(expression: String, value: Double) throws {
        #expect(try Calculator.evaluate(expression) == value)
    }

    @Test(arguments: [
        ("1 / 0", Calculator.Failure.divisionByZero), ("1 % 0", .divisionByZero), ("0 ^ -1", .divisionByZero),
        ("1 / (2 - 2)", .divisionByZero), ("sqrt(-1)", .noRealValue), ("(-8) ^ 0.5", .noRealValue),
        ("10 ^ 400", .tooLarge), ("1e300 * 1e300", .tooLarge), ("", .malformed(expected: "a number", found: nil)),
        ("2 +", .malformed(expected: "a number", found: nil)),
        ("2 * / 3", .malformed(expected: "a number", found: "/")),
        ("(2", .malformed(expected: "a closing parenthesis", found: nil)),
        ("2 3", .malformed(expected: "an operator", found: "3")),
        ("cos(1)", .malformed(expected: "a number", found: "cos")),
    ])
    func `what has no value says why`(expression: String, failure: Calculator.Failure) {
        #expect(throws: failure) { try Calculator.evaluate(expression) }
    }

    @Test(arguments: ["(", "2 ^ ", "abs "])
    func `deep nesting is refused before it can exhaust the stack`(part: String) {
        #expect(throws: Calculator.Failure.tooDeep) {
            try Calculator.evaluate(String(repeating: part, count: 5_000) + "1")
        }
    }

    @Test func `a row of signs takes no stack`() throws {
        #expect(try Calculator.evaluate(String(repeating: "-", count: 100_000) + "1") == 1)
    }

    @Test func `generated expressions have the value of the tree that they were written from`() {
        var random = SeededRandom(state: 7)
        for _ in 0..<3_000 {
            let tree = Tree.random(depth: 5, using: &random)
            let text = tree.text(binding: 0, &random)
            let expected = tree.value
            do throws(Calculator.Failure) {
                #expect(try Calculator.evaluate(text) == expected, "\(text)")
            } catch {
                #expect(expected == nil, "\(text): \(error)")
            }
        }
    }
}

/// An expression as a tree: the reference that needs no parser.
private indirect enum Tree {
    case number(Double)
    case negative(Tree)
    case percent(Tree)
    case call(String, Tree)
    case binary(Character, Tree, Tree)

    static func random(depth: Int, using random: inout SeededRandom) -> Tree {
        guard depth > 0 else { return .number(Double(Int.random(in: 0...400, using: &random)) / 4) }
        let child = { (random: inout SeededRandom) in
            Self.random(depth: Int.random(in: 0..<depth, using: &random), using: &random)
        }
        switch Int.random(in: 0...9, using: &random) {
        case 0: return .negative(child(&random))
        case 1: return .percent(child(&random))
        case 2: return .call(["sqrt", "abs", "round"].randomElement(using: &random) ?? "abs", child(&random))
        default:
            let operation = "+-*/%^".randomElement(using: &random) ?? "+"
            return .binary(operation, child(&random), child(&random))
        }
    }

    /// nil where there is no finite real value.
    var value: Double? {
        switch self {
        case .number(let number): number
        case .negative(let tree): tree.value.map { -$0 }
        case .percent(let tree): tree.value.map { $0 / 100 }
        case .call("sqrt", let tree): finite(tree.value.map { $0.squareRoot() })
        case .call("abs", let tree): tree.value.map { abs($0) }
        case .call(_, let tree): tree.value.map { $0.rounded(.toNearestOrAwayFromZero) }
        case .binary(let operation, let left, let right): Self.value(operation, left.value, right.value)
        }
    }

    private static func value(_ operation: Character, _ left: Double?, _ right: Double?) -> Double? {
        guard let left, let right else { return nil }
        switch operation {
        case "+": return finite(left + right)
        case "-": return finite(left - right)
        case "*": return finite(left * right)
        case "/": return right == 0 ? nil : finite(left / right)
        case "%": return right == 0 ? nil : finite(left.truncatingRemainder(dividingBy: right))
        default: return left == 0 && right < 0 ? nil : finite(pow(left, right))
        }
    }

    /// The expression with no parentheses but the necessary ones and a few by chance.
    func text(binding outer: Int, _ random: inout SeededRandom) -> String {
        let blank = Bool.random(using: &random) ? " " : ""
        let (own, text): (Int, String) =
            switch self {
            case .number(let number): (6, number == number.rounded() ? String(Int(number)) : String(number))
            case .negative(let tree): (3, "-" + tree.text(binding: 3, &random))
            case .percent(let tree): (5, tree.text(binding: 5, &random) + "%")
            case .call(let name, let tree): (6, "\(name)(\(tree.text(binding: 0, &random)))")
            case .binary("^", let base, let exponent):
                (4, base.text(binding: 5, &random) + blank + "^" + blank + exponent.text(binding: 3, &random))
            case .binary(let operation, let left, let right):
                binary(operation, left, right, blank: blank, &random)
            }
        return own < outer || Int.random(in: 0..<8, using: &random) == 0 ? "(\(text))" : text
    }

    private func binary(
        _ operation: Character, _ left: Tree, _ right: Tree, blank: String, _ random: inout SeededRandom
    ) -> (Int, String) {
        let own = "+-".contains(operation) ? 1 : 2
        // A sign after `%` would make it a percentage.
        let inner = operation == "%" ? 4 : own + 1
        return (
            own,
            left.text(binding: own, &random) + blank + String(operation) + blank + right.text(binding: inner, &random)
        )
    }
}

private func finite(_ value: Double?) -> Double? {
    value.flatMap { $0.isFinite ? $0 : nil }
}

/// Knuth's linear congruential generator, so that every run of the test tries the same expressions.
private struct SeededRandom: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        var bits: UInt64 = 0
        for _ in 0..<2 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            bits = bits << 32 | state >> 32
        }
        return bits
    }
}
