/// A key of the keyboard, as far as a terminal can tell.
package enum Key: Hashable, Sendable {
    /// A key that types text; a space too.
    case character(Character)
    case enter, tab, backspace, escape, delete, insert
    case up, down, left, right
    case home, end, pageUp, pageDown
    /// F1 and on; terminals send at most F63.
    case function(Int)
}
