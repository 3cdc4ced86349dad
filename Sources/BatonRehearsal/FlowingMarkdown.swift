/// Markdown whose paragraphs and list items stand on one line each, so that they flow to the width of any screen.
///
/// Nothing else changes: fenced and indented code, tables, headings and lines that end in a hard break stay as they are.
enum FlowingMarkdown {
    static func text(_ markdown: String) -> String {
        var lines: [String] = []
        var isFenced = false
        for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
            let trimmed = line.drop(while: \.isWhitespace)
            let isFence = trimmed.hasPrefix("```") || trimmed.hasPrefix("~~~")
            if !isFenced, !isFence, !beginsBlock(trimmed), let last = lines.last, goesOn(last) {
                lines[lines.count - 1] += " " + trimmed
            } else {
                lines.append(String(line))
            }
            if isFence { isFenced.toggle() }
        }
        return lines.joined(separator: "\n")
    }

    /// Whether a line that begins no block belongs to the paragraph that this line ends.
    private static func goesOn(_ line: String) -> Bool {
        let trimmed = line.drop(while: \.isWhitespace)
        let isOther = trimmed.isEmpty || ["|", "#", "```", "~~~"].contains(where: trimmed.hasPrefix)
        // Four columns are code where no list is, and no page of ours has such a list.
        return !isOther && !line.hasPrefix("    ") && !line.hasSuffix("  ") && !line.hasSuffix("\\")
    }

    /// Whether a line is blank or begins something of its own: a heading, a quotation, a row, an item.
    private static func beginsBlock(_ trimmed: Substring) -> Bool {
        if trimmed.isEmpty || ["|", "#", ">", "- ", "* ", "+ "].contains(where: trimmed.hasPrefix) { return true }
        let digits = trimmed.prefix(while: \.isNumber)
        return !digits.isEmpty && trimmed.dropFirst(digits.count).hasPrefix(". ")
    }
}
