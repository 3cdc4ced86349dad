/// Paints CSS, SCSS and Less.
struct StyleSheetLexer: LineLexer {
    /// Whether `//` begins a comment (SCSS, Less).
    private let hasLineComments: Bool
    private var isInComment = false
    /// Braces open around the place.
    private var depth = 0
    /// Whether the place is behind a property's colon, or in what an at-rule says before its braces.
    private var isInValue = false

    init(hasLineComments: Bool) {
        self.hasLineComments = hasLineComments
    }

    mutating func scan(_ line: inout CodeLine) {
        while !line.isAtEnd {
            if isInComment {
                scanComment(&line)
            } else if line.current.isBlank {
                line.paintSpaces()
            } else if !openComment(&line), !scanBrace(&line) {
                if isInValue { scanValue(&line) } else { scanStatement(&line) }
            }
        }
    }

    private mutating func openComment(_ line: inout CodeLine) -> Bool {
        guard line.current == UInt8(ascii: "/") else { return false }
        let next = line.byte(at: line.position + 1)
        if next == UInt8(ascii: "*") {
            isInComment = true
            line.paint(to: line.position + 2, .comment)
            return true
        }
        guard hasLineComments, next == UInt8(ascii: "/") else { return false }
        line.paint(to: line.end, .comment)
        return true
    }

    private mutating func scanComment(_ line: inout CodeLine) {
        var index = line.position
        while index < line.end {
            if line.bytes[index] == UInt8(ascii: "*"), line.byte(at: index + 1) == UInt8(ascii: "/") {
                isInComment = false
                return line.paint(to: index + 2, .comment)
            }
            index += 1
        }
        line.paint(to: line.end, .comment)
    }

    /// What ends a statement.
    private mutating func scanBrace(_ line: inout CodeLine) -> Bool {
        switch line.current {
        case UInt8(ascii: "{"): depth += 1
        case UInt8(ascii: "}"): depth = max(0, depth - 1)
        case UInt8(ascii: ";"): break
        default: return false
        }
        isInValue = false
        line.paint(to: line.position + 1, .punctuation)
        return true
    }

    private mutating func scanStatement(_ line: inout CodeLine) {
        if line.current == UInt8(ascii: "@") {
            let end = line.endOfHyphenatedWord(from: line.position + 1)
            // Less writes its variables so.
            let isVariable = line.byte(at: line.endOfSpaces(from: end)) == UInt8(ascii: ":")
            line.paint(to: end, isVariable ? .constant : .keyword)
            isInValue = true
            return
        }
        let statement = statement(line)
        guard statement.isDeclaration else { return scanSelector(&line, to: statement.end) }
        let isVariable = line.current == UInt8(ascii: "$")
        var colon = line.position
        while line.bytes[colon] != UInt8(ascii: ":") { colon += 1 }
        line.paint(to: colon, isVariable ? .constant : .key)
        line.paint(to: colon + 1, .punctuation)
        isInValue = true
    }

    /// Where the statement at the line's position ends on this line, and whether it is a property and its value.
    private func statement(_ line: CodeLine) -> (end: Int, isDeclaration: Bool) {
        var hasColon = false
        var index = line.position
        while index < line.end {
            let byte = line.bytes[index]
            let next = line.byte(at: index + 1)
            if byte == UInt8(ascii: "{") { return (index, false) }
            if byte == UInt8(ascii: ";") || byte == UInt8(ascii: "}") { return (index, hasColon) }
            // Behind a comment all may be otherwise; what is known until there has to do.
            if byte == UInt8(ascii: "/"), next == UInt8(ascii: "*") || (hasLineComments && next == byte) { break }
            if byte == UInt8(ascii: "#"), next == UInt8(ascii: "{") { index += 1 }
            hasColon = hasColon || byte == UInt8(ascii: ":")
            index += 1
        }
        return (index, hasColon && (depth > 0 || line.current == UInt8(ascii: "$")))
    }

