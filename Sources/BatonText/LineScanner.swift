import BatonScreen

/// Finds the lines of a text at a width, one after the other.
///
/// Greedy, so that a line depends on nothing before its own start, and on nothing behind the cluster that no longer fitted:
/// this is what lets ``GrowingLayout`` keep lines while the text grows. ASCII goes byte by byte, everything else by
/// grapheme cluster.
struct LineScanner {
    /// Columns between tab stops, counted from the start of the line.
    static let tabColumns = 4
    /// Stands for a cluster that is wider than the whole line.
    static let placeholder: Character = "\u{FFFD}"

    let text: String
    /// The bytes of `text`.
    let bytes: UnsafeBufferPointer<UInt8>
    /// At least 1.
    let width: Int

    /// Calls `body` with every line from byte `start`, a line's beginning, to the end of the text.
    ///
    /// A line feed ends a line rather than separating two: none follows the last one.
    func forEachLine(from start: Int, _ body: (LineExtent) -> Void) {
        var start = start
        while start < bytes.count {
            let extent = line(from: start)
            body(extent)
            start = extent.next
        }
    }

    /// What the line shows.
    func shownText(of extent: LineExtent) -> String {
        let source = String(decoding: UnsafeBufferPointer(rebasing: bytes[extent.content]), as: UTF8.self)
        return extent.isRewritten ? rewritten(source) : source
    }

    private func line(from start: Int) -> LineExtent {
        var line = OpenLine(start: start)
        var cursor = ClusterCursor(text: text)
        while line.position < bytes.count {
            let byte = bytes[line.position]
            if byte == 0x0A { return line.ended(next: line.position + 1, decision: line.position) }
            let following = line.position + 1
            if byte == 0x09 {
                line.addSpace(bytes: 1, columns: Self.tabColumns - line.column % Self.tabColumns)
                line.isRewritten = true
            } else if byte < 0x80, following == bytes.count || bytes[following] < 0x80 {
                // No mark follows, so the byte is a cluster of its own.
                if byte == 0x20 {
                    line.addSpace(bytes: 1, columns: 1)
                } else if let end = line.add(Cluster(ascii: byte), width: width) {
                    return end
                }
            } else {
                let cluster = cursor.cluster(at: line.position)
                if LineBreaking.isSpace(cluster.first), cluster.hasOneScalar {
                    line.addSpace(bytes: cluster.bytes, columns: cluster.columns)
                } else if let end = line.add(cluster, width: width) {
                    return end
                }
            }
        }
        return line.ended(next: bytes.count, decision: bytes.count)
    }

    private func rewritten(_ source: String) -> String {
        var shown = ""
        var column = 0
        for character in source {
            if character == "\t" {
                let spaces = Self.tabColumns - column % Self.tabColumns
                shown.append(contentsOf: repeatElement(" ", count: spaces))
                column += spaces
            } else {
                let columns = TextWidth.columns(of: character)
                shown.append(columns > width ? Self.placeholder : character)
                column += columns > width ? 1 : columns
            }
        }
        return shown
    }
}
