import BatonScreen

/// Text that gives way to an ellipsis where it is too long for its place.
package enum Truncation {
    private static let ellipsis = "…"
    private static let ellipsisColumns = 1

    /// The beginning of `text` and "…", in at most `columns` columns; all of it where it fits, nothing under one column.
    package static func end(_ text: String, columns: Int) -> String {
        if fits(text, in: columns) { return text }
        return columns < ellipsisColumns ? "" : prefix(of: text, columns: columns - ellipsisColumns) + ellipsis
    }

    /// The beginning of `text`, "…" and its end, in at most `columns` columns; for ids, paths and addresses, whose ends
    /// tell them apart.
    package static func middle(_ text: String, columns: Int) -> String {
        if fits(text, in: columns) { return text }
        guard columns >= ellipsisColumns else { return "" }
        let room = columns - ellipsisColumns
        let tail = suffix(of: text, columns: room / 2)
        return prefix(of: text, columns: room - TextWidth.columns(of: tail)) + ellipsis + tail
    }

    // Counts no further than it must: a label may be cut from a text of megabytes. A column takes four bytes, where there is no mark.
    private static func fits(_ text: String, in columns: Int) -> Bool {
        if text.utf8.count / 4 < columns { return TextWidth.columns(of: text) <= columns }
        return prefix(of: text, columns: columns).endIndex == text.endIndex
    }

    private static func prefix(of text: String, columns: Int) -> Substring {
        var rest = columns
        var end = text.startIndex
        while end < text.endIndex {
            let width = TextWidth.columns(of: text[end])
            guard width <= rest else { break }
            rest -= width
            end = text.index(after: end)
        }
        return text[..<end]
    }

    private static func suffix(of text: String, columns: Int) -> Substring {
        var rest = columns
        var start = text.endIndex
        while start > text.startIndex {
            let before = text.index(before: start)
            let width = TextWidth.columns(of: text[before])
            guard width <= rest else { break }
            rest -= width
            start = before
        }
        return text[start...]
    }
}
