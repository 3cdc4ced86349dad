/// A stretch of text in one role, without line feeds and tabs.
package struct StyledSpan: Hashable, Sendable {
    package var text: String
    package var role: TextRole
    package var emphasis: TextEmphasis
    /// The number of the link that this text belongs to, from 1, by the message's ``LinkTable``; 0 for none.
    package var link: UInt16

    package init(_ text: String, _ role: TextRole = .body, emphasis: TextEmphasis = [], link: UInt16 = 0) {
        self.text = text
        self.role = role
        self.emphasis = emphasis
        self.link = link
    }
}
