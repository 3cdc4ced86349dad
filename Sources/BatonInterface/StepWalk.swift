internal import BatonCore

/// The way from a turn to the next one that has steps, through the turns in memory and pages of the history.
struct StepWalk: Hashable, Sendable {
    enum Stop: Hashable {
        case turn(TurnID)
        /// It goes on when this page is there.
        case page(TurnPage)
        /// There is no such turn.
        case end
    }

    private(set) var turns: EarlierTurns
    let isBackward: Bool
    /// The number of the turn that was looked at last.
    private(set) var number: Int

    init(_ turns: EarlierTurns, from number: Int, isBackward: Bool) {
        self.turns = turns
        self.number = number
        self.isBackward = isBackward
        // What the transcript waits for does not come here.
        self.turns.awaited = nil
    }

    /// Goes as far as there is something in memory.
    /// - Parameter held: the machine's turns.
    mutating func advance(before held: [Turn]) -> Stop {
        let step = isBackward ? -1 : 1
        while 0..<turns.total + held.count ~= number + step {
            guard let turn = turns.turn(numbered: number + step, before: held) else {
                guard let edge = turns.turn(numbered: number, before: held)?.id else { return .end }
                // From the machine's turns, what is loaded lies somewhere above.
                if isBackward, number == turns.total { turns.drop() }
                let page = isBackward ? TurnPage.before(edge) : .after(edge)
                turns.awaited = page
                return .page(page)
            }
            number += step
            if turn.hasSteps { return .turn(turn.id) }
        }
        return .end
    }

    /// Takes the page that was waited for.
    mutating func take(_ page: TurnPage, _ loaded: LoadedTurns) {
        _ = turns.take(page, loaded)
    }
}
