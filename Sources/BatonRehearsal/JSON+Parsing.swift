extension JSON {
    /// Parses one JSON text (RFC 8259), strictly, with members in the order in which they stand.
    ///
    /// By our own hand, because Foundation's decoder forgets that order and lets `[1,]` pass, which a rehearsed server must
    /// refuse; and not by the hand that wrote the client's reader, so that no misreading can be common to both.
    /// - Throws: `DecodingError.dataCorrupted`, with the place; also for what nests deeper than 128 levels.
    package init(parsing text: String) throws(DecodingError) {
        try self.init(parsing: text.utf8)
    }

    /// As for a string. Bytes that are not UTF-8 become U+FFFD.
    package init(parsing bytes: some Collection<UInt8>) throws(DecodingError) {
        var reader = Reader(bytes: Array(bytes))
        self = try reader.document()
    }
}

/// Reads by the first byte of what comes.
private struct Reader {
    private static let deepest = 128

    let bytes: [UInt8]
    private var position = 0
    private var depth = 0

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    private var byte: UInt8? { position < bytes.count ? bytes[position] : nil }
    private var failure: DecodingError {
        .dataCorrupted(.init(codingPath: [], debugDescription: "Not JSON at byte \(position)."))
    }

    mutating func document() throws(DecodingError) -> JSON {
        let value = try value()
        skipBlanks()
        if position < bytes.count { throw failure }
        return value
    }

    private mutating func skipBlanks() {
        while let byte, " \t\r\n".utf8.contains(byte) { position += 1 }
    }

    private mutating func value() throws(DecodingError) -> JSON {
        skipBlanks()
        switch byte {
        case UInt8(ascii: "{"):
            return .object(try list(until: "}") { reader throws(DecodingError) in try reader.member() })
        case UInt8(ascii: "["):
            return .array(try list(until: "]") { reader throws(DecodingError) in try reader.value() })
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return try number()
        }
    }

    private mutating func word(_ word: String, _ value: JSON) throws(DecodingError) -> JSON {
        guard bytes[position...].starts(with: word.utf8) else { throw failure }
        position += word.utf8.count
        return value
    }

    /// What stands between the bracket here and `end`, separated by commas.
    private mutating func list<Element>(
        until end: Unicode.Scalar, _ element: (inout Self) throws(DecodingError) -> Element
    ) throws(DecodingError) -> [Element] {
        depth += 1
        defer { depth -= 1 }
        if depth > Self.deepest { throw failure }
        position += 1
        skipBlanks()
        if take(end) { return [] }
        var elements = [try element(&self)]
        while true {
            skipBlanks()
            if take(end) { return elements }
            try expect(",")
            elements.append(try element(&self))
        }
    }

    private mutating func member() throws(DecodingError) -> (String, JSON) {
        skipBlanks()
        let name = try string()
        skipBlanks()
        try expect(":")
        return (name, try value())
    }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard byte == UInt8(ascii: scalar) else { return false }
        position += 1
        return true
    }

    private mutating func expect(_ scalar: Unicode.Scalar) throws(DecodingError) {
        if !take(scalar) { throw failure }
    }
}

// MARK: - Numbers

extension Reader {
    private mutating func number() throws(DecodingError) -> JSON {
        let start = position
        _ = take("-")
        let isZero = byte == UInt8(ascii: "0")
        let whole = try digits()
        if isZero, whole > 1 { throw failure }
        var isWhole = true
        if take(".") {
            _ = try digits()
            isWhole = false
        }
        if take("e") || take("E") {
            if !take("+") { _ = take("-") }
            _ = try digits()
            isWhole = false
        }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        if isWhole, let value = Int(text) { return .int(value) }
        guard let value = Double(text) else { throw failure }
        return .double(value)
    }

    /// - Returns: how many; at least one.
    private mutating func digits() throws(DecodingError) -> Int {
        let start = position
        while let byte, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
        if position == start { throw failure }
        return position - start
    }
}

// MARK: - Strings

extension Reader {
    private mutating func string() throws(DecodingError) -> String {
        try expect("\"")
        var units: [UInt8] = []
        while let byte {
            switch byte {
            case UInt8(ascii: "\""):
                position += 1
                return String(decoding: units, as: UTF8.self)
            case UInt8(ascii: "\\"):
                position += 1
                units += try escape()
            case ..<0x20:
                throw failure
            default:
                units.append(byte)
                position += 1
            }
        }
        throw failure
    }

    private static let shortEscapes: [UInt8: UInt8] = [
        UInt8(ascii: "\""): UInt8(ascii: "\""), UInt8(ascii: "\\"): UInt8(ascii: "\\"),
        UInt8(ascii: "/"): UInt8(ascii: "/"),
        UInt8(ascii: "b"): 0x08, UInt8(ascii: "f"): 0x0C, UInt8(ascii: "n"): 0x0A, UInt8(ascii: "r"): 0x0D,
        UInt8(ascii: "t"): 0x09,
    ]

    private mutating func escape() throws(DecodingError) -> [UInt8] {
        guard let byte else { throw failure }
        position += 1
        if let character = Self.shortEscapes[byte] { return [character] }
        guard byte == UInt8(ascii: "u") else { throw failure }
        var units = [try hexadecimal()]
        let isPair = UTF16.isLeadSurrogate(units[0]) && bytes[position...].starts(with: "\\u".utf8)
        if isPair {
            position += 2
            units.append(try hexadecimal())
        }
        // A surrogate without its other half decodes as U+FFFD.
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }

    private mutating func hexadecimal() throws(DecodingError) -> UInt16 {
        let digits = bytes[position...].prefix(4)
        guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
            let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
        else { throw failure }
        position += 4
        return unit
    }
}
