/// What a backslash in a JSON string stands for (RFC 8259 §7).
struct JSONEscape {
    var scalar: Unicode.Scalar
    /// The bytes of the spelling, the backslash among them.
    var length: Int

    /// Reads the escape at `start`, where a backslash stands.
    /// - Returns: nil for what is none, and for scalars that nobody sees (controls but for line feed and tab, format
    ///   characters, halves of a pair): their spelling says more than they would show, and it cannot act on a terminal.
    init?(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int, before end: Int) {
        guard start + 1 < end else { return nil }
        length = 2
        switch bytes[start + 1] {
        case UInt8(ascii: "\""): scalar = "\""
        case UInt8(ascii: "\\"): scalar = "\\"
        case UInt8(ascii: "/"): scalar = "/"
        case UInt8(ascii: "n"): scalar = "\n"
        case UInt8(ascii: "t"): scalar = "\t"
        case UInt8(ascii: "u"):
            guard let first = Self.unit(bytes, at: start, before: end) else { return nil }
            var value = first
            length = 6
            if 0xD800..<0xDC00 ~= first {
                guard let second = Self.unit(bytes, at: start + 6, before: end), 0xDC00..<0xE000 ~= second else {
                    return nil
                }
                value = 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
                length = 12
            }
            guard let scalar = Unicode.Scalar(value), Self.isVisible(scalar) else { return nil }
            self.scalar = scalar
        default: return nil
        }
    }

    /// The UTF-16 code unit that the escape at `start` spells: `\u` and four hexadecimal digits.
    private static func unit(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int, before end: Int) -> UInt32? {
        guard start + 6 <= end, bytes[start] == UInt8(ascii: "\\"), bytes[start + 1] == UInt8(ascii: "u") else {
            return nil
        }
        var unit: UInt32 = 0
        for byte in bytes[start + 2..<start + 6] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
            unit = unit << 4 | UInt32(digit)
        }
        return unit
    }

    private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
        if scalar == "\n" || scalar == "\t" { return true }
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned, .privateUse:
            return false
        default: return !scalar.properties.isDefaultIgnorableCodePoint
        }
    }
}
