/// What the user, or the terminal on its own account, sent.
package enum InputEvent: Hashable, Sendable {
    case key(KeyStroke)
    /// Text pasted at once. Lines end with line feeds; anything else is as it came, so hostile until sanitised.
    case paste(String)
    case focusChanged(Bool)
    case mouse(MouseEvent)
    case resized(Size)
    /// The terminal said what background it has: as an answer, or because the user has changed it.
    case appearanceReported(Appearance)
    /// The terminal hung up.
    case endOfInput
}
