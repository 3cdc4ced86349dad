/// What a theme gives a look to: the meaning of a piece of text, never its colour.
package enum ThemeRole: String, Hashable, Sendable, CaseIterable {
    // Text
    case text, dim, accent, strong, emphasis, code, heading, link
    // The transcript
    case userBar = "user-bar"
    case userText = "user-text"
    case agentName = "agent-name"
    case tool, reasoning, footer, question
    // States
    case success, warning, error, running, unread
    // The frame
    case rule, status, selection, composer, prompt, key
    case slot
    case slotActive = "slot-active"
    case profile
}
