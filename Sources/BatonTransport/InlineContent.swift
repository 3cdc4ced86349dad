import FoundationEssentials

/// What an address of the scheme `data:` holds itself (RFC 2397).
package struct InlineContent: Hashable, Sendable {
    package let bytes: [UInt8]

    /// - Returns: nil for any other address, and for one that holds no readable content.
    package init?(_ address: String) {
        guard address.prefix(5).lowercased() == "data:", let comma = address.utf8.firstIndex(of: UInt8(ascii: ","))
        else { return nil }
        let isBase64 = address[..<comma].lowercased().hasSuffix(";base64")
        guard let content = Self.unescaped(address.utf8[address.utf8.index(after: comma)...]) else { return nil }
        guard isBase64 else {
            bytes = content
            return
        }
        guard let data = Data(base64Encoded: Data(content), options: .ignoreUnknownCharacters) else { return nil }
        bytes = Array(data)
    }

    /// With two hexadecimal digits behind a percent sign as the byte that they are; nil where a sign has none.
    private static func unescaped(_ text: Substring.UTF8View) -> [UInt8]? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count)
        var rest = text.makeIterator()
        while let byte = rest.next() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let high = rest.next().flatMap(digit), let low = rest.next().flatMap(digit) else { return nil }
            bytes.append(high << 4 | low)
        }
        return bytes
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
