/// Paints Markdown that is shown as source.
struct MarkdownSourceLexer: LineLexer {
    /// The sign and the length of the fence that is open.
    private var fence: (sign: UInt8, count: Int)?

    mutating func scan(_ line: inout CodeLine) {
        line.paintSpaces()
        if scanFence(&line) { return }
        if fence != nil { return line.paint(to: line.end, .code) }
        switch line.current {
        case UInt8(ascii: "#"):
            let end = line.endOfRun(from: line.position)
            if line.byte(at: end).isBlank { return line.paint(to: line.end, .heading) }
        case UInt8(ascii: ">"):
            line.paint(to: line.position + 1, .quote)
        case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"):
            if line.byte(at: line.position + 1).isBlank { line.paint(to: line.position + 1, .marker) }
        default:
            scanNumber(&line)
        }
        while !line.isAtEnd { scanText(&line) }
    }

    /// Whether the line opens or closes a fence.
    private mutating func scanFence(_ line: inout CodeLine) -> Bool {
        let sign = line.current
        guard sign == UInt8(ascii: "`") || sign == UInt8(ascii: "~") else { return false }
        let end = line.endOfRun(from: line.position)
        let count = end - line.position
        guard count >= 3 else { return false }
        if let fence {
            guard fence.sign == sign, count >= fence.count, line.endOfSpaces(from: end) == line.end else {
                return false
            }
            self.fence = nil
        } else {
            guard line.firstIndex(of: sign, from: end) == nil else { return false }
            fence = (sign, count)
        }
        line.paint(to: end, .punctuation)
        line.paint(to: line.end, .label)
        return true
    }

    private func scanNumber(_ line: inout CodeLine) {
        var end = line.position
        while line.byte(at: end).isDigit { end += 1 }
        let sign = line.byte(at: end)
        guard end > line.position, sign == UInt8(ascii: ".") || sign == UInt8(ascii: ")") else { return }
        if line.byte(at: end + 1).isBlank { line.paint(to: end + 1, .marker) }
    }

    private func scanText(_ line: inout CodeLine) {
        let start = line.position
        guard line.current == UInt8(ascii: "`") else {
            return line.paint(to: line.firstIndex(of: UInt8(ascii: "`"), from: start) ?? line.end, .plainCode)
        }
        let run = line.endOfRun(from: start)
        // Code in one backtick is all that is written; longer runs are taken for text.
        guard run == start + 1, let close = line.firstIndex(of: UInt8(ascii: "`"), from: run) else {
            return line.paint(to: run, .plainCode)
        }
        line.paint(to: close + 1, .code)
    }
}
