/// Two slots whose transcripts stand beside each other. The active slot is one of them.
package struct SlotPair: Hashable, Sendable {
    /// At the left, or above.
    package internal(set) var first: SlotNumber
    package internal(set) var second: SlotNumber

    package func contains(_ number: SlotNumber) -> Bool { number == first || number == second }

    /// The one beside `number`.
    func other(than number: SlotNumber) -> SlotNumber { number == first ? second : first }

    /// Shows another slot in the place of one of them.
    mutating func replace(_ number: SlotNumber, with newer: SlotNumber) {
        if number == first { first = newer } else { second = newer }
    }
}
