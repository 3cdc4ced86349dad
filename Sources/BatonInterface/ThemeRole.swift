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

    /// The role that theme files call `name`. Not `init(rawValue:)`: for so many names the compiler makes that a dictionary,
    /// which is built before the first frame and never used again.
    init?(name: String) {
        guard let role = Self.allCases.first(where: { $0.rawValue == name }) else { return nil }
        self = role
    }

    /// The role's place among all of them.
    var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
