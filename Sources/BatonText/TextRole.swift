/// What a stretch of text is, for a theme to say how it looks. Weight and slant come on top: ``TextEmphasis``.
package enum TextRole: UInt8, Hashable, Sendable, CaseIterable {
    // Prose
    case body, dim
    /// Inline code.
    case code
    /// Headings of levels 1 and 2, and of the others.
    case heading, subheading
    case link, quote
    /// Bullets, numbers, task boxes.
    case marker
    /// Rules and the lines of tables.
    case rule
    /// What stands beside the text about the text: a code block's language, a link's number.
    case label
    // Code and data
    case plainCode, keyword, type, function, string, number, comment, constant, key, tag, punctuation
    // Differences
    case inserted, deleted, hunk
    // Found by a search: every hit, and the one that the user is at.
    case match, currentMatch
}

/// Weight, slant and the like, on top of a role.
package struct TextEmphasis: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let strong = TextEmphasis(rawValue: 1)
    package static let emphasis = TextEmphasis(rawValue: 2)
    package static let struck = TextEmphasis(rawValue: 4)
}
