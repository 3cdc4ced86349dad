/// The values that this program has sent as secrets, so that a server's echo of one is recognised under any name.
struct KnownSecrets: Sendable {
    /// Shorter than this a value is likely a word, and taking it out would make a recording unreadable.
    private static let shortest = 8
    /// As many as a session's tokens and keys; the oldest go first.
    private static let capacity = 256

    private var values: [[UInt8]] = []

    mutating func insert(_ found: [[UInt8]]) {
        for value in found where value.count >= Self.shortest && !values.contains(value) {
            if values.count == Self.capacity { values.removeFirst() }
            values.append(value)
        }
    }

    /// The bytes with every known value replaced by ``Redaction/mark``.
    func redact(_ bytes: [UInt8]) -> [UInt8] {
        values.reduce(bytes) { Self.replace($1, in: $0) }
    }

    func redact(_ text: String) -> String {
        values.isEmpty ? text : String(decoding: redact(Array(text.utf8)), as: UTF8.self)
    }

    private static func replace(_ secret: [UInt8], in bytes: [UInt8]) -> [UInt8] {
        guard var hit = index(of: secret, in: bytes, from: 0) else { return bytes }
        var output: [UInt8] = []
        var copied = 0
        while true {
            output += bytes[copied..<hit]
            output += Redaction.mark.utf8
            copied = hit + secret.count
            guard let next = index(of: secret, in: bytes, from: copied) else { break }
            hit = next
        }
        return output + bytes[copied...]
    }

    private static func index(of needle: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
        guard bytes.count - start >= needle.count else { return nil }
        return (start...bytes.count - needle.count).first { index in
            bytes[index] == needle[0] && bytes[index..<index + needle.count].elementsEqual(needle)
        }
    }
}
