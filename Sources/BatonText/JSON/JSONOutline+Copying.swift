extension JSONOutline {
    /// The value whose row is at `offset`, as it stands in the JSON; of a text that is none, all of it.
    package func source(at offset: Int) -> String {
        let node = nodes[Int(rows[row(at: offset)].node)]
        return String(substring(Int(node.value)..<Int(node.end)))
    }

    /// The rows of the value whose row is at `offset`.
    package func rows(at offset: Int) -> Range<Int> {
        let node = nodes[Int(rows[row(at: offset)].node)]
        let first = row(at: Int(node.start))
        return first..<max(first, row(at: max(Int(node.start), Int(node.end) - 1))) + 1
    }

    package var rowsOfAll: Range<Int> { 0..<rowCount }

    /// Rows as they are shown, each with a line feed behind it.
    package func rendered(_ range: Range<Int>) -> String {
        range.map { line($0).spans.map(\.text).joined() + "\n" }.joined()
    }
}
