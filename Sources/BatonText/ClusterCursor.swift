/// Reads clusters at byte offsets; a run of them without looking back at each.
struct ClusterCursor {
    let text: String
    // An index that came out of `index(after:)` is known to stand at a cluster's start, which saves finding that out.
    private var index: String.Index
    private var offset = 0

    init(text: String) {
        self.text = text
        index = text.startIndex
    }

    mutating func cluster(at position: Int) -> Cluster {
        if position != offset { index = text.utf8.index(text.startIndex, offsetBy: position) }
        let start = index
        index = text.index(after: start)
        let bytes = text.utf8.distance(from: start, to: index)
        offset = position + bytes
        return Cluster(bytes: bytes, first: text.unicodeScalars[start]) { text[start] }
    }
}
