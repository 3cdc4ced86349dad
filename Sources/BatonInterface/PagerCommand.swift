/// What a user can do in the transcript while it has the focus, besides scrolling.
package enum PagerCommand: Hashable, Sendable {
    case previousTurn, nextTurn
    /// To the next of what a turn consists of: its prompt, steps, reasoning and texts.
    case previousBlock, nextBlock
    /// A step in the step viewer; on a prompt, more or less of the turn's steps.
    case open
    case copySource, copyRendered
    /// The request that carried the turn's message, as a command for a shell.
    case copyAsCurl
    /// In the user's editor, to be read there: what is changed is dropped.
    case edit
    case beginSearch(isBackward: Bool)
    case nextHit, previousHit
    case goToUnread
}
