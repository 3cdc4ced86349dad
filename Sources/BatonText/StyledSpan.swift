/// A stretch of text in one role, without line feeds and tabs.
package struct StyledSpan: Hashable, Sendable {
    package var text: String
    package var role: TextRole

    package init(_ text: String, _ role: TextRole = .body) {
        self.text = text
        self.role = role
    }
}
