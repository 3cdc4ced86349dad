/// One thing that was said, for platforms that have to be told the conversation because they keep none.
package struct ChatMessage: Hashable, Sendable {
    package enum Role: String, Hashable, Sendable {
        case user, assistant
    }

    package var role: Role
    package var text: String

    package init(role: Role, text: String) {
        self.role = role
        self.text = text
    }
}
