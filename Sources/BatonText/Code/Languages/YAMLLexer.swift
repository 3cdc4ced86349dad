/// Paints YAML.
struct YAMLLexer: LineLexer {
    /// The column of what a block scalar belongs to; its text stands deeper.
    private var blockParent: Int?
    /// The quote of the string that is open at the end of a line.
    private var openQuote: UInt8?
    /// Brackets open around the place.
    private var flowDepth = 0
    /// Whether a key or an entry may begin here: nothing but indentation and dashes stands before.
    private var isEntryStart = true
    /// The column of the innermost entry or key that began on this line.
    private var parent = -1

    mutating func scan(_ line: inout CodeLine) {
        if let blockParent {
            let indentation = line.endOfSpaces(from: 0)
            if indentation == line.end || indentation > blockParent {
                line.paintSpaces()
                return line.paint(to: line.end, .string)
            }
            self.blockParent = nil
        }
        isEntryStart = true
        parent = -1
        if let quote = openQuote {
            scanQuoted(&line, quote: quote, from: line.position)
        } else {
            scanMarker(&line)
        }
        while !line.isAtEnd { scanToken(&line) }
    }

    private static let markers = ["---", "..."].map { Array($0.utf8) }

    /// `%YAML 1.2`, `---`
    private func scanMarker(_ line: inout CodeLine) {
        if line.current == UInt8(ascii: "%") { line.paint(to: line.end, .keyword) }
        for marker in Self.markers where line.has(marker, at: 0) && line.byte(at: 3).isBlank {
            line.paint(to: 3, .keyword)
        }
    }

    private mutating func scanToken(_ line: inout CodeLine) {
        let start = line.position
        let byte = line.current
        let next = line.byte(at: start + 1)
        switch byte {
        case UInt8(ascii: "#") where start == 0 || line.bytes[start - 1].isBlank:
            line.paint(to: line.end, .comment)
        case UInt8(ascii: "-") where isEntryStart && next.isBlank, UInt8(ascii: "?") where isEntryStart && next.isBlank:
            parent = start
            line.paint(to: start + 1, .punctuation)
        case UInt8(ascii: ":") where next.isBlank || flowDepth > 0:
            line.paint(to: start + 1, .punctuation)
            isEntryStart = false
        case UInt8(ascii: "&") where !next.isBlank, UInt8(ascii: "*") where !next.isBlank:
            line.paint(to: endOfPlainWord(line, from: start), .tag)
        case UInt8(ascii: "!"):
            line.paint(to: endOfPlainWord(line, from: start), .type)
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
            scanQuoted(&line, quote: byte, from: start + 1)
        case UInt8(ascii: "|"), UInt8(ascii: ">"):
            if flowDepth > 0 || !openBlock(&line) { scanPlain(&line) }
        case UInt8(ascii: "["), UInt8(ascii: "{"):
            flowDepth += 1
            line.paint(to: start + 1, .punctuation)
        case UInt8(ascii: "]") where flowDepth > 0, UInt8(ascii: "}") where flowDepth > 0:
            flowDepth -= 1
            line.paint(to: start + 1, .punctuation)
        case UInt8(ascii: ",") where flowDepth > 0:
            line.paint(to: start + 1, .punctuation)
        default:
            if byte.isBlank { line.paintSpaces() } else { scanPlain(&line) }
        }
    }

    private func endOfPlainWord(_ line: CodeLine, from start: Int) -> Int {
        var index = start + 1
        while index < line.end, !line.bytes[index].isBlank, !(flowDepth > 0 && Self.isFlowSign(line.bytes[index])) {
            index += 1
        }
        return index
    }

    private static func isFlowSign(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"): true
        default: false
        }
    }

    /// `|`, `>-`, `|+2`, with nothing but a comment behind.
    private mutating func openBlock(_ line: inout CodeLine) -> Bool {
        var end = line.position + 1
        while [UInt8(ascii: "+"), UInt8(ascii: "-")].contains(line.byte(at: end)) || line.byte(at: end).isDigit {
            end += 1
        }
        let rest = line.endOfSpaces(from: end)
        guard rest == line.end || (rest > end && line.bytes[rest] == UInt8(ascii: "#")) else { return false }
        line.paint(to: end, .keyword)
        blockParent = parent
        return true
    }

    /// A key up to its colon, or a value up to the end of the line, a comment, or a sign between values.
    private mutating func scanPlain(_ line: inout CodeLine) {
        let start = line.position
        let canBeKey = isEntryStart || flowDepth > 0
        var index = start
        /// Behind the last byte that is not blank.
        var end = start + 1
        var isKey = false
        while index < line.end {
            let byte = line.bytes[index]
            if byte == UInt8(ascii: ":"), canBeKey, index > start, line.byte(at: index + 1).isBlank {
                isKey = true
                break
            }
            if byte == UInt8(ascii: "#"), index > start, line.bytes[index - 1].isBlank { break }
            if flowDepth > 0, index > start, Self.isFlowSign(byte) { break }
            index += 1
            if !byte.isBlank { end = index }
        }
        if isKey { parent = start }
        isEntryStart = false
        line.paint(to: end, isKey ? .key : Self.role(ofValue: start..<end, in: line))
    }

    /// A string from its quote or, where `from` is the line's position, from within; a key where a colon follows.
    private mutating func scanQuoted(_ line: inout CodeLine, quote: UInt8, from start: Int) {
        let hasEscapes = quote == UInt8(ascii: "\"")
        let canBeKey = (isEntryStart || flowDepth > 0) && openQuote == nil
        var index = start
        openQuote = quote
        while index < line.end {
            let byte = line.bytes[index]
            if byte == quote {
                if hasEscapes || line.byte(at: index + 1) != quote {
                    openQuote = nil
                    break
                }
                index += 2
            } else {
                index += hasEscapes && byte == UInt8(ascii: "\\") ? 2 : 1
            }
        }
        let end = min(index + 1, line.end)
        let isKey = canBeKey && openQuote == nil && line.byte(at: line.endOfSpaces(from: end)) == UInt8(ascii: ":")
        if isKey { parent = line.position }
        isEntryStart = false
        line.paintText(to: end, isKey ? .key : .string, hasEscapes: hasEscapes)
    }

    private static let constants = ["true", "false", "null", "~", "yes", "no", "on", "off"].map { Array($0.utf8) }

    private static func role(ofValue value: Range<Int>, in line: CodeLine) -> TextRole {
        for word in constants where value.count == word.count && line.hasAnyCase(word, at: value.lowerBound) {
            return .constant
        }
        let first = line.bytes[value.lowerBound]
        let isSigned = first == UInt8(ascii: "-") || first == UInt8(ascii: "+") || first == UInt8(ascii: ".")
        guard first.isDigit || isSigned && line.byte(at: value.lowerBound + 1).isDigit else { return .string }
        // Numbers, versions, dates, times and addresses.
        let isNumber = value.allSatisfy { line.bytes[$0].isHexDigit || numberSigns.contains(line.bytes[$0]) }
        return isNumber ? .number : .string
    }

    private static let numberSigns = Array(" +-._:/xoTZ".utf8)
}
