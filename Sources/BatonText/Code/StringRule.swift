/// How a language writes one kind of string.
struct StringRule: Sendable {
    enum Escape: Sendable {
        /// Nothing is special before the closing quote.
        case none
        /// `\n`
        case backslash
        /// The closing quote, twice.
        case doubled
    }

    /// How code is set into the string.
    enum Interpolation: Sendable {
        case none
        /// Swift: `\(value)`
        case parentheses
        /// JavaScript: `${value}`
        case dollarBraces
        /// Kotlin, PHP: `$name` and `${value}`
        case dollarNames
        /// Ruby: `#{value}`
        case hashBraces
        /// Python's f-strings, C#: `{value}`, with `{{` for a brace
        case braces
    }

    let open: [UInt8]
    let close: [UInt8]
    let escape: Escape
    let interpolation: Interpolation
    /// Whether the string goes on behind the end of the line.
    let spansLines: Bool
    let role: TextRole

    init(
        _ open: String, _ close: String? = nil, escape: Escape = .backslash, interpolation: Interpolation = .none,
        spansLines: Bool = false, role: TextRole = .string
    ) {
        self.open = Array(open.utf8)
        self.close = Array((close ?? open).utf8)
        self.escape = escape
        self.interpolation = interpolation
        self.spansLines = spansLines
        self.role = role
    }
}
