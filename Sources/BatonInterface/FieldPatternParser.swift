/// Reads a regular expression's source into its nodes; see ``FieldPattern``.
struct FieldPatternParser {
    private let source: [Unicode.Scalar]
    private var place = 0
    private var depth = 0
    // Deeper than anybody writes, and shallow enough for the stack.
    private static let depthLimit = 50
    private static let countLimit = 10_000

    static let digits: [ClosedRange<UInt32>] = [0x30...0x39]
    static let word: [ClosedRange<UInt32>] = [0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A]
    // ECMA-262's white space and line ends.
    static let space: [ClosedRange<UInt32>] = [
        0x09...0x0D, 0x20...0x20, 0xA0...0xA0, 0x1680...0x1680, 0x2000...0x200A, 0x2028...0x2029, 0x202F...0x202F,
        0x205F...0x205F, 0x3000...0x3000, 0xFEFF...0xFEFF,
    ]
    private static let lineEnds: [ClosedRange<UInt32>] = [0x0A...0x0A, 0x0D...0x0D, 0x2028...0x2029]

    init(_ source: String) {
        self.source = Array(source.unicodeScalars)
    }

    /// - Returns: nil for what is wrong or not read.
    mutating func parse() -> FieldPatternNode? {
        let node = alternatives()
        return place == source.count ? node : nil
    }

    private var next: Unicode.Scalar? { place < source.count ? source[place] : nil }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard next == scalar else { return false }
        place += 1
        return true
    }

    private mutating func alternatives() -> FieldPatternNode? {
        var branches: [FieldPatternNode] = []
        repeat {
            var nodes: [FieldPatternNode] = []
            while let scalar = next, scalar != "|", scalar != ")" {
                guard let node = term() else { return nil }
                nodes.append(node)
            }
            branches.append(.sequence(nodes))
        } while take("|")
        return branches.count == 1 ? branches[0] : .either(branches)
    }

    private mutating func term() -> FieldPatternNode? {
        guard let atom = atom() else { return nil }
        guard let (least, most) = quantifier() else { return nil }
        _ = least != 1 || most != 1 ? take("?") : false  // Lazy or not, the same texts match.
        return least == 1 && most == 1 ? atom : .repeated(atom, least: least, most: most)
    }

    private mutating func atom() -> FieldPatternNode? {
        guard let scalar = next else { return nil }
        place += 1
        switch scalar {
        case "^": return .start
        case "$": return .end
        case ".": return .scalar(Self.lineEnds, isNegated: true)
        case "(": return group()
        case "[": return set()
        case "\\": return escape()
        case "*", "+", "?", "{": return nil
        default: return .scalar([scalar.value...scalar.value], isNegated: false)
        }
    }

    private mutating func group() -> FieldPatternNode? {
        if take("?") {
            if take("<") {
                guard let first = next, first != "=", first != "!" else { return nil }
                while let scalar = next, scalar != ">" { place += scalar == ")" ? source.count : 1 }
                guard take(">") else { return nil }
            } else if !take(":") {
                return nil
            }
        }
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.depthLimit, let node = alternatives(), take(")") else { return nil }
        return node
    }

    /// 1 and 1 where there is none.
    private mutating func quantifier() -> (least: Int, most: Int?)? {
        if take("*") { return (0, nil) }
        if take("+") { return (1, nil) }
        if take("?") { return (0, 1) }
        guard take("{") else { return (1, 1) }
        guard let least = number() else { return nil }
        var most: Int? = least
        if take(",") { most = number() }
        guard take("}"), most.map({ $0 >= least }) ?? true else { return nil }
        return (least, most)
    }

    private mutating func number() -> Int? {
        var number: Int?
        while let digit = next.flatMap({ Int(String($0)) }) {
            number = min((number ?? 0) * 10 + digit, Self.countLimit)
            place += 1
        }
        return number
    }

    // MARK: Escapes and sets

    private mutating func escape() -> FieldPatternNode? {
        if next == "b" || next == "B" {
            place += 1
            return .boundary(isNegated: source[place - 1] == "B")
        }
        guard let (ranges, isNegated) = escapedRanges() else { return nil }
        return .scalar(ranges, isNegated: isNegated)
    }

    private mutating func escapedRanges() -> (ranges: [ClosedRange<UInt32>], isNegated: Bool)? {
        guard let scalar = next else { return nil }
        place += 1
        switch scalar {
        case "d": return (Self.digits, false)
        case "D": return (Self.digits, true)
        case "w": return (Self.word, false)
        case "W": return (Self.word, true)
        case "s": return (Self.space, false)
        case "S": return (Self.space, true)
        case "n": return ([0x0A...0x0A], false)
        case "r": return ([0x0D...0x0D], false)
        case "t": return ([0x09...0x09], false)
        case "f": return ([0x0C...0x0C], false)
        case "v": return ([0x0B...0x0B], false)
        case "x": return hexadecimal(2)
        case "u": return hexadecimal(4)
        case "0"..."9", "A"..."Z", "a"..."z": return nil
        default: return ([scalar.value...scalar.value], false)
        }
    }

    private mutating func hexadecimal(_ count: Int) -> (ranges: [ClosedRange<UInt32>], isNegated: Bool)? {
        guard place + count <= source.count else { return nil }
        let digits = String(String.UnicodeScalarView(source[place..<place + count]))
        guard digits.utf8.allSatisfy({ $0 != UInt8(ascii: "+") }), let value = UInt32(digits, radix: 16) else {
            return nil
        }
        place += count
        return ([value...value], false)
    }

    private mutating func set() -> FieldPatternNode? {
        let isNegated = take("^")
        var ranges: [ClosedRange<UInt32>] = []
        while let scalar = next, scalar != "]" {
            guard let first = setItem() else { return nil }
            if first.count == 1, first[0].count == 1, next == "-", place + 1 < source.count, source[place + 1] != "]" {
                place += 1
                guard let last = setItem(), last.count == 1, last[0].count == 1,
                    first[0].lowerBound <= last[0].lowerBound
                else { return nil }
                ranges.append(first[0].lowerBound...last[0].lowerBound)
            } else {
                ranges += first
            }
        }
        return take("]") ? .scalar(ranges, isNegated: isNegated) : nil
    }

    private mutating func setItem() -> [ClosedRange<UInt32>]? {
        guard let scalar = next else { return nil }
        place += 1
        guard scalar == "\\" else { return [scalar.value...scalar.value] }
        if take("b") { return [0x08...0x08] }
        guard let (ranges, isNegated) = escapedRanges() else { return nil }
        return isNegated ? Self.complement(of: ranges) : ranges
    }

    private static func complement(of ranges: [ClosedRange<UInt32>]) -> [ClosedRange<UInt32>] {
        var rest: [ClosedRange<UInt32>] = []
        var first: UInt32 = 0
        for range in ranges {
            if range.lowerBound > first { rest.append(first...range.lowerBound - 1) }
            first = range.upperBound + 1
        }
        return rest + [first...0x10FFFF]
    }
}
