/// Replaces the values of secret fields in JSON text without parsing it, because the text may be cut short and the rest
/// of it is to stay as it was, byte for byte.
///
/// JSON inside a string, as tools' arguments often are, is looked at as well.
struct JSONRedactor {
    /// The values that were taken out.
    private(set) var found: [[UInt8]] = []
    private let input: [UInt8]
    private var output: [UInt8] = []
    /// The first byte of the input that is not in the output yet.
    private var copied = 0
    /// How many strings this text is inside of.
    private let depth: Int

    /// Deeper than this nobody packs JSON into strings; each level doubles the backslashes.
    private static let deepest = 4

    init(_ input: [UInt8], depth: Int = 0) {
        self.input = input
        self.depth = depth
    }

    mutating func redacted() -> [UInt8] {
        var index = 0
        while index < input.count {
            guard input[index] == ASCII.quote else {
                index += 1
                continue
            }
            let string = index..<endOfString(from: index)
            let colon = skipSpace(from: string.upperBound)
            guard colon < input.count, input[colon] == ASCII.colon else {
                redactInside(string)
                index = string.upperBound
                continue
            }
            index = skipSpace(from: colon + 1)
            let name = String(decoding: JSONString.decoded(content(of: string)), as: UTF8.self)
            if Redaction.isSecret(name: name) { index = redactValue(from: index) }
        }
        output += input[copied...]
        return output
    }

    /// Returns the index after the value.
    private mutating func redactValue(from start: Int) -> Int {
        guard start < input.count else { return start }
        switch input[start] {
        case ASCII.quote:
            let string = start..<endOfString(from: start)
            found.append(JSONString.decoded(content(of: string)))
            found.append(Array(content(of: string)))
            replace(string)
            return string.upperBound
        case ASCII.openBrace, ASCII.openBracket:
            let end = endOfBrackets(from: start)
            replace(start..<end)
            return end
        default:
            let end = input[start...].firstIndex { Self.endsScalar($0) } ?? input.count
            // Says that there is no secret, and tells nothing else.
            if !input[start..<end].elementsEqual("null".utf8) { replace(start..<end) }
            return end
        }
    }

    private mutating func redactInside(_ string: Range<Int>) {
        let content = content(of: string)
        guard depth < Self.deepest, content.contains(ASCII.backslash) else { return }
        let text = JSONString.decoded(content)
        guard let first = text.first(where: { !ASCII.isSpace($0) }),
            first == ASCII.openBrace || first == ASCII.openBracket
        else { return }
        var inner = JSONRedactor(text, depth: depth + 1)
        let redacted = inner.redacted()
        guard !inner.found.isEmpty || redacted != text else { return }
        found += inner.found
        replace(string, by: JSONString.encoded(redacted))
    }

    private mutating func replace(_ range: Range<Int>, by text: [UInt8] = Array(Redaction.mark.utf8)) {
        output += input[copied..<range.lowerBound]
        output.append(ASCII.quote)
        output += text
        output.append(ASCII.quote)
        copied = range.upperBound
    }

    /// The index after the closing quote, or the end of the text.
    private func endOfString(from quote: Int) -> Int {
        var index = quote + 1
        while index < input.count {
            if input[index] == ASCII.quote { return index + 1 }
            index += input[index] == ASCII.backslash ? 2 : 1
        }
        return input.count
    }

    private func endOfBrackets(from start: Int) -> Int {
        var scanner = JSONValueScanner()
        // An array at the top would be a container of values; here the whole of it is the value.
        if input[start] == ASCII.openBracket { _ = scanner.step(ASCII.openBracket) }
        for index in start..<input.count {
            if case .end = scanner.step(input[index]) { return index + 1 }
        }
        return input.count
    }

    /// A string without its quotes, of which the second may be missing.
    private func content(of string: Range<Int>) -> ArraySlice<UInt8> {
        let isClosed = string.count > 1 && input[string.upperBound - 1] == ASCII.quote
        return input[string.lowerBound + 1..<string.upperBound - (isClosed ? 1 : 0)]
    }

    private func skipSpace(from start: Int) -> Int {
        input[start...].firstIndex { !ASCII.isSpace($0) } ?? input.count
    }

    private static func endsScalar(_ byte: UInt8) -> Bool {
        byte == ASCII.comma || byte == ASCII.closeBrace || byte == ASCII.closeBracket || ASCII.isSpace(byte)
    }
}
