/// Strings, heredocs, and the values in them.
extension ShellLexer {
    mutating func scanString(_ line: inout CodeLine) {
        switch frames.last {
        case .single:
            let close = line.firstIndex(of: UInt8(ascii: "'"), from: line.position)
            line.paint(to: close.map { $0 + 1 } ?? line.end, .string)
            if close != nil { frames.removeLast() }
        case .escaped: scanString(&line, closing: UInt8(ascii: "'"), expands: false)
        default: scanString(&line, closing: UInt8(ascii: "\""), expands: true)
        }
    }

    private mutating func scanString(_ line: inout CodeLine, closing: UInt8, expands: Bool) {
        var index = line.position
        while index < line.end {
            let byte = line.bytes[index]
            if byte == closing {
                line.paint(to: index + 1, .string)
                frames.removeLast()
                return
            }
            if byte == UInt8(ascii: "\\") {
                line.paint(to: index, .string)
                index = line.endOfEscape(from: index)
                line.paint(to: index, .constant)
            } else if byte == UInt8(ascii: "$"), expands {
                line.paint(to: index, .string)
                return scanExpansion(&line, role: .string)
            } else {
                index += 1
            }
        }
        line.paint(to: line.end, .string)
    }

    mutating func scanHeredoc(_ line: inout CodeLine, _ heredoc: Heredoc) {
        let start = line.endOfSpaces(from: 0)
        if line.position == 0, line.has(heredoc.word, at: start),
            line.endOfSpaces(from: start + heredoc.word.count) == line.end
        {
            line.paintSpaces()
            line.paint(to: start + heredoc.word.count, .keyword)
            line.paintSpaces()
            frames.removeLast()
            return
        }
        let dollar = heredoc.expands ? line.firstIndex(of: UInt8(ascii: "$"), from: line.position) : nil
        line.paint(to: dollar ?? line.end, .string)
        if dollar != nil { scanExpansion(&line, role: .string) }
    }

    /// What a `$` begins: `$name`, `$1`, `${…}`, `$(…)`, `$((…))`; nothing of these is painted in `role`.
    mutating func scanExpansion(_ line: inout CodeLine, role: TextRole) {
        let start = line.position
        let next = line.byte(at: start + 1)
        let canNest = frames.count < Self.deepestNesting
        if next == UInt8(ascii: "("), canNest {
            let isArithmetic = line.byte(at: start + 2) == next
            line.paint(to: start + (isArithmetic ? 3 : 2), .punctuation)
            frames.append(isArithmetic ? .arithmetic(depth: 1) : .substitution(depth: 0))
            beginCommand()
        } else if next == UInt8(ascii: "{"), canNest {
            line.paint(to: start + 2, .punctuation)
            frames.append(.parameter)
        } else if next.isWordStart {
            line.paint(to: line.endOfWord(from: start + 1), .constant)
        } else if next.isDigit || Self.specialNames.contains(next) {
            line.paint(to: start + 2, .constant)
        } else {
            line.paint(to: start + 1, role)
        }
    }

    private static let specialNames = Array("@*#?$!-".utf8)

    /// The rest of `${name:-value}`.
    mutating func scanParameter(_ line: inout CodeLine) {
        let byte = line.current
        switch byte {
        case UInt8(ascii: "}"):
            line.paint(to: line.position + 1, .punctuation)
            frames.removeLast()
        case UInt8(ascii: "$"):
            scanExpansion(&line, role: .plainCode)
        case UInt8(ascii: "\""):
            line.paint(to: line.position + 1, .string)
            frames.append(.double)
        case UInt8(ascii: "\\"):
            line.paint(to: line.endOfEscape(from: line.position), .plainCode)
        default:
            if byte.isWord {
                let before = line.position > 0 ? line.bytes[line.position - 1] : 0
                let isName = Self.namePredecessors.contains(before)
                line.paint(to: line.endOfWord(from: line.position), isName ? .constant : .plainCode)
            } else if byte.isBlank {
                line.paintSpaces()
            } else {
                line.paint(to: line.position + 1, .punctuation)
            }
        }
    }

    /// What stands before the name in `${name}`, `${#name}`, `${!name}`.
    private static let namePredecessors = Array("{#!".utf8)
}
