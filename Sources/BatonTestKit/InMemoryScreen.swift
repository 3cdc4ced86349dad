package import BatonScreen

/// A terminal without a terminal: keeps what was last presented.
package final class InMemoryScreen: ScreenDriver {
    package var size: Size
    package private(set) var presented: Surface?
    package private(set) var frameCount = 0

    package init(size: Size) {
        self.size = size
    }

    package func present(_ surface: Surface) {
        presented = surface
        frameCount += 1
    }

    /// The rows of the last frame, trailing blanks cut.
    package var text: String { presented?.text ?? "" }
}
