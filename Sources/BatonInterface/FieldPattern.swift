/// A regular expression of ECMA-262, as a form's author writes one, matched without trying the same place twice.
///
/// It comes from a server and runs at every key, so it must not be able to stop the program: sets of places are followed
/// instead of single paths, and beyond a bound the answer is "unknown". Look-around, references and properties are not
/// read.
package struct FieldPattern {
    private let root: FieldPatternNode

    /// - Returns: nil for an expression that is wrong, or that has what is not read.
    package init?(_ source: String) {
        var parser = FieldPatternParser(source)
        guard let root = parser.parse() else { return nil }
        self.root = root
    }

    /// Whether some part of `text` matches; nil where to find out would take too long.
    package func matches(_ text: String) -> Bool? {
        var matcher = FieldPatternMatcher(scalars: Array(text.unicodeScalars.map(\.value)))
        let ends = matcher.ends(of: root, from: Set(0...matcher.scalars.count))
        return matcher.isExhausted ? nil : !ends.isEmpty
    }
}

/// What a regular expression is made of.
indirect enum FieldPatternNode: Hashable {
    /// One character whose code point is in one of the ranges, or in none of them.
    case scalar([ClosedRange<UInt32>], isNegated: Bool)
    case start, end
    case boundary(isNegated: Bool)
    case sequence([FieldPatternNode])
    case either([FieldPatternNode])
    case repeated(FieldPatternNode, least: Int, most: Int?)
}

private struct FieldPatternMatcher {
    let scalars: [UInt32]
    private var work = 0
    // A few milliseconds; no pattern that checks a field in earnest comes near.
    private static let workLimit = 200_000

    init(scalars: [UInt32]) {
        self.scalars = scalars
    }

    var isExhausted: Bool { work > Self.workLimit }

    /// Where a match of `node` can end that begins at one of `starts`.
    mutating func ends(of node: FieldPatternNode, from starts: Set<Int>) -> Set<Int> {
        work += 1 + starts.count
        guard !starts.isEmpty, !isExhausted else { return [] }
        switch node {
        case .scalar(let ranges, let isNegated):
            return starts.reduce(into: []) { ends, place in
                if place < scalars.count, contains(ranges, scalars[place]) != isNegated { ends.insert(place + 1) }
            }
        case .start: return starts.intersection([0])
        case .end: return starts.intersection([scalars.count])
        case .boundary(let isNegated): return starts.filter { isBoundary($0) != isNegated }
        case .sequence(let nodes): return nodes.reduce(starts) { ends(of: $1, from: $0) }
        case .either(let nodes): return nodes.reduce(into: []) { $0.formUnion(ends(of: $1, from: starts)) }
        case .repeated(let node, let least, let most): return ends(of: node, least, most, from: starts)
        }
    }

    private mutating func ends(
        of node: FieldPatternNode, _ least: Int, _ most: Int?, from starts: Set<Int>
    ) -> Set<Int> {
        var current = starts
        for _ in 0..<least {
            current = ends(of: node, from: current)
            if current.isEmpty { return [] }
        }
        var all = current
        var count = least
        while !current.isEmpty, count < most ?? .max {
            // A place that was reached with fewer repetitions can do all that it could do with more.
            current = ends(of: node, from: current).subtracting(all)
            all.formUnion(current)
            count += 1
        }
        return all
    }

    private func contains(_ ranges: [ClosedRange<UInt32>], _ scalar: UInt32) -> Bool {
        ranges.contains { $0.contains(scalar) }
    }

    private func isBoundary(_ place: Int) -> Bool {
        let before = place > 0 && contains(FieldPatternParser.word, scalars[place - 1])
        let after = place < scalars.count && contains(FieldPatternParser.word, scalars[place])
        return before != after
    }
}
