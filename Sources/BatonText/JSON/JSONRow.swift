/// One row of an outline: a stretch of its one-line text, and how that is shown.
struct JSONRow: Hashable, Sendable {
    enum Kind: UInt8, Hashable, Sendable {
        /// A scalar, or a container on one line; with its name and comma.
        case whole
        /// The line with a container's opening bracket, and the one with the closing bracket.
        case open, close
        /// A container whose contents are not shown.
        case folded
        /// Elements of a packed array.
        case packed
        /// The name before an unescaped string, and the string's own rows.
        case blockHead, block
        /// A row of a text that is no JSON.
        case text
    }

    /// The bytes shown; the starts of an outline's rows ascend.
    var start: Int32
    var end: Int32
    var node: Int32
    var kind: Kind
    /// Whether it goes on where the row above had no more room.
    var isContinuation: Bool
    /// Whether what stands for the contents of a folded container follows.
    var hasFoldLabel = false

    var bytes: Range<Int> { Int(start)..<Int(end) }
}
