/// What the mouse did, over which cell.
package struct MouseEvent: Hashable, Sendable {
    package enum Button: Hashable, Sendable { case left, middle, right }

    package enum Action: Hashable, Sendable {
        case pressed(Button)
        /// Some terminals do not say which button.
        case released(Button?)
        case dragged(Button)
        case moved
        case scrolledUp
        case scrolledDown
    }

    package var action: Action
    package var position: Position
    package var modifiers: KeyStroke.Modifiers

    package init(action: Action, position: Position, modifiers: KeyStroke.Modifiers = []) {
        self.action = action
        self.position = position
        self.modifiers = modifiers
    }
}
