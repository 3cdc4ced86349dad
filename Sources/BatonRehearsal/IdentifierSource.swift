/// Makes identifiers that grow, however many are asked for in one millisecond.
package struct IdentifierSource: Sendable {
    private var newest: UInt128 = 0

    package init() {}

    /// - Parameter milliseconds: the time since 1970; ids keep growing when it stands still or goes back.
    package mutating func next<Subject>(at milliseconds: Int64) -> Identifier<Subject> {
        let time = UInt128(UInt64(clamping: milliseconds) & 0xFFFF_FFFF_FFFF)
        if newest >> 80 >= time, newest > 0 {
            newest += 1
        } else {
            newest =
                time << 80 | 4 << 76 | UInt128.random(in: 0..<1 << 12) << 64
                // The highest random bit stays clear, so that counting up never reaches the variant above it.
                | 2 << 62 | UInt128.random(in: 0..<1 << 61)
        }
        return Identifier(bits: newest)
    }
}
