/// A line that is being filled.
struct OpenLine {
    /// Where the next cluster stands.
    var position: Int
    /// Columns so far, the hanging white space included.
    var column = 0
    var isRewritten = false
    private var contentStart: Int
    private var contentEnd: Int
    private var contentColumns = 0
    // White space at the line's start, which only a paragraph's first line has, and where it ends.
    private var indentColumns = 0
    private var indentEnd: Int
    private var previous: Unicode.Scalar = " "
    private var isPreviousWide = false
    // The last place where the line may end: what it would show then, and where the next one would begin (0: nowhere).
    private var breakContentEnd = 0
    private var breakColumns = 0
    private var breakNext = 0

    init(start: Int) {
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
        if hasContent {
            setBreak(next: position)
        } else {
            indentColumns = column
            indentEnd = position
        }
    }

    /// Adds a cluster, or ends the line before it or earlier.
    mutating func add(_ cluster: Cluster, width: Int) -> LineExtent? {
        let isWide = cluster.columns > 1
        if isWide || isPreviousWide, hasContent, contentEnd == position,
            LineBreaking.isAllowed(after: previous, before: cluster.first)
        {
            setBreak(next: position)
        }
        if column + cluster.columns > width, breakNext == 0 { dropIndentation() }
        var columns = cluster.columns
        if column + columns > width {
            let decision = position + cluster.bytes
            if breakNext > 0 { return endedAtBreak(decision: decision) }
            if hasContent { return ended(next: position, decision: decision) }
            columns = 1
            isRewritten = true
        }
        position += cluster.bytes
        column += columns
        contentEnd = position
        contentColumns = column
        previous = cluster.first
        isPreviousWide = isWide
        return nil
    }

    func ended(next: Int, decision: Int) -> LineExtent {
        LineExtent(
            content: contentStart..<contentEnd, columns: contentColumns, next: next, decision: decision,
            isRewritten: isRewritten)
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

    private mutating func setBreak(next: Int) {
        breakContentEnd = contentEnd
        breakColumns = contentColumns
        breakNext = next
    }
}
