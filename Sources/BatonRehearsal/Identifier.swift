/// An id of one kind of thing, in the two shapes that the platforms write: a UUID and a ULID of the same 128 bits.
///
/// The first 48 bits are milliseconds since 1970 (ULID's rule, so that ids sort by age), version and variant are those of
/// UUID version 4 (RFC 9562 §5.4), the rest is random. A UUID is written with its random bits first, as version 4's are.
package struct Identifier<Subject>: Hashable, Sendable, Comparable {
    package let bits: UInt128

    package init(bits: UInt128) {
        self.bits = bits
    }

    package static func < (left: Self, right: Self) -> Bool { left.bits < right.bits }
}

package typealias AgentIdentifier = Identifier<RehearsedAgent>
package typealias RunID = Identifier<RunRecord>
package typealias ConversationID = Identifier<Conversation>
package typealias MessageID = Identifier<Exchange>

extension Identifier {
    /// 8-4-4-4-12 lower-case hexadecimal digits.
    package var uuid: String {
        let digits = Array(String(Self.turned(bits), radix: 16))
        let padded = Array(repeating: "0", count: 32 - digits.count) + digits
        return [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(padded[$0]) }.joined(separator: "-")
    }

    /// The bits as a UUID has them: those behind the variant first, then the time and the rest.
    private static func turned(_ bits: UInt128) -> UInt128 {
        let (high, low) = payload(of: bits)
        return filled(bits, high: low >> 2, low: (low & 3) << 60 | high)
    }

    private static func turnedBack(_ bits: UInt128) -> UInt128 {
        let (high, low) = payload(of: bits)
        return filled(bits, high: low & (1 << 60 - 1), low: high << 2 | low >> 60)
    }

    /// What stands around the version and behind the variant: 60 bits and 62.
    private static func payload(of bits: UInt128) -> (high: UInt64, low: UInt64) {
        let (high, low) = (UInt64(truncatingIfNeeded: bits >> 64), UInt64(truncatingIfNeeded: bits))
        return ((high >> 16) << 12 | high & 0xFFF, low & (1 << 62 - 1))
    }

    /// Version and variant of `bits` with another payload.
    private static func filled(_ bits: UInt128, high: UInt64, low: UInt64) -> UInt128 {
        let version = UInt64(truncatingIfNeeded: bits >> 64) & 0xF000
        let variant = UInt64(truncatingIfNeeded: bits) & (3 << 62)
        return UInt128((high >> 12) << 16 | version | high & 0xFFF) << 64 | UInt128(variant | low)
    }

    /// Reads the 32 digits of a UUID.
    init?(hexadecimal digits: String) {
        guard digits.utf8.count == 32, digits.utf8.first != UInt8(ascii: "+"), let bits = UInt128(digits, radix: 16)
        else { return nil }
        self.init(bits: Self.turnedBack(bits))
    }

    /// 26 characters of Crockford's base 32 (https://github.com/ulid/spec).
    package var ulid: String {
        var rest = bits
        var characters: [Character] = []
        for _ in 0..<26 {
            characters.append(crockford[Int(rest & 31)])
            rest >>= 5
        }
        return String(characters.reversed())
    }

    /// Reads either shape; nil for anything else.
    package init?(_ text: String) {
        if text.utf8.count == 36 {
            let groups = text.split(separator: "-", omittingEmptySubsequences: false)
            guard groups.map(\.utf8.count) == [8, 4, 4, 4, 12] else { return nil }
            self.init(hexadecimal: groups.joined())
        } else if text.utf8.count == 26, let first = text.first, first <= "7" {
            var bits: UInt128 = 0
            for character in text.uppercased() {
                guard let digit = crockford.firstIndex(of: character) else { return nil }
                bits = bits << 5 | UInt128(digit)
            }
            self.init(bits: bits)
        } else {
            return nil
        }
    }
}

private let crockford = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
