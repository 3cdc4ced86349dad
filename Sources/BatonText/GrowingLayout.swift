/// A growing text, laid out once.
///
/// Lines at the front are *settled*: nothing that comes behind can change them. The others are the *open tail*, which is
/// laid out again whenever the text has grown, so an update costs what was added and a line or two, however long the text is.
/// The text itself is not kept, neither as a copy, which would double it, nor as a reference, which would make its owner
/// copy it at the next delta.
///
/// Law: after any sequence of updates the lines are those of ``TextLayout/lines(of:width:role:)`` over the newest text.
package struct GrowingLayout: Sendable {
    private struct Key: Hashable {
        var epoch: Int
        var version: Int
        var width: Int
        var role: TextRole
    }

    private struct Paragraph {
        var line = 0
        var byte = 0
        var isMarked = false
    }

    private var lines: [StyledLine] = []
    private var settledLines = 0
    /// Where the open tail begins in the text, in UTF-8 bytes.
    private var settledBytes = 0
    private var laidOutBytes = 0
    /// The paragraph that the open tail begins in: its first line, where it begins, and whether it is marked.
    private var paragraph = Paragraph()
    private var key: Key?

    /// The first line that may differ from before the newest update, so that callers keep what they drew of those above;
    /// ``lineCount`` where nothing changed.
    package private(set) var firstChangedLine = 0

    package init() {}

    package var lineCount: Int { lines.count }

    /// - Precondition: `index` is in `0..<lineCount`.
    package func line(_ index: Int) -> StyledLine { lines[index] }

    /// Lays out `text`.
    /// - Parameters:
    ///   - epoch: as long as it stays, `text` has only grown at its end; a new one lays out everything anew.
    ///   - version: differs whenever `text` does; an update with the newest version and nothing else changed costs nothing.
    package mutating func update(text: String, epoch: Int, version: Int, width: Int, role: TextRole = .body) {
        let newKey = Key(epoch: epoch, version: version, width: width, role: role)
        guard newKey != key else {
            firstChangedLine = lines.count
            return
        }
        let hasOnlyGrown = key.map { $0.epoch == epoch && $0.width == width && $0.role == role } ?? false
        let count = text.utf8.count
        if !hasOnlyGrown || count < laidOutBytes { forget() }
        key = newKey
        unsettleUnmarkedParagraph(of: text, width: width)
        laidOutBytes = count
        layOutTail(of: text, width: width, role: role)
    }

    private mutating func forget() {
        lines.removeAll(keepingCapacity: true)
        settledLines = 0
        settledBytes = 0
        laidOutBytes = 0
        paragraph = Paragraph()
    }

    /// A paragraph's first right-to-left letter puts a mark before its first line, which then holds less.
    private mutating func unsettleUnmarkedParagraph(of text: String, width: Int) {
        guard settledBytes > paragraph.byte, !paragraph.isMarked, width >= RightToLeft.leastColumns else { return }
        // A second name for the same storage, as it is lent out.
        var storage = text
        let isFound = storage.withUTF8 { RightToLeft.isFound(in: $0, from: max(paragraph.byte, laidOutBytes)) }
        guard isFound else { return }
        settledLines = paragraph.line
        settledBytes = paragraph.byte
    }

    private mutating func layOutTail(of text: String, width: Int, role: TextRole) {
        let firstTailLine = settledLines
        let oldTail = Array(lines[firstTailLine...])
        lines.removeSubrange(firstTailLine...)
        TextLayout.forEachLine(of: text, from: settledBytes, width: width, role: role) { line, extent in
            lines.append(line)
            if extent.decision < laidOutBytes {
                settledLines = lines.count
                settledBytes = extent.next
                if extent.endsParagraph {
                    paragraph = Paragraph(line: settledLines, byte: settledBytes)
                } else if extent.isMarked {
                    paragraph.isMarked = true
                }
            }
        }
        firstChangedLine = firstTailLine + zip(oldTail, lines[firstTailLine...]).prefix { $0 == $1 }.count
    }
}
