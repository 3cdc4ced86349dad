import BatonScreen

/// Reads clusters at byte offsets: ASCII byte by byte, simple scalars by their ranges, everything else by segmentation.
struct ClusterCursor {
    private let text: String
    /// The bytes of `text`.
    private let bytes: UnsafeBufferPointer<UInt8>

    init(text: String, bytes: UnsafeBufferPointer<UInt8>) {
        self.text = text
        self.bytes = bytes
    }

    func cluster(at position: Int) -> Cluster {
        let byte = bytes[position]
        let next = position + 1
        switch byte {
        case 0x0A: return Cluster(bytes: 1, columns: 0, kind: .lineFeed)
        case 0x09: return Cluster(bytes: 1, columns: LineScanner.tabColumns, kind: .tab)
        // No mark follows, so the byte is a cluster of its own.
        case ..<0x80 where next == bytes.count || bytes[next] < 0x80:
            return Cluster(bytes: 1, columns: 1, kind: byte == 0x20 ? .space : .content)
        default:
            if let simple = TextWidth.simpleCluster(bytes, at: position) {
                return Cluster(bytes: simple.bytes, columns: simple.columns, kind: byte == 0x20 ? .space : .content)
            }
            return segmented(at: position)
        }
    }

    private func segmented(at position: Int) -> Cluster {
        // A slice that begins here is segmented from here: in the whole text Swift would look back for where the cluster
        // begins, for flags as far as there are any.
        let rest = Substring(text.utf8[text.utf8.index(text.startIndex, offsetBy: position)...])
        let end = rest.index(after: rest.startIndex)
        let count = rest.utf8.distance(from: rest.startIndex, to: end)
        let first = UTF8.scalar(bytes, at: position)
        if UTF8.width(first) == count {
            let kind: Cluster.Kind = LineBreaking.isSpace(first) ? .space : .content
            return Cluster(bytes: count, columns: TextWidth.columns(of: Character(first)), kind: kind)
        }
        return Cluster(bytes: count, columns: TextWidth.columns(of: rest[rest.startIndex]))
    }
}
