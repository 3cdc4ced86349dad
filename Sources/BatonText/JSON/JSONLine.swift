internal import BatonScreen

/// A row of an outline being put together.
struct JSONLine {
    private var spans: [StyledSpan]
    private let unescapes: Bool
    /// Columns behind the indentation, from which tab stops are counted.
    private var column = 0

    init(indent: Int, unescapes: Bool) {
        spans = indent > 0 ? [StyledSpan(String(repeating: " ", count: indent))] : []
        self.unescapes = unescapes
    }

    mutating func append(_ text: some StringProtocol, _ role: TextRole) {
        var shown = String(text)
        if unescapes, shown.utf8.contains(UInt8(ascii: "\\")) { shown = Self.unescaped(shown) }
        if shown.utf8.contains(0x09) { shown = expandingTabs(shown) }
        column += TextWidth.columns(of: shown)
        if spans.last?.role == role {
            spans[spans.count - 1].text += shown
        } else {
            spans.append(StyledSpan(shown, role))
        }
    }

    /// The row; one that is wider than all the room, because a single cluster is, shows that it cannot be shown.
    func styled(width: Int) -> StyledLine {
        let line = StyledLine(spans)
        return line.columns <= width ? line : StyledLine([StyledSpan("\u{FFFD}")])
    }

    private static func unescaped(_ text: String) -> String {
        var text = text
        return text.withUTF8 { bytes in
            var output: [UInt8] = []
            var position = 0
            while position < bytes.count {
                let isEscape = bytes[position] == UInt8(ascii: "\\")
                if isEscape, let escape = JSONEscape(bytes, at: position, before: bytes.count) {
                    output.append(contentsOf: UTF8.encode(escape.scalar) ?? UTF8.encodedReplacementCharacter)
                    position += escape.length
                } else {
                    output.append(bytes[position])
                    position += 1
                }
            }
            return String(decoding: output, as: UTF8.self)
        }
    }

    private func expandingTabs(_ text: String) -> String {
        var output = ""
        for piece in text.split(separator: "\t", omittingEmptySubsequences: false).enumerated() {
            if piece.offset > 0 {
                let used = column + TextWidth.columns(of: output)
                let count = JSONRowBreaker.tabColumns - used % JSONRowBreaker.tabColumns
                output += String(repeating: " ", count: count)
            }
            output += piece.element
        }
        return output
    }
}
