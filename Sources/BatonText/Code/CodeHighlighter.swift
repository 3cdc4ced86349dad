/// Colours code line by line, in the language that a fence names.
///
/// A value: it holds what is open at the end of a line (a comment, a string, a heredoc), so a copy can try a line that is
/// still growing. Linear in what it is given, whatever that is.
package struct CodeHighlighter: Sendable {
    private var lexer: any LineLexer

    /// - Parameter language: the word behind a fence, in any case; an unknown one leaves the code as it is.
    package init(language: String) {
        lexer = CodeLanguage.named(language)?.lexer() ?? PlainLexer()
    }

    /// The language's own name (`js` is "JavaScript"); an unknown one as it was written.
    package static func displayName(of language: String) -> String {
        CodeLanguage.named(language)?.name ?? language
    }

    /// One line, without its line feed, in spans whose texts together are exactly the line.
    ///
    /// Neighbours differ in role, no span is empty, and none begins within a grapheme cluster. Tabs stay as they are.
    package mutating func spans(of line: Substring) -> [StyledSpan] {
        if let spans = line.utf8.withContiguousStorageIfAvailable({ spans(of: $0) }) { return spans }
        // A line whose bytes are not in one piece.
        var copy = String(line)
        return copy.withUTF8 { spans(of: $0) }
    }

    private mutating func spans(of bytes: UnsafeBufferPointer<UInt8>) -> [StyledSpan] {
        var line = CodeLine(bytes)
        lexer.scan(&line)
        return line.finish()
    }
}
