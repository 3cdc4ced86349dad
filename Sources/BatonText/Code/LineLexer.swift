/// Paints code line by line; keeps what is open at a line's end.
///
/// Whatever the line holds, a lexer paints all of it up to ``CodeLine/end``, and looks at each byte a bounded number of times.
protocol LineLexer: Sendable {
    mutating func scan(_ line: inout CodeLine)
}
