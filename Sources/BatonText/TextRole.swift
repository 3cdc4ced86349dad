/// What a stretch of text is, for a theme to say how it looks.
package enum TextRole: Hashable, Sendable, CaseIterable {
    case body, strong, emphasis, code, heading, dim
}
