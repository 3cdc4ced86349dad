/// What a person can do to the text in the composer: readline's editing commands, and rows.
///
/// A *line* ends with a line feed; a *row* is what the screen shows of a line. A *word* is letters and digits; a *spaced
/// word* is anything between white space. What a command kills goes to the kill ring, and consecutive kills join.
package enum ComposerCommand: Hashable, Sendable {
    /// Text as typed; a run of it is undone word by word.
    case insert(String)
    /// Text that came as one piece, and is undone as one.
    case paste(String)
    /// The same, shown as a label in its place.
    case fold(String)
    /// Shows the folded paste at the insertion point in full, or the nearest.
    case unfoldPaste
    /// Text before everything that is written; can be undone.
    case prepend(String)
    /// The whole text anew, as from an external editor; can be undone.
    case replaceAll(String)
    case newLine

    case moveBackward, moveForward
    case moveWordBackward, moveWordForward
    case moveToLineStart, moveToLineEnd
    case moveToTextStart, moveToTextEnd
    /// A row up or down in the goal column; at the edge the prompt history, and where that ends the edge of the text.
    case moveUp, moveDown

    case deleteBackward, deleteForward
    /// To the end of the line; there the line feed itself.
    case killToLineEnd
    /// To the start of the line; there the line feed before it.
    case killToLineStart
    case killWordBackward, killWordForward
    case killSpacedWordBackward
    case killAll
    case yank
    /// Replaces what was just yanked by the kill before it.
    case yankPop

    case transposeCharacters, transposeWords
    case uppercaseWord, lowercaseWord, capitalizeWord

    case undo
    /// The prompt before and after in the history, whatever row the insertion point is in.
    case recallOlder, recallNewer
}
