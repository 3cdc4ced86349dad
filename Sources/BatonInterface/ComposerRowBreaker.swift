import BatonScreen
import BatonText

/// Breaks a composer's lines into rows.
///
/// Unlike running text every cluster has its cell, white space too, because the insertion point can stand at each. The last
/// column is left free for the insertion point behind a full row; one space may hang into it, so that a row break after a
/// word does not push a space to the next row. Rows end where ``/BatonText/LineBreaking`` lets them, and at white space that
/// hangs no further.
struct ComposerRowBreaker {
    private static let tabColumns = 4
    private static let placeholder: Character = "\u{FFFD}"

    let composer: Composer
    let width: Int

    /// The width is at least 1.
    init(_ composer: Composer, width: Int) {
        self.composer = composer
        self.width = max(1, width)
    }

    /// The rows of a line, which touch one another; an empty line is one empty row.
    func rows(of line: Range<Int>) -> [Range<Int>] {
        let text = composer.slice(line)
        // What most lines are, while they are written.
        if line.count < width, text.isPrintableASCII { return [line] }
        var rows: [Range<Int>] = []
        var start = line.lowerBound
        var position = start
        var column = 0
        // The last place after the row's start where the row may end.
        var breakOffset = start
        var breakColumn = 0
        var opportunities = LineBreaking.opportunities(in: text)[...]
        for character in text {
            let first = character.unicodeScalars[character.unicodeScalars.startIndex]
            let isSpace = LineBreaking.isSpace(first)
            var columns = self.columns(of: character, at: column)
            if opportunities.first == position - line.lowerBound {
                opportunities.removeFirst()
                (breakOffset, breakColumn) = (position, column)
            }
            while column > 0, column + columns > (isSpace ? width : max(1, width - 1)) {
                if isSpace || breakOffset <= start { (breakOffset, breakColumn) = (position, column) }
                rows.append(start..<breakOffset)
                start = breakOffset
                column -= breakColumn
                if column == 0 { columns = self.columns(of: character, at: 0) }
            }
            position += character.utf8.count
            column += columns
        }
        return rows + [start..<line.upperBound]
    }

    /// The column at which the cluster at `offset` begins in `row`.
    func column(of offset: Int, in row: Range<Int>) -> Int {
        let text = composer.slice(row.lowerBound..<offset)
        return text.isPrintableASCII ? text.utf8.count : text.reduce(0) { $0 + columns(of: $1, at: $0) }
    }

    /// The place in `row` whose column is `goal`, or the nearest before it.
    /// - Parameter endsLine: behind the last cluster is still this row, not the next.
    func offset(atColumn goal: Int, in row: Range<Int>, endsLine: Bool) -> Int {
        var offset = row.lowerBound
        var column = 0
        for character in composer.slice(row) {
            let end = offset + character.utf8.count
            column += columns(of: character, at: column)
            if column > goal || (!endsLine && end == row.upperBound) { break }
            offset = end
        }
        return offset
    }

    func row(_ source: Range<Int>) -> ComposerRow {
        let text = composer.slice(source)
        return text.isPrintableASCII ? ComposerRow(text: String(text), source: source) : shown(text, source)
    }

    private func shown(_ text: Substring, _ source: Range<Int>) -> ComposerRow {
        var shown = ""
        var labels: [ComposerRow.Label] = []
        var column = 0
        for character in text {
            let columns = columns(of: character, at: column)
            if let label = composer.pastes.label(of: character), TextWidth.columns(of: label) == columns {
                labels.append(ComposerRow.Label(column: column, text: label))
                shown += label
            } else if character == "\t" {
                shown.append(contentsOf: repeatElement(" ", count: columns))
            } else {
                let isShown = columns == TextWidth.columns(of: character) && !FoldedPastes.isPlaceholder(character)
                shown.append(isShown ? character : Self.placeholder)
            }
            column += columns
        }
        return ComposerRow(text: shown, source: source, labels: labels)
    }

    private func columns(of character: Character, at column: Int) -> Int {
        if character == "\t" { return min(width, Self.tabColumns - column % Self.tabColumns) }
        let columns =
            composer.pastes.label(of: character).map { TextWidth.columns(of: $0) }
            ?? TextWidth.columns(of: character)
        return columns > width ? 1 : columns
    }
}

extension Substring {
    /// Whether every cluster is one byte and takes one column.
    fileprivate var isPrintableASCII: Bool {
        // Of native text, which this is, there always is such storage.
        utf8.withContiguousStorageIfAvailable { $0.allSatisfy { $0 &- 0x20 < 0x5F } } ?? false
    }
}
