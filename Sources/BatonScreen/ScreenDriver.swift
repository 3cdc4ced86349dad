/// A terminal that shows surfaces, or the tests' twin of one.
package protocol ScreenDriver: AnyObject {
    /// The size that the next surface should have.
    var size: Size { get }

    /// Shows `surface`. May skip it when the terminal is slow: a later one then shows everything at once.
    func present(_ surface: Surface)
}
