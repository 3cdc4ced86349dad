/// Where a key is pressed: the same key may mean something else in each.
///
/// The order is the help's.
package enum KeyContext: String, Hashable, Sendable, CaseIterable {
    /// Anywhere; asked last.
    case everywhere
    /// The composer while nothing stands in it; asked before ``composer``.
    case emptyComposer = "empty composer"
    case composer
    /// The transcript, while it has the focus.
    case transcript
    /// The step viewer, and the text that is looked for in it.
    case steps = "step viewer"
    case search
    /// The path of a file that is to be attached; asked before ``list``.
    case path = "file picker"
    /// The list of ids; asked before ``list``.
    case ids
    /// The help, the agent picker and the like.
    case list
    /// A question of Baton's own that wants one letter.
    case prompt
}
