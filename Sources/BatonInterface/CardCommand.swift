/// What a key does to the card of what the agent asks (``NeedCard``).
package enum CardCommand: Hashable, Sendable {
    /// To the row, option or field above and below; scrolls where there is none.
    case up, down
    case left, right
    /// To the next field, call or button, in a ring.
    case next, previous
    case pageUp, pageDown
    /// Picks or drops the option at hand.
    case toggle
    /// Takes back what was picked.
    case clear
    /// A digit of an option's number.
    case digit(Int)
    /// Takes what stands there: sends the option, goes to the next field, presses the button.
    case confirm
    /// Yes to what is asked: approve, run, submit, done.
    case allow
    /// Yes, and to the same again in this thread.
    case allowForThread
    case deny
    /// No, with a line that says why.
    case denyWithReason
    /// Write a call's result by hand.
    case edit
    /// Stop the command that runs for a call.
    case stop
}
