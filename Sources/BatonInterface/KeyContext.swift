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
    /// The card of what the agent asks, while it has the focus; its calls, which have keys of their own; and a text in it.
    case calls = "card with calls"
    case card
    case cardText = "text in a card"
    /// The step viewer, and the text that is looked for in it.
    case steps = "step viewer"
    case search
    /// The path of a file that is to be attached; asked before ``list``.
    case path = "file picker"
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
