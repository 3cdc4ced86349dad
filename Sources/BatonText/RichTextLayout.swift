/// Lines of rich text at a width, by the same rules as ``TextLayout``.
package enum RichTextLayout {
    /// Wraps `text` at `width` columns; none where that is under 1.
    ///
    /// A line feed ends a line, so that a text that ends with one has no empty line behind it. An empty line has no spans.
    package static func lines(of text: RichText, width: Int) -> [StyledLine] {
        var lines: [StyledLine] = []
        TextLayout.forEachLine(of: text.text, from: 0, width: width, runs: text.runs) { line, _ in lines.append(line) }
        return lines
    }

    /// The columns of the longest line where only line feeds break: at this width, and wider, nothing is wrapped.
    package static func naturalColumns(of text: RichText) -> Int {
        var columns = 0
        TextLayout.forEachExtent(of: text.text, width: unlimited) {
            columns = max(columns, $0.columns + ($0.isMarked ? RightToLeft.markColumns : 0))
        }
        return columns
    }

    /// The columns of the widest piece in which no line may end: at this width, and wider, nothing is broken hard.
    package static func longestWordColumns(of text: RichText) -> Int {
        var longest = 0
        var piece = 0
        // White space before a cluster that does not begin a line.
        var gap = 0
        var hasContent = false
        ClusterWalker.forEach(in: text.text) { cluster, _ in
            switch cluster.kind {
            case .content:
                piece = cluster.canFollowBreak || !hasContent ? 0 : piece + gap
                piece += cluster.columns
                longest = max(longest, piece)
                gap = 0
                hasContent = true
            case .space, .tab: gap += cluster.columns
            case .lineFeed: hasContent = false
            }
        }
        return longest + (RightToLeft.isFound(in: text.text) ? RightToLeft.markColumns : 0)
    }

    /// No text in memory is wider; leaves room for sums.
    private static let unlimited = Int.max / 2
}
