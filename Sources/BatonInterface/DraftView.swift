internal import BatonCore
internal import BatonEngine
internal import BatonScreen
internal import BatonText
internal import BatonTheme

/// The composer's rows behind their prompt sign, and the queued messages above them.
struct DraftView {
    let state: AppState
    let layout: Layout

    private var theme: Theme { state.theme }

    func draw(on surface: inout Surface) {
        drawQueue(on: &surface)
        drawAttachments(on: &surface)
        let rect = layout.composer
        let draft = state.shownComposer.layout(width: state.composerColumns, maximumRows: rect.rows)
        for (index, row) in draft.rows.enumerated() {
            surface.write(sign(index, draft), at: Position(column: 0, row: rect.row + index), style: theme[.prompt])
            surface.write(
                row.text, at: Position(column: state.promptColumns, row: rect.row + index), style: theme[.composer])
            mark(row, at: rect.row + index, on: &surface)
        }
        if state.focus == .composer, state.overlay == nil || state.overlay == .quitting(.cancelling) {
            surface.cursor = Position(
                column: min(state.promptColumns + draft.cursor.column, rect.columns - 1),
                row: rect.row + min(draft.cursor.row, rect.rows - 1))
        }
    }

    /// Sets what stands for a paste, and what is looked for, apart from the text.
    private func mark(_ row: ComposerRow, at line: Int, on surface: inout Surface) {
        func write(_ text: String, _ column: Int, _ role: ThemeRole) {
            surface.write(text, at: Position(column: state.promptColumns + column, row: line), style: theme[role])
        }
        for label in row.labels { write(label.text, label.column, .accent) }
        guard case .history(let search) = state.overlay, let pattern = search.pattern else { return }
        for range in pattern.ranges(in: row.text) {
            let bytes = row.text.utf8
            let start = bytes.index(bytes.startIndex, offsetBy: range.lowerBound)
            let end = bytes.index(bytes.startIndex, offsetBy: range.upperBound)
            write(String(row.text[start..<end]), TextWidth.columns(of: String(row.text[..<start])), .match)
        }
    }

    /// The prompt sign on the first row; an ellipsis where rows are out of sight.
    private func sign(_ index: Int, _ draft: ComposerLayout) -> String {
        if index == 0 { return draft.hasRowsAbove ? "…" : state.promptSign }
        return index == draft.rows.count - 1 && draft.hasRowsBelow ? "…" : " "
    }

    private var queueNote: String {
        let key = state.keymap.hint(for: .takeBackQueued, in: [.everywhere])
        return "  queued" + (key.map { " · \($0) takes back" } ?? "")
    }

    /// The files that go with the next message, on the row nearest to it.
    private func drawAttachments(on surface: inout Surface) {
        let attachments = state.active.attachments
        let rect = layout.queue
        guard !attachments.isEmpty, rect.rows > 0 else { return }
        var row = CellRow(limit: rect.columns)
        row.append("+ ", theme[.prompt])
        for (index, attachment) in attachments.enumerated() {
            if index > 0 { row.append("  ", theme[.text]) }
            row.append(attachment.name.sanitised, theme[.accent])
            let size = attachment.file.map { $0.byteCount.map(ByteCountText.short) ?? "" } ?? "reading"
            if !size.isEmpty { row.append(" \(size)", theme[.dim]) }
        }
        let key = state.keymap.hint(for: .detachNewestFile, in: [.emptyComposer])
        if let note = key.map({ "\($0) on an empty line takes the last off" }),
            row.free > TextWidth.columns(of: note) + 2
        {
            row.append(note, endingAt: rect.columns - 1, theme[.footer])
        }
        surface.draw(row.cells, at: Position(column: rect.column, row: rect.row + rect.rows - 1))
    }

    private func drawQueue(on surface: inout Surface) {
        let queue = state.active.machine?.queue ?? []
        var rect = layout.queue
        if !state.active.attachments.isEmpty { rect.rows -= 1 }
        guard rect.rows > 0 else { return }
        let hidden = queue.count - rect.rows
        for (line, prompt) in queue.suffix(rect.rows).enumerated() {
            var row = CellRow(limit: rect.columns)
            row.append("⋯ ", theme[.dim])
            // The newest are shown, because they are what a key takes back; the first row tells of the older ones.
            if line == 0, hidden > 0 { row.append("+\(hidden) · ", theme[.dim]) }
            row.append(prompt.text, theme[.dim])
            if line == min(queue.count, rect.rows) - 1, row.free > TextWidth.columns(of: queueNote) {
                row.append(queueNote, endingAt: rect.columns - 1, theme[.footer])
            }
            surface.draw(row.cells, at: Position(column: rect.column, row: rect.row + line))
        }
    }
}
