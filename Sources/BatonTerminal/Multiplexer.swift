/// A program between Baton and the terminal that keeps to itself what it does not know, unless it is wrapped.
package enum Multiplexer: String, Hashable, Sendable {
    case tmux, screen

    /// GNU screen cuts device control strings that are longer than 768 bytes (MAXSTR of its screen.h); the rest is its
    /// introducer and end, with room to spare.
    private static let screenChunk = 240

    /// `sequence` so that it reaches the terminal around: in tmux as it is with each ESC doubled (tmux's FAQ, "passthrough"; from
    /// 3.3 on the user has to allow it), in screen as device control strings that are passed on one after the other.
    func wrapped(_ sequence: [UInt8]) -> [UInt8] {
        switch self {
        case .tmux:
            Array("\u{1B}Ptmux;".utf8) + sequence.flatMap { $0 == 0x1B ? [0x1B, 0x1B] : [$0] } + Array("\u{1B}\\".utf8)
        case .screen:
            stride(from: 0, to: sequence.count, by: Self.screenChunk).flatMap { start in
                Array("\u{1B}P".utf8) + sequence[start..<min(start + Self.screenChunk, sequence.count)]
                    + Array("\u{1B}\\".utf8)
            }
        }
    }
}
