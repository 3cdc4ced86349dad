package import BatonCore

/// Turns of a thread's history that are not in memory.
package enum TurnPage: Hashable, Sendable {
    /// Those just before or just after a turn.
    case before(TurnID)
    case after(TurnID)
    /// The thread's beginning.
    case first
    /// A turn and its neighbours on both sides, by its place in the thread, counted from 0.
    case around(TurnID, index: Int)
}

/// A page as the history gave it.
package struct LoadedTurns: Hashable, Sendable {
    package var turns: [Turn]
    /// How many turns of the thread come before them.
    package var countBefore: Int

    package init(turns: [Turn], countBefore: Int) {
        self.turns = turns
        self.countBefore = countBefore
    }
}
