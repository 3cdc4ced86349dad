/// A size for a person to read: `64 MiB`, `12 bytes`.
struct ByteCount: CustomStringConvertible {
    private let count: Int

    init(_ count: Int) {
        self.count = count
    }

    var description: String {
        let kibi = 1024
        let mebi = kibi * kibi
        if count >= mebi, count % mebi == 0 { return "\(count / mebi) MiB" }
        if count >= kibi, count % kibi == 0 { return "\(count / kibi) KiB" }
        return "\(count) bytes"
    }
}
