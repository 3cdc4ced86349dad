import BatonCore
import BatonText
import Testing

@Suite("Highlighting")
struct CodeHighlighterTests {
    /// One language for each lexer and each family of grammars, and one that there is not.
    static let languages = [
        "swift", "python", "typescript", "json", "yaml", "toml", "ini", "bash", "sql", "html", "xml", "css", "scss",
        "go",
        "rust", "c", "c++", "java", "kotlin", "c#", "ruby", "php", "lua", "powershell", "hcl", "dockerfile", "makefile",
        "console", "markdown", "diff", "klingon",
    ]

    /// What opens something somewhere.
    private static let pieces = [
        "\"", "\"\"\"", "'", "`", "```", "/*", "*/", "//", "#", "##", "\\", "\\(", "\\u{", "${", "$(", "$((", "#{", "{",
        "{{",
        "}", "(", ")", "[", "]", "<", "</", ">", "<!--", "-->", "<script>", "</script>", "<<EOF", "EOF", "<<~", "<<<",
        "@@",
        "@", "--", "---", "+++", "-", "+", ":", ";", ",", "=", "|", "&", "!", "?", "%", "~", "^", "r#\"", "\"#",
        "R\"x(",
        ")x\"", "f\"", "--[[", "]]", "let ", "def ", "if ", "for ", "$x", "'a", "0x", "1.", ".5", "1e-", "_", " ", "  ",
        "\t",
    ]

    private static func randomLine(using generator: inout SplitMix64) -> String {
        (0..<Int.random(in: 0...12, using: &generator)).map { _ in
            Bool.random(using: &generator)
                ? pieces.randomElement(using: &generator) ?? ""
                : HostileText.random(upTo: 2, using: &generator).replacing("\n", with: "")
        }.joined()
    }

    @Test(
        "The spans' texts together are the line, none is empty, neighbours differ, and no cluster is torn",
        arguments: languages)
    func spansAreTheLine(language: String) {
        var generator = SplitMix64(seed: 7)
        var highlighter = CodeHighlighter(language: language)
        for number in 0..<400 {
            if number % 20 == 0 { highlighter = CodeHighlighter(language: language) }
            let line = Self.randomLine(using: &generator)
            let spans = highlighter.spans(of: line[...])
            #expect(spans.map(\.text).joined() == line)
            #expect(spans.allSatisfy { !$0.text.isEmpty && $0.emphasis.isEmpty && $0.link == 0 })
            #expect(zip(spans, spans.dropFirst()).allSatisfy { $0.role != $1.role })
            #expect(spans.reduce(0) { $0 + $1.text.count } == line.count, "\(line.debugDescription)")
        }
    }

    @Test("A part of a larger text is highlighted as if it stood alone", arguments: languages)
    func substringsAreLines(language: String) {
        var generator = SplitMix64(seed: 11)
        for _ in 0..<50 {
            let line = Self.randomLine(using: &generator)
            let text = "é\"" + line + "\"é"
            let start = text.utf8.index(text.startIndex, offsetBy: 3)
            var whole = CodeHighlighter(language: language)
            var part = CodeHighlighter(language: language)
            #expect(
                part.spans(of: text[start..<text.utf8.index(start, offsetBy: line.utf8.count)])
                    == whole.spans(of: line[...]))
        }
    }

    @Test("A copy tries an unfinished line and leaves the original as it was")
    func copiesAreIndependent() {
        var highlighter = CodeHighlighter(language: "swift")
        _ = highlighter.spans(of: "let a = \"\"\"")
        var copy = highlighter
        #expect(
            copy.spans(of: "\"\"\" + x") == [
                StyledSpan("\"\"\"", .string), StyledSpan(" ", .plainCode),
                StyledSpan("+", .punctuation), StyledSpan(" x", .plainCode),
            ])
        #expect(highlighter.spans(of: "text") == [StyledSpan("text", .string)])
    }

    @Test("Brackets and operators are punctuation")
    func punctuation() {
        var highlighter = CodeHighlighter(language: "js")
        #expect(
            highlighter.spans(of: "a[1]+=b;") == [
                StyledSpan("a", .plainCode), StyledSpan("[", .punctuation), StyledSpan("1", .number),
                StyledSpan("]+=", .punctuation), StyledSpan("b", .plainCode), StyledSpan(";", .punctuation),
            ])
    }

    @Test("An unknown language stays plain, and an empty line has no spans")
    func unknownIsPlain() {
        var highlighter = CodeHighlighter(language: "klingon")
        #expect(highlighter.spans(of: "let x = \"1\"") == [StyledSpan("let x = \"1\"", .plainCode)])
        #expect(highlighter.spans(of: "").isEmpty)
    }

    @Test(
        "A language goes by its aliases in any case, also with a tool's words around them",
        arguments: [
            ("js", "JavaScript"), ("TS", "TypeScript"), ("Py", "Python"), ("sh", "Bash"), ("yml", "YAML"),
            ("c++", "C++"),
            ("golang", "Go"), ("rs", "Rust"), ("c#", "C#"), ("swift", "Swift"), ("rust,ignore", "Rust"),
            ("js{1,3}", "JavaScript"), ("python:main.py", "Python"), ("{.ruby}", "Ruby"), ("Klingon", "Klingon"),
            ("", ""),
        ])
    func names(alias: String, name: String) {
        #expect(CodeHighlighter.displayName(of: alias) == name)
    }

    @Test(
        "A string that its line does not close ends with the line where the language says so",
        arguments: ["swift", "python", "js", "json", "toml", "go", "c", "c++", "java", "kotlin", "c#", "lua", "css"])
    func unfinishedStringsEnd(language: String) {
        var highlighter = CodeHighlighter(language: language)
        var fresh = highlighter
        _ = highlighter.spans(of: "x = \"never closed")
        _ = fresh.spans(of: "x = \"closed\"")
        #expect(highlighter.spans(of: "y = 1") == fresh.spans(of: "y = 1"))
    }

    @Test(
        "Fifty thousand of the same sign cost no more than each its share", .timeLimit(.minutes(1)),
        arguments: [
            "\"", "/*", "(", "\\", "<", "{", "#", "$(", "=/[", "a/**/", "\"\" ", "\"\\(",
        ])
    func hostileLinesAreLinear(sign: String) {
        let line = String(repeating: sign, count: 50_000 / sign.utf8.count)
        // The ones with a lexer, or a way of writing strings, of their own.
        for language in ["swift", "ts", "yaml", "bash", "html", "css"] {
            var highlighter = CodeHighlighter(language: language)
            let spans = highlighter.spans(of: line[...])
            #expect(spans.reduce(0) { $0 + $1.text.utf8.count } == line.utf8.count)
        }
    }
}
