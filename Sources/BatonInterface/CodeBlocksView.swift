internal import BatonScreen
internal import BatonText
internal import BatonTheme

/// The code blocks of the newest answer, over the transcript: number, language, size, and how each begins.
struct CodeBlocksView {
    let state: AppState
    let layout: Layout

    // Longer names of languages are rare, and push only their own row's code away.
    private static let languageColumns = 10

    func draw(_ list: CodeBlockList, on surface: inout Surface) {
        let rows = ListView.rows(in: state)
        let top = max(0, min(list.selection - rows / 2, list.blocks.count - rows))
        let note = [state.hint("copies", .choose), state.hint("closes", .escape)].compactMap(\.self)
            .joined(separator: " · ")
        let theme = state.theme
        ListView(state: state, layout: layout, title: "Code", filter: nil, note: note)
            .draw(on: &surface, rows: top..<list.blocks.count) { row, index in
                let block = list.blocks[index]
                let chosen = index == list.selection ? theme[.selection] : nil
                row.append(chosen == nil ? "   " : " › ", chosen ?? theme[.text])
                row.append("[\(index + 1)]", chosen ?? theme[.label])
                row.pad(to: 8, chosen ?? theme[.text])
                row.append(block.language.isEmpty ? "code" : block.language, chosen ?? theme[.accent])
                row.pad(to: 8 + Self.languageColumns, chosen ?? theme[.text])
                row.append(
                    Self.size(of: block), endingAt: 28 + Self.languageColumns, chosen ?? theme[.dim],
                    padding: chosen ?? theme[.text])
                row.append("   \(Self.firstLine(of: block))", chosen ?? theme[.text])
                if let chosen { row.pad(to: row.limit, chosen) }
            }
    }

    private static func size(of block: CodeBlock) -> String {
        let lines = block.text.split(separator: "\n", omittingEmptySubsequences: false).count
        return "\(lines) \(lines == 1 ? "line" : "lines") · \(ByteCountText.short(block.text.utf8.count))"
    }

    /// Where the code begins to say something.
    private static func firstLine(of block: CodeBlock) -> String {
        let lines = block.text.split(separator: "\n").lazy.map { $0.drop { $0 == " " || $0 == "\t" } }
        return lines.first { !$0.isEmpty }.map(String.init) ?? ""
    }
}
