extension Composer {
    mutating func recallOlder(in history: [String], after before: Momentum) {
        let index = min(recall?.index ?? history.count, history.count) - 1
        guard index >= 0 else { return }
        recall(index, of: history, after: before)
    }

    /// Goes to the prompt behind the recalled one, and behind the newest back to the draft.
    mutating func recallNewer(in history: [String], after before: Momentum) {
        guard let index = recall?.index else { return }
        recall(index + 1, of: history, after: before)
    }

    private mutating func recall(_ index: Int, of history: [String], after before: Momentum) {
        let draft = recall?.draft ?? folded
        let isDraft = index >= history.count
        replace(
            0..<folded.utf8.count, with: isDraft ? draft : Self.normalised(history[index], after: nil),
            isContinuing: before == .recalling)
        recall = isDraft ? nil : Recall(index: index, draft: draft)
        momentum = .recalling
    }
}
