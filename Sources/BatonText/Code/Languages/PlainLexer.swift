/// Leaves the code as it is.
struct PlainLexer: LineLexer {
    mutating func scan(_ line: inout CodeLine) {
        line.paint(to: line.end, .plainCode)
    }
}
