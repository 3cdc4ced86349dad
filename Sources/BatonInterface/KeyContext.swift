/// Where a key is pressed: the same key may mean something else in each.
///
/// The order is the help's.
package enum KeyContext: String, Hashable, Sendable, CaseIterable {
    /// Anywhere; asked last.
    case everywhere
    /// The composer while nothing stands in it; asked before ``composer``.
    case emptyComposer = "empty composer"
    case composer
    /// What is looked for among earlier messages; asked instead of ``composer``.
    case history = "history search"
    /// The transcript, while it has the focus.
    case transcript
    /// What stands beside the transcript, while it has the focus.
    case sidePane = "side pane"
    /// The card of what the agent asks, while it has the focus; its calls, which have keys of their own; and a text in it.
    case calls = "card with calls"
    case card
    case cardText = "text in a card"
    /// The step viewer, and the text that is looked for in it or in the transcript.
    case steps = "step viewer"
    case search
    /// The path of a file that is to be attached or written; asked before ``list``.
    case path = "file picker"
    /// The commands by name; asked before ``list``.
    case palette
    /// The messages that wait; asked before ``list``.
    case queue
    /// The list of ids; asked before ``list``.
    case ids
    /// The help, the agent picker and the like.
    case list
    /// The thread picker, the question before a thread is deleted, a line to type, and the links.
    case threads
    case deleting = "deleting a thread"
    /// The question before a file is written over.
    case exporting = "exporting a thread"
    case line = "one line"
    case links
    /// A question of Baton's own that wants one letter.
    case prompt
}

extension KeyContext {
    /// As in the configuration: `[keys.step-viewer]`.
    package var name: String { rawValue.replacing(" ", with: "-") }

    package init?(name: String) {
        guard let context = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = context
    }

    /// What is asked after this context and before ``everywhere``; nil where nothing is.
    private var outer: KeyContext? {
        switch self {
        case .emptyComposer: .composer
        case .path, .palette, .queue, .threads, .links, .ids: .list
        default: nil
        }
    }

    /// Whether one press may be looked up in both.
    func isAsked(with other: KeyContext) -> Bool {
        self == other || self == .everywhere || other == .everywhere || outer == other || other.outer == self
    }

    /// Whether a command that is at home in `homes` does something here.
    func takes(_ command: UserCommand, from homes: [KeyContext]) -> Bool {
        if case .scroll = command { return true }
        let writing: [KeyContext] = [.emptyComposer, .composer]
        return homes.contains(.everywhere) || homes.contains(self)
            || writing.contains(self) && homes.contains(where: writing.contains)
    }
}
