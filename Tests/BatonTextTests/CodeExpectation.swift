import Testing

/// Expects code to be highlighted as `marked`, written in ``CodeNotation``, says.
func expect(_ marked: String, language: String, sourceLocation: SourceLocation = #_sourceLocation) {
    let code = CodeNotation.code(of: marked)
    #expect(CodeNotation.marked(code, language: language) == marked, sourceLocation: sourceLocation)
}
