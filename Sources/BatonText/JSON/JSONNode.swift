/// A value of an outline and its place in the outline's one-line text, in UTF-8 bytes.
struct JSONNode: Hashable, Sendable {
    enum Kind: UInt8, Hashable, Sendable {
        case object, array
        /// An array of nothing but numbers, `true`, `false` and `null`: its elements share rows.
        case packedArray
        case string, number, constant
        /// A text that is no JSON.
        case text

        var isContainer: Bool { self == .object || self == .array || self == .packedArray }
    }

    var kind: Kind
    /// Where the value's name begins; without a name, the value.
    var start: Int32
    var value: Int32
    /// Behind the value's last byte.
    var end: Int32
    /// The node that this one is an element or a member of; -1 for the outermost.
    var parent: Int32
    /// The first node behind this one that is not inside of it.
    var next: Int32
    var childCount: Int32
    /// How many nodes it is inside of.
    var depth: Int32

    var hasName: Bool { start < value }
    /// The name with its quotation marks; empty where there is none.
    var name: Range<Int> { Int(start)..<Int(hasName ? value - 2 : start) }
    var isFoldable: Bool { kind.isContainer && childCount > 0 }
}
