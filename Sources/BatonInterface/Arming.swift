/// A first press that did nothing yet: the second, in time, does.
package struct Arming: Hashable, Sendable {
    package enum Intent: Hashable, Sendable {
        case cancelRun, quit
    }

    package var intent: Intent
    /// What was pressed, to be named in the hint.
    package var command: UserCommand
    /// Tells this press's timer from an earlier one's.
    var number: Int
}
