/// Paints TOML, and the simpler files of keys and values: INI, properties, environment files.
struct SettingsLexer: LineLexer {
    /// How values are written.
    enum Dialect: Sendable {
        case toml
        /// A value is the rest of its line.
        case lines
    }

    private let dialect: Dialect
    /// The quote of the string that is open over lines, three of which close it.
    private var openQuote: UInt8?
    /// Brackets open around values; a line that begins with one is a header only outside of them.
    private var depth = 0

    init(_ dialect: Dialect) {
        self.dialect = dialect
    }

    mutating func scan(_ line: inout CodeLine) {
        if let quote = openQuote {
            scanLongString(&line, quote: quote)
        } else {
            line.paintSpaces()
            if scanHeader(&line) { return }
            if dialect == .lines { return scanPlainLine(&line) }
        }
        while !line.isAtEnd { scanToken(&line) }
    }

    /// `[table]`, `[[array]]`, `[section "name"]`
    private mutating func scanHeader(_ line: inout CodeLine) -> Bool {
        guard line.current == UInt8(ascii: "["), depth == 0 else { return false }
        while !line.isAtEnd {
            switch line.current {
            case UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "."):
                line.paint(to: line.position + 1, .punctuation)
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                scanString(&line, role: .type)
            case UInt8(ascii: "#"):
                line.paint(to: line.end, .comment)
            default:
                line.paint(to: line.position + 1, line.current.isBlank ? .plainCode : .type)
            }
        }
        return true
    }

    private mutating func scanToken(_ line: inout CodeLine) {
        let byte = line.current
        switch byte {
        case UInt8(ascii: "#"):
            line.paint(to: line.end, .comment)
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
            scanString(&line, role: .string)
        case UInt8(ascii: "["), UInt8(ascii: "{"):
            depth += 1
            line.paint(to: line.position + 1, .punctuation)
        case UInt8(ascii: "]"), UInt8(ascii: "}"):
            depth = max(0, depth - 1)
            line.paint(to: line.position + 1, .punctuation)
        default:
            if byte.isBlank {
                line.paintSpaces()
            } else if Self.isBare(byte) || byte == UInt8(ascii: "+") {
                scanBare(&line)
            } else {
                line.paint(to: line.position + 1, .punctuation)
            }
        }
    }

    private static func isBare(_ byte: UInt8) -> Bool { byte.isWord || byte == UInt8(ascii: "-") }

    /// A key, dotted or not, or a number, date or constant.
    private mutating func scanBare(_ line: inout CodeLine) {
        var end = line.position + 1
        while end < line.end, Self.isBare(line.bytes[end]) || Self.joints.contains(line.bytes[end]) { end += 1 }
        let next = line.byte(at: line.endOfSpaces(from: end))
        guard next == UInt8(ascii: "=") || line.byte(at: end) == UInt8(ascii: "\"") else {
            return line.paint(to: end, Self.valueRole(line, end: end))
        }
        while line.position < end {
            let isDot = line.current == UInt8(ascii: ".")
            line.paint(to: line.position + 1, isDot ? .punctuation : .key)
        }
    }

    /// What stands within a number, date or dotted key, besides letters, digits and hyphens.
    private static let joints = Array(".:+".utf8)

    private static func valueRole(_ line: CodeLine, end: Int) -> TextRole {
        let isSigned = line.current == UInt8(ascii: "-") || line.current == UInt8(ascii: "+")
        let start = isSigned ? line.position + 1 : line.position
        if line.byte(at: start).isDigit { return .number }
        if end - start == 3, numbers.contains(where: { line.has($0, at: start) }) { return .number }
        for word in constants where end - line.position == word.count && line.hasAnyCase(word, at: line.position) {
            return .constant
        }
        return .plainCode
    }

    private static let numbers = ["inf", "nan"].map { Array($0.utf8) }
    private static let constants = ["true", "false", "on", "off", "yes", "no", "null", "none"].map { Array($0.utf8) }

    /// A string on one line, or the beginning of a longer one; a key where `=` follows.
    private mutating func scanString(_ line: inout CodeLine, role: TextRole) {
        let quote = line.current
        if line.byte(at: line.position + 1) == quote, line.byte(at: line.position + 2) == quote {
            line.paint(to: line.position + 3, .string)
            openQuote = quote
            return scanLongString(&line, quote: quote)
        }
        let hasEscapes = quote == UInt8(ascii: "\"")
        var end = line.position + 1
        while end < line.end, line.bytes[end] != quote {
            end += hasEscapes && line.bytes[end] == UInt8(ascii: "\\") ? 2 : 1
        }
        end = min(end + 1, line.end)
        let next = line.byte(at: line.endOfSpaces(from: end))
        let isKey = role == .string && (next == UInt8(ascii: "=") || next == UInt8(ascii: "."))
        line.paintText(to: end, isKey ? .key : role, hasEscapes: hasEscapes)
    }

    private mutating func scanLongString(_ line: inout CodeLine, quote: UInt8) {
        let hasEscapes = quote == UInt8(ascii: "\"")
        var end = line.position
        while end < line.end {
            if hasEscapes, line.bytes[end] == UInt8(ascii: "\\") {
                end += 2
            } else if line.bytes[end] == quote, line.byte(at: end + 1) == quote, line.byte(at: end + 2) == quote {
                openQuote = nil
                // Up to two more quotes belong to the text.
                end += 3
                let limit = end + 2
                while end < limit, line.byte(at: end) == quote { end += 1 }
                break
            } else {
                end += 1
            }
        }
        line.paintText(to: min(end, line.end), .string, hasEscapes: hasEscapes)
    }

    /// `key = value`, where the value is the rest of the line; a comment takes a whole line.
    private func scanPlainLine(_ line: inout CodeLine) {
        let start = line.position
        if line.current == UInt8(ascii: "#") || line.current == UInt8(ascii: ";") || line.current == UInt8(ascii: "!") {
            return line.paint(to: line.end, .comment)
        }
        var sign = start
        while sign < line.end, line.bytes[sign] != UInt8(ascii: "="), line.bytes[sign] != UInt8(ascii: ":") {
            sign += 1
        }
        guard sign < line.end else { return line.paint(to: line.end, .plainCode) }
        line.paint(to: line.startOfSpaces(before: sign), .key)
        line.paintSpaces()
        line.paint(to: sign + 1, .punctuation)
        line.paintSpaces()
        let role = Self.valueRole(line, end: line.end)
        line.paint(to: line.end, role == .plainCode ? .string : role)
    }
}
