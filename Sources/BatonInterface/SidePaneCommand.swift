/// What a user can do in a side pane that has the focus.
package enum SidePaneCommand: Hashable, Sendable {
    case move(StepViewerCommand.Motion)
    /// The step or the frame at the cursor, in full.
    case open
    case fold, unfold
    case copy
    /// The request behind the row at the cursor, as a command for a shell.
    case copyAsCurl
    case beginSearch(isBackward: Bool)
    case nextHit, previousHit
}
