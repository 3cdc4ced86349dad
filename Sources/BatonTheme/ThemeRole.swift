/// What a theme gives a look to: the meaning of a piece of text, never its colour.
package enum ThemeRole: UInt8, Hashable, Sendable, CaseIterable {
    // Text
    case text, dim, accent, strong, emphasis, code, heading, subheading, link, quote, marker, label
    // Code and data
    case plainCode, keyword, type, function, string, number, comment, constant, dataKey, tag, punctuation
    case inserted, deleted, hunk
    // What a search found
    case match, currentMatch
    // The transcript
    case userBar, userText, agentName, tool, reasoning, footer, question
    // States
    case success, warning, error, running, unread
    // The frame
    case rule, status, selection, composer, prompt, key, slot, slotActive, profile

    /// The word for it in theme files: the case's own name, its parts joined by hyphens.
    package var name: String { Self.names[Int(rawValue)] }

    /// In the order of the cases. Written out, because to ask the runtime for them takes it longer than the first frame of a
    /// chat with a theme of the user's own may wait.
    package static let names = [
        "text", "dim", "accent", "strong", "emphasis", "code", "heading", "subheading", "link", "quote", "marker",
        "label",
        "plain-code", "keyword", "type", "function", "string", "number", "comment", "constant", "data-key", "tag",
        "punctuation", "inserted", "deleted", "hunk",
        "match", "current-match",
        "user-bar", "user-text", "agent-name", "tool", "reasoning", "footer", "question",
        "success", "warning", "error", "running", "unread",
        "rule", "status", "selection", "composer", "prompt", "key", "slot", "slot-active", "profile",
    ]
}
