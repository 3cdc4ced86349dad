import BatonScreen

/// Turns laid-out lines into styled ones, from the first to the last: text cut by its runs, tabs as spaces.
struct LinePainter {
    let text: String
    /// The bytes of `text`.
    let bytes: UnsafeBufferPointer<UInt8>
    let width: Int
    /// In ascending order; the last one reaches to the text's end or beyond it.
    let runs: [RichText.Run]
    // The run that the newest line ends in; lines come in order.
    private var run = 0

    init(text: String, bytes: UnsafeBufferPointer<UInt8>, width: Int, runs: [RichText.Run]) {
        self.text = text
        self.bytes = bytes
        self.width = width
        self.runs = runs
    }

    mutating func line(_ extent: LineExtent) -> StyledLine {
        var spans: [StyledSpan] = []
        if extent.isMarked { spans.append(RightToLeft.mark) }
        var start = extent.content.lowerBound
        let end = extent.content.upperBound
        let room = extent.isMarked ? width - RightToLeft.markColumns : width
        var column = 0
        while start < end {
            while run < runs.count - 1, runs[run].end <= start { run += 1 }
            let next = run < runs.count - 1 ? min(end, clusterStart(notBefore: runs[run].end)) : end
            let shown = shown(start..<next, extent.isRewritten ? room : nil, column: &column)
            let look = runs[run]
            spans.append(StyledSpan(shown, look.role, emphasis: look.emphasis, link: look.link))
            start = next
        }
        // A mark without a base that stood behind a tab goes to the last of the tab's spaces: count again.
        if extent.isRewritten { return StyledLine(spans) }
        return StyledLine(spans, columns: extent.columns + (extent.isMarked ? RightToLeft.markColumns : 0))
    }

    /// - Parameter room: the line's, where its text does not stay as it is.
    private func shown(_ range: Range<Int>, _ room: Int?, column: inout Int) -> String {
        let source = String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
        guard let room else { return source }
        return rewritten(source, room: room, column: &column)
    }

    /// `offset`, or the end of the cluster that it stands in: a cluster has one look, that of its beginning.
    private func clusterStart(notBefore offset: Int) -> Int {
        if offset <= 0 || offset >= bytes.count || (bytes[offset - 1] < 0x80 && bytes[offset] < 0x80) { return offset }
        let index = text.utf8.index(text.startIndex, offsetBy: offset)
        if String.Index(index, within: text) != nil { return offset }
        return text.utf8.distance(from: text.startIndex, to: text.index(after: index))
    }

    private func rewritten(_ source: String, room: Int, column: inout Int) -> String {
        var shown = ""
        for character in source {
            if character == "\t" {
                let spaces = LineScanner.tabColumns - column % LineScanner.tabColumns
                shown.append(contentsOf: repeatElement(" ", count: spaces))
                column += spaces
            } else {
                let columns = TextWidth.columns(of: character)
                shown.append(columns > room ? LineScanner.placeholder : character)
                column += columns > room ? 1 : columns
            }
        }
        return shown
    }
}
