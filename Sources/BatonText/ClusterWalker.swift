/// Walks over a text's clusters, and knows before which of them a row may end.
struct ClusterWalker {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let cursor: ClusterCursor
    private var breaks: WordBreaks
    /// Where the next cluster stands.
    private(set) var position = 0
    // Where the word that the walk is in begins, whether it is ASCII so far; nil between words and at the start.
    private var word: Int?
    private var isWordASCII = true
    private var hasContent = false

    /// - Parameter bytes: those of `text`.
    init(text: String, bytes: UnsafeBufferPointer<UInt8>, rowColumns: Int) {
        self.bytes = bytes
        cursor = ClusterCursor(text: text, bytes: bytes)
        breaks = WordBreaks(bytes: bytes, rowColumns: rowColumns)
    }

    /// Goes on at `position`, a cluster's start, where a row begins.
    mutating func beginRow(at position: Int) {
        self.position = position
        hasContent = false
        word = nil
    }

    /// The next cluster; nil at the end.
    mutating func next() -> Cluster? {
        guard position < bytes.count else { return nil }
        var cluster = cursor.cluster(at: position)
        switch cluster.kind {
        case .content: cluster.canFollowBreak = passContent(cluster)
        case .space, .tab: word = nil
        case .lineFeed: beginRow(at: position)
        }
        position += cluster.bytes
        return cluster
    }

    /// Whether a row may end before `cluster`, the next one.
    private mutating func passContent(_ cluster: Cluster) -> Bool {
        let isASCII = cluster.bytes == 1
        defer { hasContent = true }
        guard let word else {
            self.word = position
            isWordASCII = isASCII
            return hasContent && LineBreaking.isAllowedAfterSpace(before: bytes[position])
        }
        if !isASCII { isWordASCII = false }
        return breaks.isAllowed(before: position, word: word, isASCII: isWordASCII)
    }

    /// Calls `body` with every cluster of `text`, as one row, and where it begins.
    static func forEach(in text: String, _ body: (Cluster, Int) -> Void) {
        // A second name for the same storage: the walk reads the text while this one is lent out.
        var storage = text
        storage.withUTF8 { bytes in
            var walker = ClusterWalker(text: text, bytes: bytes, rowColumns: .max)
            while let cluster = walker.next() { body(cluster, walker.position - cluster.bytes) }
        }
    }
}
