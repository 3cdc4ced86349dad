extension Composer {
    /// The text as it is sent: every paste in full.
    package var text: String { pastes.unfolded(folded) }

    /// The cluster before the insertion point as it is sent: of a paste its last one; nil at the start.
    var clusterBefore: Character? {
        guard insertionOffset > 0 else { return nil }
        let cluster = folded[index(at: offset(before: insertionOffset))]
        return FoldedPastes.isPlaceholder(cluster) ? pastes.unfolded(String(cluster)).last : cluster
    }

    /// Inserts a paste as its label, where one more can be told from the others.
    mutating func insertFolded(_ text: String) {
        let normal = Self.normalised(text, after: clusterBefore)
        replace(insertionOffset..<insertionOffset, with: pastes.fold(normal) ?? normal)
    }

    /// Puts `text` before everything, and the insertion point behind everything.
    mutating func prepend(_ text: String) {
        replace(0..<0, with: Self.normalised(text, after: nil))
        move(to: folded.utf8.count)
    }

    /// Shows a paste in full: the one at the insertion point or the nearest before it, else the first behind it.
    mutating func unfoldPaste() {
        guard let range = nearestPaste else { return }
        replace(range, with: pastes.unfolded(slice(range)))
    }

    /// Whether a paste is folded in the text.
    package var hasFoldedPaste: Bool { nearestPaste != nil }

    private var nearestPaste: Range<Int>? {
        guard !pastes.isEmpty else { return nil }
        let places = folded.indices.filter { FoldedPastes.isPlaceholder(folded[$0]) }
        let starts = places.map { offset(of: $0) }
        guard let start = starts.last(where: { $0 <= insertionOffset }) ?? starts.first else { return nil }
        return start..<offset(after: start)
    }
}
