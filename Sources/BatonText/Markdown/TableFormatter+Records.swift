/// A row as keys and values, for a table that is too wide for columns.
extension TableFormatter {
    // Keys stand beside their values, in a third of the width unless a word needs more, where values keep this much.
    private static let leastValueColumns = 12
    private static let keyPart = 3
    private static let gap = 2

    /// Each cell behind the name of its column, or below it where there is too little room.
    func record(of row: [RichText]) -> [StyledLine] {
        let longestKey = header.map { RichTextLayout.naturalColumns(of: $0) }.max() ?? 0
        let longestWord = header.map { RichTextLayout.longestWordColumns(of: $0) }.max() ?? 0
        let keyWidth = min(longestKey, max(longestWord, width / Self.keyPart))
        let isBeside = keyWidth > 0 && width - keyWidth - Self.gap >= Self.leastValueColumns
        return header.indices.flatMap { column in
            let value = row.indices.contains(column) ? row[column] : RichText()
            return isBeside
                ? beside(value, column: column, keyWidth: keyWidth)
                : key(column, width: width) + below(value, isKeyed: keyWidth > 0)
        }
    }

    /// The name of a column as the key of a record.
    func key(_ column: Int, width: Int) -> [StyledLine] {
        RichTextLayout.lines(of: header[column], width: width).map { $0.replacing(.body, with: .label) }
    }

    private func beside(_ value: RichText, column: Int, keyWidth: Int) -> [StyledLine] {
        let valueWidth = width - keyWidth - Self.gap
        return CellRow(widths: [keyWidth, valueWidth], alignments: [], gap: Self.gap)
            .lines(of: [key(column, width: keyWidth), RichTextLayout.lines(of: value, width: valueWidth)])
    }

    private func below(_ value: RichText, isKeyed: Bool) -> [StyledLine] {
        guard !value.isEmpty else { return [] }
        let indentation = isKeyed ? max(0, min(Self.gap, width - Lead.leastRoom)) : 0
        let lead = Lead(hanging: String(repeating: " ", count: indentation), role: .body)
        return lead.standing(before: RichTextLayout.lines(of: value, width: width - indentation))
    }
}
