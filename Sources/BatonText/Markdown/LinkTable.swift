/// The targets of a message's links, numbered from 1 in the order in which they come; equal targets share a number.
package struct LinkTable: Hashable, Sendable {
    /// How much stood in a table, to go back to.
    struct Mark: Hashable, Sendable {
        fileprivate var targets = 0
        fileprivate var listed = 0
    }

    package private(set) var targets: [String] = []
    /// The numbers that the text shows, so that a reader looks for them at the message's end; in the order in which
    /// they came.
    package private(set) var listed: [UInt16] = []
    private var numbers: [String: UInt16] = [:]
    private var listedNumbers: Set<UInt16> = []

    package init() {}

    /// The number of `target`; 0, which is no link, for a message with more targets than can be numbered (65,535).
    package mutating func number(of target: String) -> UInt16 {
        if let number = numbers[target] { return number }
        guard targets.count < UInt16.max else { return 0 }
        targets.append(target)
        let number = UInt16(targets.count)
        numbers[target] = number
        return number
    }

    /// Has `number` listed at the message's end.
    package mutating func list(_ number: UInt16) {
        if listedNumbers.insert(number).inserted { listed.append(number) }
    }

    /// The same numbers, for a message that goes on: it lists those that it shows itself.
    var continued: LinkTable {
        var table = self
        (table.listed, table.listedNumbers) = ([], [])
        return table
    }

    var mark: Mark { Mark(targets: targets.count, listed: listed.count) }

    /// The targets, and the numbers to list, that have come since `mark`.
    func entries(since mark: Mark) -> (targets: [String], listed: [UInt16]) {
        (Array(targets[mark.targets...]), Array(listed[mark.listed...]))
    }

    /// Forgets what has come since `mark`.
    mutating func restore(_ mark: Mark) {
        while targets.count > mark.targets { numbers[targets.removeLast()] = nil }
        while listed.count > mark.listed { listedNumbers.remove(listed.removeLast()) }
    }
}
