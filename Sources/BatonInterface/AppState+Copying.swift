internal import BatonCore
internal import BatonEngine
internal import BatonText

/// What leaves Baton for the clipboard: always the source, never painted rows.
extension AppState {
    mutating func copyLastAnswer() -> [AppCommand] {
        let runs = active.machine?.thread.turns.reversed().lazy.compactMap(\.run)
        guard let text = runs?.first(where: { !$0.text.isEmpty })?.text else {
            return show(.info, "There is no answer yet")
        }
        return copy(text, "the last answer")
    }

    /// The ids as they are listed, a line each.
    mutating func copyIDs() -> [AppCommand] {
        let lines = IDsView.lines(of: self)
        guard !lines.isEmpty else { return show(.info, "There are no ids yet") }
        return copy(
            lines.map { "\($0.name): \($0.text)\n" }.joined(), lines.count == 1 ? "the id" : "\(lines.count) ids")
    }

    mutating func openCodeBlocks() -> [AppCommand] {
        let runs = active.machine?.thread.turns.reversed().lazy.compactMap(\.run)
        guard let run = runs?.first(where: { !$0.text.isEmpty }) else { return show(.info, "There is no answer yet") }
        let list = CodeBlockList(answer: run.text)
        guard !list.blocks.isEmpty else { return show(.info, "The newest answer has no code") }
        overlay = .codeBlocks(list)
        return []
    }

    mutating func copyBlock(of list: CodeBlockList) -> [AppCommand] {
        let block = list.blocks[list.selection]
        overlay = nil
        return copy(block.text + "\n", list.blocks.count == 1 ? "the code" : "code block \(list.selection + 1)")
    }

    /// - Parameter name: what it is, for the notice, which also says how much.
    func copy(_ text: String, _ name: String) -> [AppCommand] {
        [.copy(text, what: "\(name) (\(ByteCountText.short(text.utf8.count)))")]
    }
}
