/// A line that is being filled.
struct OpenLine {
    private let width: Int
    // Where the next cluster stands.
    private var position: Int
    // Columns so far, the hanging white space included.
    private var column = 0
    private var isRewritten = false
    private var contentStart: Int
    private var contentEnd: Int
    private var contentColumns = 0
    // White space at the line's start, which only a paragraph's first line has, and where it ends.
    private var indentColumns = 0
    private var indentEnd: Int
    // The last place where the line may end: what it would show then, and where the next one would begin (0: nowhere).
    private var breakContentEnd = 0
    private var breakColumns = 0
    private var breakNext = 0

    init(start: Int, width: Int) {
        self.width = width
        position = start
        contentStart = start
        contentEnd = start
        indentEnd = start
    }

    private var hasContent: Bool { contentEnd > contentStart }

    /// White space never overflows: it hangs, and is dropped where the line ends. Indentation is no place to end at.
    mutating func addSpace(bytes: Int, columns: Int) {
        position += bytes
        column += columns
        if !hasContent {
            indentColumns = column
            indentEnd = position
        }
    }

    mutating func addTab() {
        addSpace(bytes: 1, columns: LineScanner.tabColumns - column % LineScanner.tabColumns)
        isRewritten = true
    }

    /// Adds a cluster, or ends the line before it or earlier.
    mutating func add(_ cluster: Cluster) -> LineExtent? {
        if cluster.canFollowBreak {
            breakContentEnd = contentEnd
            breakColumns = contentColumns
            breakNext = position
        }
        var columns = cluster.columns
        if column + columns > width {
            let decision = position + cluster.bytes
            if breakNext > 0 { return endedAtBreak(decision: decision) }
            dropIndentation()
            if column + columns > width {
                if hasContent { return ended(next: position, decision: decision) }
                columns = 1
                isRewritten = true
            }
        }
        position += cluster.bytes
        column += columns
        contentEnd = position
        contentColumns = column
        return nil
    }

    func ended(next: Int, decision: Int) -> LineExtent {
        LineExtent(
            content: contentStart..<contentEnd, columns: contentColumns, next: next, decision: decision,
            isRewritten: isRewritten)
    }

    func endedByLineFeed() -> LineExtent {
        var extent = ended(next: position + 1, decision: position)
        extent.endsParagraph = true
        return extent
    }

    private func endedAtBreak(decision: Int) -> LineExtent {
        LineExtent(
            content: contentStart..<breakContentEnd, columns: breakColumns, next: breakNext, decision: decision,
            isRewritten: isRewritten)
    }

    /// An indentation that leaves no room for the first word gives way to it.
    private mutating func dropIndentation() {
        contentStart = indentEnd
        contentEnd = max(contentEnd, indentEnd)
        column -= indentColumns
        contentColumns = max(0, contentColumns - indentColumns)
        indentColumns = 0
    }
}
