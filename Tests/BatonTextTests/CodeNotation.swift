import BatonText

/// Highlighted code as text: `‹k let› x = ‹n 1›`.
///
/// What is plain or punctuation carries no mark, so that the code stays readable.
enum CodeNotation {
    private static let marks: [TextRole: String] = [
        .keyword: "k", .type: "t", .function: "f", .string: "s", .number: "n", .comment: "c", .constant: "o", .key: "y",
        .tag: "g", .inserted: "i", .deleted: "d", .hunk: "h", .label: "l", .heading: "H", .marker: "m", .quote: "q",
        .code: "e",
    ]

    static func marked(_ code: String, language: String) -> String {
        var highlighter = CodeHighlighter(language: language)
        return code.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            highlighter.spans(of: line).map { span in
                marks[span.role].map { "‹\($0) \(span.text)›" } ?? span.text
            }.joined()
        }.joined(separator: "\n")
    }

    /// The code of a text in this notation.
    static func code(of marked: String) -> String {
        marked.replacing(#/‹[a-zA-Z]\s/#, with: "").replacing("›", with: "")
    }
}
