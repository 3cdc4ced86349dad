/// What begins with a sign: comments, strings, annotations and the like.
extension ProgramLexer {
    /// Whether anything begins at the line's position; if so, it is painted, or open.
    mutating func scanOpening(_ line: inout CodeLine) -> Bool {
        let byte = line.current
        let features = grammar.features
        if byte == UInt8(ascii: "#"), scanHash(&line) { return true }
        if openComment(&line) { return true }
        switch byte {
        case UInt8(ascii: "/"):
            if features.contains(.regularExpressions), scanRegularExpression(&line) { return true }
        case UInt8(ascii: "'"):
            if features.contains(.lifetimes), scanLifetime(&line) { return true }
        case UInt8(ascii: "@"):
            if openPrefixedString(&line, wordEnd: line.position) || scanAtName(&line) { return true }
        case UInt8(ascii: "$"):
            if openPrefixedString(&line, wordEnd: line.position) { return true }
            if features.contains(.dollarNames), scanSigned(&line, .constant) { return true }
        case UInt8(ascii: ":"):
            if features.contains(.symbols), scanSymbol(&line) { return true }
        default:
            break
        }
        return openHeredoc(&line) || openString(&line)
    }

    private mutating func openComment(_ line: inout CodeLine) -> Bool {
        if let comment = grammar.blockComment, line.has(comment.open, at: line.position) {
            line.paint(to: line.position + comment.open.count, .comment)
            frames.append(.comment(depth: 0))
            return true
        }
        for open in grammar.lineComments where line.has(open, at: line.position) {
            line.paint(to: line.end, .comment)
            return true
        }
        return false
    }

    /// `#if`, `#[derive(…)]`, `##"…"##`.
    private mutating func scanHash(_ line: inout CodeLine) -> Bool {
        let features = grammar.features
        let start = line.position
        if features.contains(.hashedStrings) {
            var end = start
            while line.byte(at: end) == UInt8(ascii: "#") { end += 1 }
            if openString(&line, at: end, hashes: end - start) { return true }
            if end - start > 1 {
                // All at once: many of them must not be looked through again from each.
                line.paint(to: end, .punctuation)
                return true
            }
        }
        if features.contains(.hashAttributes) {
            let bracket = line.byte(at: start + 1) == UInt8(ascii: "!") ? start + 2 : start + 1
            if line.byte(at: bracket) == UInt8(ascii: "[") {
                line.paint(to: bracket + 1, .punctuation)
                line.paint(to: line.endOfWord(from: line.position), .tag)
                context = .operand
                return true
            }
        }
        return features.contains(.hashWords) && scanSigned(&line, .keyword)
    }

    /// A sign and the word behind it, in one role.
    private mutating func scanSigned(_ line: inout CodeLine, _ role: TextRole) -> Bool {
        let end = grammar.endOfWord(in: line, from: line.position + 1)
        guard end > line.position + 1 else { return false }
        line.paint(to: end, role)
        context = role == .keyword ? .nothing : .operand
        return true
    }

    private mutating func scanAtName(_ line: inout CodeLine) -> Bool {
        if grammar.features.contains(.atNames) {
            if line.byte(at: line.position + 1) == UInt8(ascii: "@") { line.paint(to: line.position + 1, .constant) }
            return scanSigned(&line, .constant)
        }
        guard grammar.features.contains(.annotations) else { return false }
        let before = line.position > 0 ? line.bytes[line.position - 1] : 0
        guard before.isBlank || before == UInt8(ascii: "("), line.byte(at: line.position + 1).isWordStart else {
            return false
        }
        var end = line.endOfWord(from: line.position + 1)
        while line.byte(at: end) == UInt8(ascii: "."), line.byte(at: end + 1).isWordStart {
            end = line.endOfWord(from: end + 1)
        }
        line.paint(to: end, .tag)
        context = .nothing
        return true
    }

    private mutating func scanSymbol(_ line: inout CodeLine) -> Bool {
        let before = line.position > 0 ? line.bytes[line.position - 1] : 0
        guard !before.isWord, before != UInt8(ascii: ":"), line.byte(at: line.position + 1).isWordStart else {
            return false
        }
        return scanSigned(&line, .constant)
    }

    /// `'a` is a lifetime where no quote closes it behind one character.
    private mutating func scanLifetime(_ line: inout CodeLine) -> Bool {
        let start = line.position + 1
        guard line.byte(at: start).isWordStart else { return false }
        var scalarEnd = start + 1
        while line.byte(at: scalarEnd) & 0xC0 == 0x80 { scalarEnd += 1 }
        guard line.byte(at: scalarEnd) != UInt8(ascii: "'") else { return false }
        line.paint(to: line.endOfWord(from: start), .type)
        context = .operand
        return true
    }

    /// A regular expression may stand only where a value may begin, and closes on its line.
    ///
    /// Behind `<` stands no value but a closing tag of JSX.
    private mutating func scanRegularExpression(_ line: inout CodeLine) -> Bool {
        let start = line.position
        guard context == .nothing, !hasUnclosedSlash, start == 0 || line.bytes[start - 1] != UInt8(ascii: "<") else {
            return false
        }
        guard !line.byte(at: start + 1).isBlank, let close = endOfRegularExpression(line, from: start + 1) else {
            return false
        }
        line.paint(to: line.endOfWord(from: close + 1), .string)
        context = .operand
        return true
    }

    /// Where the closing slash is: not behind a backslash, not in `[…]`.
    private mutating func endOfRegularExpression(_ line: CodeLine, from start: Int) -> Int? {
        var isInClass = false
        var index = start
        while index < line.end {
            switch line.bytes[index] {
            case UInt8(ascii: "\\"): index += 1
            case UInt8(ascii: "["): isInClass = true
            case UInt8(ascii: "]"): isInClass = false
            case UInt8(ascii: "/") where !isInClass: return index
            default: break
            }
            index += 1
        }
        hasUnclosedSlash = true
        return nil
    }

    /// `<<~END`, `<<'END'`: remembers the word; the text begins on the next line.
    private mutating func openHeredoc(_ line: inout CodeLine) -> Bool {
        guard pendingHeredoc == nil, frames.isEmpty else { return false }
        for open in grammar.heredocs where line.has(open, at: line.position) {
            var start = line.position + open.count
            let quote = line.byte(at: start)
            let isQuoted = quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"")
            if isQuoted { start += 1 }
            let end = line.endOfWord(from: start)
            // A small letter is rather a name that is shifted by or appended.
            guard end > start, isQuoted || line.bytes[start].isUppercase else { continue }
            guard !isQuoted || line.byte(at: end) == quote else { continue }
            pendingHeredoc = Array(line.bytes[start..<end])
            line.paint(to: line.position + open.count, .punctuation)
            line.paint(to: isQuoted ? end + 1 : end, .keyword)
            context = .operand
            return true
        }
        return false
    }
}
