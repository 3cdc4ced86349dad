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
    /// The help, the agent picker and the like.
    case list
    /// The thread picker, the question before a thread is deleted, a line to type, and the links.
    case threads
    case deleting = "deleting a thread"
    case line = "one line"
    case links
    /// A question of Baton's own that wants one letter.
    case prompt
}
