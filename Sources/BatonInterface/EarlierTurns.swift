internal import BatonCore

/// The turns of a thread's history that are shown above those that its machine holds: a few pages around the place that
/// the user has scrolled to, so that a thread of any length takes no more memory than its screen wants.
struct EarlierTurns: Hashable, Sendable {
    private(set) var turns: [Turn] = []
    /// How many turns come before these.
    private(set) var countBefore: Int
    /// How many turns come after these and before the machine's. While there are any, the machine's are not shown.
    private(set) var countAfter = 0
    /// The page that is on its way.
    var awaited: TurnPage?
    /// Counts the changes; rows laid out under another number are of no use.
    private(set) var generation = 0

    // Enough for a fast reader in both directions, and a few screens' worth of memory.
    private static let limit = 4 * ChatThread.page

    init(count: Int) {
        countBefore = count
    }

    /// How many turns come before the machine's: the number of its first one, counted from 0.
    var total: Int { countBefore + turns.count + countAfter }

    /// The number of a turn in its thread, as far as it is in memory.
    /// - Parameter held: the machine's turns.
    func number(of turn: TurnID, before held: [Turn]) -> Int? {
        if let index = held.lastIndex(where: { $0.id == turn }) { return total + index }
        return turns.firstIndex { $0.id == turn }.map { countBefore + $0 }
    }

    /// The turn of this number; nil where it is not in memory.
    func turn(numbered number: Int, before held: [Turn]) -> Turn? {
        if held.indices.contains(number - total) { return held[number - total] }
        return turns.indices.contains(number - countBefore) ? turns[number - countBefore] : nil
    }

    /// Takes a page that was asked for.
    /// - Returns: by how many turns the ones that were shown have moved down; nil where they gave way to others.
    mutating func take(_ page: TurnPage, _ loaded: LoadedTurns) -> Int? {
        awaited = nil
        generation += 1
        let count = loaded.turns.count
        switch page {
        case .before:
            turns.insert(contentsOf: loaded.turns, at: 0)
            countBefore -= count
            let excess = max(0, turns.count - Self.limit)
            turns.removeLast(excess)
            countAfter += excess
            return count
        case .after:
            // The history goes on into the turns that the machine has.
            let fresh = loaded.turns.prefix(countAfter)
            turns += fresh
            countAfter -= fresh.count
            let excess = max(0, turns.count - Self.limit)
            turns.removeFirst(excess)
            countBefore += excess
            return -excess
        case .first, .around:
            let total = total
            // The machine has the rest.
            turns = Array(loaded.turns.prefix(max(0, total - loaded.countBefore)))
            countBefore = min(loaded.countBefore, total)
            countAfter = total - countBefore - turns.count
            return nil
        }
    }

    /// Lets everything go: the machine's turns are shown alone.
    mutating func drop() {
        guard !turns.isEmpty else { return }
        generation += 1
        countBefore = total
        countAfter = 0
        turns = []
    }
}