    private func scanSelector(_ line: inout CodeLine, to end: Int) {
        while line.position < end {
            let start = line.position
            let next = line.endOfHyphenatedWord(from: start + 1)
            switch line.current {
            case UInt8(ascii: "."), UInt8(ascii: "%"): line.paint(to: next, next > start + 1 ? .type : .punctuation)
            case UInt8(ascii: "#"): line.paint(to: next, .constant)
            case UInt8(ascii: ":"):
                let isElement = line.byte(at: start + 1) == UInt8(ascii: ":")
                line.paint(to: isElement ? line.endOfHyphenatedWord(from: start + 2) : next, .keyword)
            case UInt8(ascii: "["): scanAttribute(&line, to: end)
            case UInt8(ascii: "\""), UInt8(ascii: "'"): scanString(&line)
            default:
                if line.current.isBlank {
                    line.paintSpaces()
                } else if line.current.isDigit {
                    scanNumber(&line)
                } else if line.current.isWordStart || line.current == UInt8(ascii: "-") {
                    line.paint(to: next, .tag)
                } else {
                    line.paint(to: start + 1, .punctuation)
                }
            }
        }
    }

    /// `[name="value"]`
    private func scanAttribute(_ line: inout CodeLine, to end: Int) {
        line.paint(to: line.position + 1, .punctuation)
        line.paint(to: line.endOfHyphenatedWord(from: line.position), .key)
    }

    private func scanValue(_ line: inout CodeLine) {
        let start = line.position
        let byte = line.current
        let next = line.byte(at: start + 1)
        let word = line.endOfHyphenatedWord(from: start + 1)
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "'"): scanString(&line)
        case UInt8(ascii: "#") where next == UInt8(ascii: "{"):
            // SCSS sets a value in.
            let close = line.firstIndex(of: UInt8(ascii: "}"), from: start) ?? line.end - 1
            line.paint(to: close + 1, .constant)
        case UInt8(ascii: "#"): line.paint(to: word, .number)
        case UInt8(ascii: "!"): line.paint(to: word, .keyword)
        case UInt8(ascii: "$"), UInt8(ascii: "@"): line.paint(to: word, .constant)
        case UInt8(ascii: ".") where next.isDigit, UInt8(ascii: "+") where next.isDigit: scanNumber(&line)
        case UInt8(ascii: "-") where next == UInt8(ascii: "-"): line.paint(to: word, .constant)
        case UInt8(ascii: "-") where next.isDigit || next == UInt8(ascii: "."): scanNumber(&line)
        default:
            if byte.isDigit {
                scanNumber(&line)
            } else if byte.isWordStart || byte == UInt8(ascii: "-") {
                scanWord(&line, end: word)
            } else {
                line.paint(to: start + 1, .punctuation)
            }
        }
    }

    private func scanWord(_ line: inout CodeLine, end: Int) {
        let isCall = line.byte(at: end) == UInt8(ascii: "(")
        let isAddress = isCall && end - line.position == 3 && line.hasAnyCase(Self.address, at: line.position)
        line.paint(to: end, isCall ? .function : .plainCode)
        let quote = line.byte(at: end + 1)
        guard isAddress, quote != UInt8(ascii: "\""), quote != UInt8(ascii: "'") else { return }
        line.paint(to: end + 1, .punctuation)
        line.paint(to: line.firstIndex(of: UInt8(ascii: ")"), from: end) ?? line.end, .string)
    }

    private static let address = Array("url".utf8)

    /// A number, then its unit.
    private func scanNumber(_ line: inout CodeLine) {
        var end = line.position + 1
        while line.byte(at: end).isDigit || (line.byte(at: end) == UInt8(ascii: ".") && line.byte(at: end + 1).isDigit)
        {
            end += 1
        }
        line.paint(to: end, .number)
        if line.current == UInt8(ascii: "%") { end += 1 }
        while line.byte(at: end).isLetter { end += 1 }
        line.paint(to: end, .keyword)
    }

    private func scanString(_ line: inout CodeLine) {
        let quote = line.current
        var end = line.position + 1
        while end < line.end, line.bytes[end] != quote { end += line.bytes[end] == UInt8(ascii: "\\") ? 2 : 1 }
        line.paint(to: end + 1, .string)
    }
}
