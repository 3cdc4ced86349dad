internal import BatonCore
package import BatonEngine
internal import BatonText

/// What someone who waits without a screen is told of a server that does not answer: once, then ever more seldom, and
/// when it answers again.
package struct LinkWatch: Hashable, Sendable {
    /// What ends the waiting and leaves the run going: a key or a command.
    private let way: String
    private var isLost = false
    /// When the next line is due, and how long after it the one behind that.
    private var due = Duration.zero
    private var gap = Self.firstGap

    package init(leavingBy way: String) {
        self.way = way
    }

    // Soon enough to know that it is still tried; each wait is twice as long as the one before.
    private static let firstGap = Duration.seconds(10)

    /// The lines for how things are `now`, by the monotonic clock.
    package mutating func lines(for machine: ConversationMachine, at now: Duration) -> [String] {
        guard let run = machine.activeRun, run.link == .lost, let left = machine.timeUntilGivenUp(at: now),
            let since = machine.unansweredSince
        else { return answered(machine) }
        if !isLost {
            isLost = true
            (due, gap) = (now + Self.firstGap, Self.firstGap)
            return [
                "The server does not answer. It is asked again every few seconds, for \(Self.words(left)) at most; "
                    + "\(way) ends the waiting and leaves the run going there."
            ]
        }
        guard now >= due else { return [] }
        gap *= 2
        due = now + gap
        return ["No answer for \(Self.words(now - since)); it is asked for \(Self.words(left)) more."]
    }

    private mutating func answered(_ machine: ConversationMachine) -> [String] {
        guard isLost else { return [] }
        isLost = false
        return machine.activeRun?.link == .polling ? ["The server answers again."] : []
    }

    /// Whole seconds or minutes: nobody waits by tenths.
    private static func words(_ duration: Duration) -> String {
        let seconds = max(1, Int((duration / .seconds(1)).rounded()))
        guard seconds >= 120 else { return "\(seconds) s" }
        return "\((seconds + 30) / 60) minutes"
    }
}
