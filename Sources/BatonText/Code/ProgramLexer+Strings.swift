/// Strings, and what is set into them.
extension ProgramLexer {
    mutating func openString(_ line: inout CodeLine) -> Bool {
        openString(&line, at: line.position, hashes: 0)
    }

    /// Opens the string whose quote stands at `quote`, behind `hashes` signs `#`, if one stands there.
    mutating func openString(_ line: inout CodeLine, at quote: Int, hashes: Int) -> Bool {
        guard let rule = grammar.strings.firstIndex(where: { line.has($0.open, at: quote) }) else { return false }
        let kind = grammar.strings[rule]
        var string = OpenString(rule: rule, hashes: hashes, interpolation: kind.interpolation, role: kind.role)
        // A name in quotes, which has to be one because it is a keyword or no word.
        if kind.role == .plainCode, case .declaration(let role) = context { string.role = role }
        if grammar.features.contains(.stringKeys), isKey(line, string, from: quote + kind.open.count) {
            string.role = .key
        }
        push(string, &line, openEnd: quote + kind.open.count)
        return true
    }

    /// Opens the string behind the prefix that begins at the line's position: a word up to `wordEnd`, or signs.
    mutating func openPrefixedString(_ line: inout CodeLine, wordEnd: Int) -> Bool {
        let start = line.position
        guard let prefix = prefix(line, wordEnd: wordEnd) else { return false }
        var quote = start + prefix.text.count
        if prefix.form == .delimited { return openDelimited(&line, quote: quote) }
        var hashes = 0
        if prefix.form == .hashed {
            while line.byte(at: quote + hashes) == UInt8(ascii: "#") { hashes += 1 }
            quote += hashes
            guard line.byte(at: quote) == UInt8(ascii: "\"") else {
                guard hashes > 1 else { return false }
                line.paint(to: quote, .punctuation)
                return true
            }
        }
        guard let rule = grammar.strings.firstIndex(where: { line.has($0.open, at: quote) }) else { return false }
        let kind = grammar.strings[rule]
        let interpolation = prefix.hasBraces ? .braces : kind.interpolation
        let string = OpenString(
            rule: rule, hashes: hashes, form: prefix.form, interpolation: interpolation, role: kind.role)
        push(string, &line, openEnd: quote + kind.open.count)
        return true
    }

    /// The prefix at the line's position, if a quote follows it (or `#`, for a string in hashes).
    private func prefix(_ line: CodeLine, wordEnd: Int) -> StringPrefix? {
        let start = line.position
        return grammar.prefixes.first { prefix in
            let end = start + prefix.text.count
            guard wordEnd == start || wordEnd == end, line.hasAnyCase(prefix.text, at: start) else { return false }
            switch line.byte(at: end) {
            case UInt8(ascii: "\""), UInt8(ascii: "'"): return true
            case UInt8(ascii: "#"): return prefix.form == .hashed
            default: return false
            }
        }
    }

    private mutating func push(_ string: OpenString, _ line: inout CodeLine, openEnd: Int) {
        line.paint(to: openEnd, string.role)
        frames.append(.string(string))
    }

    /// `R"name(`: the text goes to `)name"`.
    private mutating func openDelimited(_ line: inout CodeLine, quote: Int) -> Bool {
        // The standard's limit for the name (C++ [lex.string]).
        let limit = min(quote + 18, line.end)
        var index = quote + 1
        while index < limit, line.bytes[index] != UInt8(ascii: "(") {
            if line.bytes[index].isBlank || line.bytes[index] == UInt8(ascii: "\\") { return false }
            index += 1
        }
        guard index < limit else { return false }
        let closing = [UInt8(ascii: ")")] + line.bytes[(quote + 1)..<index] + [UInt8(ascii: "\"")]
        line.paint(to: index + 1, .string)
        frames.append(.delimited(closing: closing))
        return true
    }

    mutating func scanDelimited(_ line: inout CodeLine, closing: [UInt8]) {
        var index = line.position
        while let bracket = line.firstIndex(of: closing[0], from: index) {
            if line.has(closing, at: bracket) {
                frames.removeLast()
                context = .operand
                return line.paint(to: bracket + closing.count, .string)
            }
            index = bracket + 1
        }
        line.paint(to: line.end, .string)
    }

    mutating func scanHeredoc(_ line: inout CodeLine, word: [UInt8]) {
        let start = line.endOfSpaces(from: line.position)
        if line.has(word, at: start), !line.byte(at: start + word.count).isWord {
            line.paintSpaces()
            line.paint(to: start + word.count, .keyword)
            frames.removeLast()
            context = .operand
        } else {
            line.paint(to: line.end, .string)
        }
    }

