/// The inside of a JSON string and the text that it means (RFC 8259 §7).
enum JSONString {
    /// What cannot be read as an escape stays as it stands.
    static func decoded(_ content: ArraySlice<UInt8>) -> [UInt8] {
        guard content.contains(ASCII.backslash) else { return Array(content) }
        var output: [UInt8] = []
        var units: [UInt16] = []
        var rest = content
        while let byte = rest.popFirst() {
            guard byte == ASCII.backslash, let escaped = rest.popFirst() else {
                flush(&units, into: &output)
                output.append(byte)
                continue
            }
            if escaped == UInt8(ascii: "u"), rest.count >= 4,
                let unit = UInt16(String(decoding: rest.prefix(4), as: UTF8.self), radix: 16)
            {
                units.append(unit)
                rest = rest.dropFirst(4)
            } else {
                flush(&units, into: &output)
                output.append(short[escaped] ?? escaped)
            }
        }
        flush(&units, into: &output)
        return output
    }

    static func encoded(_ text: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        for byte in text {
            switch byte {
            case ASCII.quote, ASCII.backslash: output += [ASCII.backslash, byte]
            case ASCII.lineFeed: output += Array("\\n".utf8)
            case ASCII.carriageReturn: output += Array("\\r".utf8)
            case ASCII.tab: output += Array("\\t".utf8)
            case 0..<0x20:
                let digits = String(byte, radix: 16)
                output += Array("\\u00".utf8) + Array((digits.count < 2 ? "0" + digits : digits).utf8)
            default: output.append(byte)
            }
        }
        return output
    }

    /// The two-letter escapes that do not mean their own letter.
    private static let short: [UInt8: UInt8] = [
        UInt8(ascii: "n"): ASCII.lineFeed, UInt8(ascii: "r"): ASCII.carriageReturn, UInt8(ascii: "t"): ASCII.tab,
        UInt8(ascii: "b"): 0x08, UInt8(ascii: "f"): 0x0C,
    ]

    /// `\u` escapes come in UTF-16, a pair for one character beyond the first plane.
    private static func flush(_ units: inout [UInt16], into output: inout [UInt8]) {
        guard !units.isEmpty else { return }
        output += Array(String(decoding: units, as: UTF16.self).utf8)
        units = []
    }
}
