/// Finds the lines of a text at a width, one after the other.
///
/// Greedy, so that a line depends on nothing before its own start, and on nothing behind the cluster that no longer fitted:
/// this is what lets ``GrowingLayout`` keep lines while the text grows. The one exception is the mark before a paragraph.
struct LineScanner {
    /// Columns between tab stops, counted from the start of the line's content.
    static let tabColumns = 4
    /// Stands for a cluster that is wider than the whole line.
    static let placeholder: Character = "\u{FFFD}"

    private let bytes: UnsafeBufferPointer<UInt8>
    private let width: Int
    private var walker: ClusterWalker

    /// - Parameters:
    ///   - bytes: those of `text`.
    ///   - width: at least 1.
    init(text: String, bytes: UnsafeBufferPointer<UInt8>, width: Int) {
        self.bytes = bytes
        self.width = width
        walker = ClusterWalker(text: text, bytes: bytes, rowColumns: width)
    }

    /// Calls `body` with every line from byte `start`, a line's beginning, to the end of the text.
    ///
    /// A line feed ends a line rather than separating two: none follows the last one.
    mutating func forEachLine(from start: Int, _ body: (LineExtent) -> Void) {
        var start = start
        while start < bytes.count {
            let extent = line(from: start)
            body(extent)
            start = extent.next
        }
    }

    private mutating func line(from start: Int) -> LineExtent {
        let isParagraphStart = start == 0 || bytes[start - 1] == 0x0A
        let isMarked =
            isParagraphStart && width >= RightToLeft.leastColumns && RightToLeft.isFound(in: bytes, from: start)
        var extent = line(from: start, width: isMarked ? width - RightToLeft.markColumns : width)
        extent.isMarked = isMarked
        return extent
    }

    private mutating func line(from start: Int, width: Int) -> LineExtent {
        var line = OpenLine(start: start, width: width)
        walker.beginRow(at: start)
        while let cluster = walker.next() {
            switch cluster.kind {
            case .content: if let end = line.add(cluster) { return end }
            case .space: line.addSpace(bytes: cluster.bytes, columns: cluster.columns)
            case .tab: line.addTab()
            case .lineFeed: return line.endedByLineFeed()
            }
        }
        return line.ended(next: bytes.count, decision: bytes.count)
    }
}
