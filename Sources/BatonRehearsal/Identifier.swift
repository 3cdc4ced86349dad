/// An id of one kind of thing, in the two shapes that the platforms write: a UUID and a ULID of the same 128 bits.
///
/// The first 48 bits are milliseconds since 1970 (ULID's rule, so that ids sort by age), version and variant are those of
/// UUID version 4 (RFC 9562 §5.4), the rest is random.
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
        let digits = Array(String(bits, radix: 16))
        let padded = Array(repeating: "0", count: 32 - digits.count) + digits
        return [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(padded[$0]) }.joined(separator: "-")
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
            guard groups.map(\.utf8.count) == [8, 4, 4, 4, 12], text.utf8.allSatisfy({ $0 != UInt8(ascii: "+") }),
                let bits = UInt128(groups.joined(), radix: 16)
            else { return nil }
            self.init(bits: bits)
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