    /// Up to the end, or to where the string closes or code is set into it.
    mutating func scanString(_ line: inout CodeLine, _ string: OpenString) {
        let rule = grammar.strings[string.rule]
        let closing = rule.close[0]
        let isDoubled = rule.escape == .doubled || string.form == .doubled
        let hasEscapes = rule.escape == .backslash && string.form != .hashed && string.form != .doubled
        var index = line.position
        while index < line.end {
            let byte = line.bytes[index]
            if byte == closing {
                if isDoubled, line.byte(at: index + 1) == closing {
                    index += 2
                    continue
                }
                if let end = endOfClosing(line, rule, string, at: index) {
                    line.paint(to: end, string.role)
                    frames.removeLast()
                    context = .operand
                    return
                }
            } else if byte == UInt8(ascii: "\\"), hasEscapes, hasHashes(line, string.hashes, at: index + 1) {
                let sign = index + string.hashes
                if string.interpolation == .parentheses, line.byte(at: sign + 1) == UInt8(ascii: "("),
                    openInterpolation(&line, string, from: index, to: sign + 2, close: UInt8(ascii: ")"))
                {
                    return
                }
                index = paintEscape(&line, string, from: index, sign: sign)
                continue
            } else if string.interpolation != .none, scanInterpolation(&line, string, at: index) {
                return
            }
            index += 1
        }
        line.paint(to: line.end, string.role)
    }

    private func endOfClosing(_ line: CodeLine, _ rule: StringRule, _ string: OpenString, at index: Int) -> Int? {
        guard line.has(rule.close, at: index), hasHashes(line, string.hashes, at: index + rule.close.count) else {
            return nil
        }
        return index + rule.close.count + string.hashes
    }

    private func hasHashes(_ line: CodeLine, _ count: Int, at index: Int) -> Bool {
        for offset in 0..<count where line.byte(at: index + offset) != UInt8(ascii: "#") { return false }
        return true
    }

    /// - Parameter sign: where the escape goes on behind the hashes, as if a backslash stood there.
    private mutating func paintEscape(_ line: inout CodeLine, _ string: OpenString, from start: Int, sign: Int) -> Int {
        joinsNextLine = sign + 1 >= line.end && grammar.features.contains(.joinedLines)
        guard string.form != .raw else { return sign + 2 }
        let end = line.endOfEscape(from: sign)
        line.paint(to: start, string.role)
        line.paint(to: end, .constant)
        return end
    }

    /// Whether code or a name is set into the string at `index`; if so, it is painted, or open.
    private mutating func scanInterpolation(_ line: inout CodeLine, _ string: OpenString, at index: Int) -> Bool {
        let byte = line.bytes[index]
        let next = line.byte(at: index + 1)
        let brace = UInt8(ascii: "{")
        switch string.interpolation {
        case .none, .parentheses:
            return false
        case .dollarBraces, .dollarNames:
            guard byte == UInt8(ascii: "$") else { return false }
            if next == brace { return openInterpolation(&line, string, from: index, to: index + 2) }
            guard string.interpolation == .dollarNames, next.isWordStart else { return false }
            line.paint(to: index, string.role)
            line.paint(to: line.endOfWord(from: index + 1), .constant)
            return true
        case .hashBraces:
            guard byte == UInt8(ascii: "#"), next == brace else { return false }
            return openInterpolation(&line, string, from: index, to: index + 2)
        case .braces:
            guard byte == brace else { return false }
            guard next == brace else { return openInterpolation(&line, string, from: index, to: index + 1) }
            line.paint(to: index, string.role)
            line.paint(to: index + 2, .constant)
            return true
        }
    }

    private mutating func openInterpolation(
        _ line: inout CodeLine, _ string: OpenString, from start: Int, to end: Int, close: UInt8 = UInt8(ascii: "}")
    ) -> Bool {
        guard frames.count < Self.deepestNesting else { return false }
        line.paint(to: start, string.role)
        line.paint(to: end, .punctuation)
        frames.append(.interpolation(close: close, depth: 0))
        context = .nothing
        return true
    }

    /// Whether the string that begins at `start` closes on this line, before a colon.
    private func isKey(_ line: CodeLine, _ string: OpenString, from start: Int) -> Bool {
        let close = grammar.strings[string.rule].close[0]
        var index = start
        while index < line.end, line.bytes[index] != close { index += line.bytes[index] == UInt8(ascii: "\\") ? 2 : 1 }
        return line.byte(at: line.endOfSpaces(from: index + 1)) == UInt8(ascii: ":")
    }
}
