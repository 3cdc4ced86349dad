/// Numbers that look random and depend on the prompt alone (SplitMix64, https://doi.org/10.1145/2714064.2660195).
struct PromptRandom: RandomNumberGenerator {
    private var state: UInt64

    init(_ prompt: some StringProtocol) {
        state = Self.hash(prompt)
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return bits ^ (bits >> 31)
    }

    /// FNV-1a, 64 bits: the same in every process, which Swift's own hash is not.
    static func hash(_ text: some StringProtocol) -> UInt64 {
        text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}
