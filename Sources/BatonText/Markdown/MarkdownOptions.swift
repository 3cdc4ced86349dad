/// What a reader may choose about laid-out Markdown.
package struct MarkdownOptions: Hashable, Sendable {
    /// Whether a row of code that is wider than its room is wrapped rather than scrolled sideways.
    package var wrapsCode: Bool

    package init(wrapsCode: Bool = false) {
        self.wrapsCode = wrapsCode
    }
}
