import BatonScreen

/// A grapheme cluster as the scanner needs it.
struct Cluster {
    var bytes: Int
    var columns: Int
    var first: Unicode.Scalar
    var hasOneScalar: Bool

    init(ascii byte: UInt8) {
        bytes = 1
        columns = 1
        first = Unicode.Scalar(byte)
        hasOneScalar = true
    }

    /// - Parameter character: gives the cluster where it has more than one scalar; finding its end twice is what costs.
    init(bytes: Int, first: Unicode.Scalar, character: () -> Character) {
        self.bytes = bytes
        self.first = first
        hasOneScalar = UTF8.width(first) == bytes
        columns = TextWidth.columns(of: hasOneScalar ? Character(first) : character())
    }
}
