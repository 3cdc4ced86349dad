/// Makes identifiers that grow, however many are asked for in one millisecond.
package struct IdentifierSource: Sendable {
    private var newest: UInt128 = 0

    package init() {}

    /// - Parameter milliseconds: the time since 1970; ids keep growing when it stands still or goes back.
    package mutating func next<Subject>(at milliseconds: Int64) -> Identifier<Subject> {
        let time = UInt128(UInt64(clamping: milliseconds) & 0xFFFF_FFFF_FFFF)
        let isLater = newest >> 80 < time || newest == 0
        // Steps so large that the UUID, which begins with these bits, looks like another one.
        let next = newest + UInt128.random(in: 1..<1 << 50)
        // The bits of the variant above the random ones must not be reached; then a millisecond is taken that has not come.
        if isLater || next >> 62 != newest >> 62 {
            newest =
                (isLater ? time : newest >> 80 + 1) << 80 | 4 << 76 | UInt128.random(in: 0..<1 << 12) << 64
                | 2 << 62 | UInt128.random(in: 0..<1 << 61)
        } else {
            newest = next
        }
        return Identifier(bits: newest)
    }
}
