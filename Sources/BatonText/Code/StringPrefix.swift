/// What the letters or signs before a quote change: `r"…"`, `f"…"`, `R"(…)"`, `$"…"`.
struct StringPrefix: Sendable {
    enum Form: Sendable {
        /// As without the letters.
        case ordinary
        /// A backslash stays a backslash, but keeps a quote behind it from closing (Python).
        case raw
        /// Nothing but a quote and as many `#` as before it closes; over lines (Rust).
        case hashed
        /// `R"name(…)name"`, over lines (C++).
        case delimited
        /// Two quotes stand for one; over lines (C#).
        case doubled
    }

    let text: [UInt8]
    let form: Form
    /// Whether code in braces is set into the string.
    let hasBraces: Bool

    init(_ text: String, _ form: Form = .ordinary, hasBraces: Bool = false) {
        self.text = Array(text.utf8)
        self.form = form
        self.hasBraces = hasBraces
    }
}
